import type { Code } from '../codes.ts';

/** A fault of other systems that a valid blueprint cannot have. */
export interface Impossible {
  /** Where others number it among the rules. */
  id: string;
  title: string;
  /** What stands against it. */
  because: string;
  /** What the language says to whoever writes it. */
  code?: Code;
}

export const impossible: readonly Impossible[] = [
  {
    id: 'SYNC005',
    title: 'a call without a deadline',
    because:
      'Every call has what is left of the time of its operation, and every operation has a time.',
  },
  {
    id: 'DATA002',
    title: 'a database that two services share',
    because: 'Each service has a database and roles of its own; nothing in the language names one.',
  },
  {
    id: 'DATA003',
    title: 'an operation that touches what another service owns',
    because: 'reads and writes know entities, views and replicas of the service only.',
    code: 'unknown-entity',
  },
  {
    id: 'DATA004',
    title: 'an operation that writes a replica',
    because: 'A replica is only read; its events write it.',
    code: 'unknown-entity',
  },
  {
    id: 'DATA005',
    title: 'a replica that is not fed',
    because:
      'A replica brings the subscriptions that feed it, and an empty list of them is refused. What feeds it only in part is found by DATA009.',
    code: 'missing',
  },
  {
    id: 'DATA006',
    title: 'a field of a replica that no event carries',
    because: 'Each field of a replica is in the payload of an event that feeds it.',
    code: 'not-filled',
  },
  {
    id: 'TX002',
    title: 'an event that is published beside the transaction',
    because: 'Whoever publishes has an outbox, written in the transaction of the change.',
  },
  {
    id: 'TX003',
    title: 'a consumer that works twice on a message that comes twice',
    because: 'Whoever consumes has an inbox, written in the transaction of the effect.',
  },
  {
    id: 'TX005',
    title: 'a compensatable step without a compensation',
    because: 'A step that can be undone names what undoes it.',
    code: 'saga',
  },
  {
    id: 'TX006',
    title: 'steps of a saga in the wrong order',
    because: 'Compensatable steps come first, then at most one pivot, then retriable ones.',
    code: 'saga',
  },
  {
    id: 'TX007',
    title: 'a step of a saga that is a call',
    because: 'A saga sends messages: its steps are operations with message: true.',
    code: 'saga',
  },
  {
    id: 'EVT002',
    title: 'a subscription to an event that there is not',
    because: 'A reference is always to something that is declared.',
    code: 'unknown-event',
  },
  {
    id: 'EVT003',
    title: 'an operation that emits an event that there is not',
    because: 'emits names events of the service itself.',
    code: 'unknown-event',
  },
  {
    id: 'API001',
    title: 'a list without an end',
    because:
      'A query over many rows has paging: cursor, or ends at 1000 rows, whatever it selects. One that would give every row, at the path of the entity, is refused.',
    code: 'unbounded',
  },
];
