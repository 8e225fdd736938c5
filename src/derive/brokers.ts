import type { Blueprint, Broker } from '../blueprint/types.ts';
import { type BrokerOption, catalog, optionOf, substituteBroker } from '../catalog/index.ts';

/** The chosen one; none where no service sends anything, nor listens to anything. */
export function usedBroker({ platform, services }: Blueprint): Broker {
  const isUsed = services.some(({ events, subscribes }) => events.length + subscribes.length > 0);
  return isUsed ? platform.broker : 'none';
}

/** The brokers that the chassis has adapters for: the chosen one, and what is run in its place. */
export function brokersOf(blueprint: Blueprint): BrokerOption[] {
  const used = usedBroker(blueprint);
  if (used === 'none') return [];
  return [...new Set([used, substituteBroker])].map((id) => optionOf(catalog.broker, id));
}

/** By broker, as the chassis reads them. */
export function capabilitiesOf(brokers: readonly BrokerOption[]) {
  return Object.fromEntries(brokers.map(({ id, capabilities }) => [id, capabilities]));
}
