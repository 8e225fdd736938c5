import type { Message } from '../broker/port.ts';

/**
 * Which of two messages about one thing is the later one: by the place that its publisher gave it,
 * or else by when it happened. Later ones are greater, as texts.
 */
export function stampOf({ attributes, id }: Message): string {
  const { sequence, time = '' } = attributes;
  return sequence ?? `${time} ${id}`;
}
