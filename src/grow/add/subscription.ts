import { appendIn } from '../../blueprint/edit/item.ts';
import type { RawSubscription } from '../../blueprint/raw.ts';

/** The text with a service that listens to one event more. */
export function addSubscription(
  text: string,
  service: string,
  subscription: string | RawSubscription,
): string {
  return appendIn(text, ['services', service, 'subscribes'], subscription);
}
