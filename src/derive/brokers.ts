import type { Blueprint } from '../blueprint/types.ts';
import { type BrokerOption, catalog, optionOf, substituteBroker } from '../catalog/index.ts';

/** The brokers that the chassis has adapters for: the chosen one, and what is run in its place. */
export function brokersOf({ platform }: Blueprint): BrokerOption[] {
  if (platform.broker === 'none') return [];
  return [...new Set([platform.broker, substituteBroker])].map((id) =>
    optionOf(catalog.broker, id),
  );
}

/** By broker, as the chassis reads them. */
export function capabilitiesOf(brokers: readonly BrokerOption[]) {
  return Object.fromEntries(brokers.map(({ id, capabilities }) => [id, capabilities]));
}
