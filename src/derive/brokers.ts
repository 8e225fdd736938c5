import type { Blueprint, Broker, Service } from '../blueprint/types.ts';
import { type BrokerOption, catalog, optionOf, substituteBroker } from '../catalog/index.ts';

/** Asked for each service, answered by a look at all of them. */
const known = new WeakMap<Blueprint, Broker>();

/** The chosen one; none where no service sends anything, nor listens to anything. */
export function usedBroker(blueprint: Blueprint): Broker {
  const { platform, services } = blueprint;
  const found = known.get(blueprint) ?? (services.some(usesBroker) ? platform.broker : 'none');
  known.set(blueprint, found);
  return found;
}

/** Whether a service sends events, or listens to some. */
export function usesBroker({ events, subscribes }: Service): boolean {
  return events.length > 0 || subscribes.length > 0;
}

/** Of the server of the chosen broker; undefined where none is run for it alone. */
export function brokerImage(blueprint: Blueprint): string | undefined {
  return optionOf(catalog.broker, usedBroker(blueprint)).image;
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
