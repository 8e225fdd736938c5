import type { Catalog } from './types.ts';

const now = (label: string, needsBroker = false) => ({ label, rendered: true, needsBroker });
const later = (label: string, needsBroker = false) => ({ label, rendered: false, needsBroker });

/** Parts of the language beside the axes. */
export const features: Catalog['features'] = {
  events: now('events', true),
  emits: now('emitting events', true),
  subscribes: now('subscriptions', true),
  message: now('operations by message', true),
  replicas: now('replicas', true),
  askedByEvent: now('calls of operations that an event runs', true),
  sagas: later('sagas', true),
  views: later('views'),
  calls: now('calls between services'),
  replicaFallback: now('answers of a replica in place of a call', true),
  replicaQueries: {
    ...later('queries of a replica alone'),
    instead:
      'Let it ask the owner, calls: [{ to: service.operation, fallback: replica }], or leave it out for now.',
  },
  eventSourced: later('event-sourced entities'),
  compositions: later('gateway compositions'),
  foreignObjects: later('value objects of another service'),
  nestedSecrets: later('secrets inside value objects'),
  renamedNested: later('renames inside value objects'),
};
