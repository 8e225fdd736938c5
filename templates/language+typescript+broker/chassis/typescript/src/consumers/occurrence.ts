import type { Message } from '../broker/port.ts';

/**
 * What is remembered of a message that had its effect: what happened, of which there may be several
 * messages. An event has one for each version, and for the name that it had before
 * (`events/outbox.ts`); whichever comes first has the effect.
 */
export function occurrenceOf({ id, attributes }: Pick<Message, 'id' | 'attributes'>): string {
  return attributes.occurrence ?? id;
}

/** Whether there are other messages of the same. */
export function hasSiblings({ attributes }: Pick<Message, 'attributes'>): boolean {
  return attributes.occurrence !== undefined;
}
