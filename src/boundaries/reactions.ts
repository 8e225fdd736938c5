import { type Graph, graphOf } from './graph.ts';
import { refTo, textOf, type View } from './view.ts';

type Edge = readonly [from: string, to: string];

/**
 * Which operation leads to which by events that nobody conducts: it emits, another service subscribes with
 * `then: call`. What a handler of somebody's own emits is not in the blueprint. An operation that starts a saga
 * is led by that.
 */
export function reactions(view: View): Graph {
  const conducted = new Set(view.blueprint.sagas.map(({ trigger }) => textOf(trigger)));
  return graphOf(emitting(view).filter(([from]) => !conducted.has(from)));
}

/** Which operation leads to which in whatever way: by events, by a saga, by commanding. */
export function consequences(view: View): Graph {
  return graphOf([...emitting(view), ...conducting(view), ...commanding(view)]);
}

/** Which operation commands which while its caller waits. */
export function commanding({ calls }: View): Edge[] {
  return calls
    .filter(({ target }) => target.kind === 'command')
    .map(({ from, operation, call }) => [refTo(from, operation), textOf(call.to)]);
}

function emitting(view: View): Edge[] {
  const reacting = reactingTo(view);
  return view.blueprint.services.flatMap((service) =>
    service.operations.flatMap((operation) =>
      operation.emits.flatMap((event) =>
        reacting(`${service.name}.${event}`).map((to): Edge => [refTo(service, operation), to]),
      ),
    ),
  );
}

/** What starts a saga leads to all of its steps, to what undoes them, and to who hears how it ended. */
function conducting(view: View): Edge[] {
  const reacting = reactingTo(view);
  return view.blueprint.sagas.flatMap(({ trigger, steps, onCompleted, onFailed }) => {
    const commands = steps.flatMap((step) => [step.do, step.compensate ?? []].flat().map(textOf));
    const ends = [onCompleted ?? [], onFailed ?? []].flat();
    const reached = [...commands, ...ends.flatMap((event) => reacting(textOf(event)))];
    return reached.map((to): Edge => [textOf(trigger), to]);
  });
}

function reactingTo({ blueprint }: View): (event: string) => readonly string[] {
  const reacting = new Map<string, string[]>();
  for (const service of blueprint.services) {
    for (const { event, call } of service.subscribes) {
      if (call === undefined) continue;
      const name = textOf(event);
      reacting.set(name, [...(reacting.get(name) ?? []), `${service.name}.${call}`]);
    }
  }
  return (event) => reacting.get(event) ?? [];
}

export const serviceOf = (place: string): string => place.split('.')[0] ?? '';
