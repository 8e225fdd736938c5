import type { Blueprint, Ref, Saga, SagaStep } from '../../blueprint/types.ts';
import { serviceId } from '../model.ts';
import { sagaSequenceId } from './ids.ts';
import { message, operationAt, published, requestOf } from './messages.ts';
import {
  type Break,
  type Item,
  type Message,
  type Note,
  participantsOf,
  type Sequence,
} from './model.ts';

/** The steps of a saga, and at each what undoes those before it. */
export function ofSaga(saga: Saga, blueprint: Blueprint): Sequence {
  const trigger = operationAt(blueprint, saga.trigger);
  const items: Item[] = [
    ...(trigger === undefined ? [] : requestOf(saga.trigger.service, trigger)),
    ...saga.steps.flatMap((step, index) => ofStep(saga, step, index, blueprint)),
    ...outcome(saga, saga.onCompleted, blueprint),
  ];
  return {
    id: sagaSequenceId(saga.name),
    name: saga.name,
    kind: 'saga',
    about: `Conducted by ${saga.orchestrator}, given up after ${saga.timeoutSeconds} s.`,
    participants: participantsOf(items),
    items,
  };
}

function ofStep(saga: Saga, step: SagaStep, index: number, blueprint: Blueprint): Item[] {
  const conductor = serviceId(saga.orchestrator);
  const [success, ...rejections] = step.expect;
  const command = message('command', conductor, serviceId(step.do.service), step.do.name);
  return [
    command,
    ...rejections.map((event): Break => {
      const undone = saga.steps.slice(0, index).toReversed().flatMap(compensation);
      return {
        kind: 'break',
        when: event.name,
        items: [
          answered(event),
          ...undone.map((ref) => message('command', conductor, serviceId(ref.service), ref.name)),
          ...outcome(saga, saga.onFailed, blueprint),
        ],
      };
    }),
    ...(success === undefined ? [] : [answered(success)]),
    ...(step.kind === 'retriable' ? [again(command)] : []),
  ];

  function answered(event: Ref): Message {
    return message('event', serviceId(event.service), conductor, event.name);
  }
}

function compensation({ compensate }: SagaStep): Ref[] {
  return compensate === undefined ? [] : [compensate];
}

function again({ from, text }: Message): Note {
  return { kind: 'note', at: from, text: `${text}: again until it succeeds` };
}

/** The event that tells how it ended: to whoever listens, or noted where nobody does. */
function outcome(
  { orchestrator }: Saga,
  event: Ref | undefined,
  blueprint: Blueprint,
): (Message | Note)[] {
  if (event === undefined) return [];
  const messages = published(event, blueprint);
  if (messages.length > 0) return messages;
  return [{ kind: 'note', at: serviceId(orchestrator), text: `publishes ${event.name}` }];
}
