import type { Blueprint, Event, Service } from '../blueprint/types.ts';

/** An event, with who has to do with it. */
export interface CataloguedEvent {
  event: Event;
  service: Service;
  /** Operations that it comes from, each with what became of the command. */
  emittedBy: { operation: string; isRefusal: boolean }[];
  listeners: { service: string; then: string }[];
}

/** Every event of the system, in the order of its service and its name. */
export function eventCatalogue({ services }: Blueprint): CataloguedEvent[] {
  return services.flatMap((service) =>
    service.events.map((event) => ({
      event,
      service,
      emittedBy: service.operations
        .filter(({ emits }) => emits.includes(event.name))
        .map(({ name, emits }) => ({ operation: name, isRefusal: emits[0] !== event.name })),
      listeners: services.flatMap(({ name, subscribes }) =>
        subscribes
          .filter(({ event: ref }) => ref.service === service.name && ref.name === event.name)
          .map(({ then }) => ({ service: name, then })),
      ),
    })),
  );
}
