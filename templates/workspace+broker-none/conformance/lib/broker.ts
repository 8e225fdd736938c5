import type { Service } from './system.ts';

/** What `BROKER_URL` is set to. This system has no broker. */
export async function brokerUrlOf(_service: Service): Promise<string | undefined> {
  return undefined;
}
