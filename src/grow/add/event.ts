import { appendIn } from '../../blueprint/edit/item.ts';
import { setIn } from '../../blueprint/edit/setIn.ts';
import type { RawEvent } from '../../blueprint/raw.ts';

/** The text with an event more, and in `emits` of each operation that tells of it. */
export function addEvent(
  text: string,
  service: string,
  name: string,
  event: RawEvent,
  emittedBy: readonly string[] = [],
): string {
  const path = ['services', service];
  return emittedBy.reduce(
    (added, operation) => appendIn(added, [...path, 'operations', operation, 'emits'], name),
    setIn(text, [...path, 'events', name], event),
  );
}
