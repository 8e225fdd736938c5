import { hasMessaging } from '../../tools/lib/system.ts';
import { roomUrl } from './listening.ts';
import type { Service } from './system.ts';

/** What `BROKER_URL` is set to; undefined for a service that neither sends nor listens. */
export async function brokerUrlOf(service: Service): Promise<string | undefined> {
  return hasMessaging(service) ? roomUrl() : undefined;
}
