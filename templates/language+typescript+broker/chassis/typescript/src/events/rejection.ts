import { Problem } from '../problem.ts';

/** What a rule refuses with: the command is undone, and others are told by an event. */
export class Rejection extends Problem {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;

  constructor(event: string, payload: object, detail?: string) {
    super('rejected', detail, { extras: { code: event } });
    this.event = event;
    this.payload = { ...payload };
  }
}

/** `Payloads`: by name, the events that an operation may refuse with. */
export type RejectWith<Payloads> = <Name extends keyof Payloads & string>(
  event: Name,
  payload: Payloads[Name],
  detail?: string,
) => never;

/** Refuses the command with 422 and the event's name as `code`; `detail` is for its caller. */
export function rejectWith(event: string, payload: object, detail?: string): never {
  throw new Rejection(event, payload, detail);
}
