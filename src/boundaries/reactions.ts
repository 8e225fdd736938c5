import { type Graph, graphOf } from './graph.ts';
import { refTo, textOf, type View } from './view.ts';

/**
 * Which operation leads to which by events: it emits, another service subscribes with `then: call`. What a
 * handler of somebody's own emits is not in the blueprint. An operation that starts a saga is led by that.
 */
export function reactions({ blueprint }: View): Graph {
  const reacting = new Map<string, string[]>();
  for (const service of blueprint.services) {
    for (const { event, call } of service.subscribes) {
      if (call === undefined) continue;
      const name = textOf(event);
      reacting.set(name, [...(reacting.get(name) ?? []), `${service.name}.${call}`]);
    }
  }
  return graphOf(
    blueprint.services.flatMap((service) =>
      service.operations
        .filter(({ startsSaga }) => startsSaga === undefined)
        .flatMap((operation) =>
          operation.emits.flatMap((event) =>
            (reacting.get(`${service.name}.${event}`) ?? []).map(
              (reaction) => [refTo(service, operation), reaction] as const,
            ),
          ),
        ),
    ),
  );
}

export const serviceOf = (place: string): string => place.split('.')[0] ?? '';
