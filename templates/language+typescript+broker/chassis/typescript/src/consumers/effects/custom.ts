import type { Span } from '@opentelemetry/api';
import type { Logger } from '../../log.ts';
import type { Tx } from '../../store/port.ts';
import type { Effect } from '../effect.ts';

/** What a handler of the service's own finds. */
export interface EventContext {
  /** Reads and writes: what is written is there exactly when the event counts as consumed. */
  tx: Tx;
  /** Of this delivery: the time of what the handler changes. */
  now: Date;
  /** With `now`, what `outbox.publish` asks for. */
  span: Span;
  event: {
    /** The same at every delivery. */
    id: string;
    /** When it happened, at its publisher; ISO 8601, UTC. */
    time: string;
  };
  log: Logger;
  /** Aborted when nobody waits for the handler any more. */
  signal: AbortSignal;
}

/**
 * Business code for an event. It runs inside the transaction that remembers the event, so that what
 * it writes is written once. What `reject` refuses goes to the dead letters at once; any other error
 * is tried again first, so what a handler does beside the transaction may happen twice.
 */
export type EventHandler<Event> = (event: Event, context: EventContext) => void | Promise<void>;

export function custom<Event>(handler: EventHandler<Event>): Effect {
  return {
    shares: false,
    async apply(tx, arrivals) {
      for (const { message, payload, now, span, log, signal } of arrivals) {
        const { id, attributes } = message;
        const event = { id, time: attributes.time ?? now.toISOString() };
        // The schema of the event is where this type comes from.
        await handler(payload as Event, { tx, now, span, event, log, signal });
      }
    },
  };
}
