import type { Message } from '../broker/port.ts';

/**
 * The subscription that a message is for, where it is not for all: what there was before somebody
 * listened is told to that one alone (`events/announce-rows.ts`).
 */
export function addressee({ attributes }: Pick<Message, 'attributes'>): string | undefined {
  return attributes.addressee;
}
