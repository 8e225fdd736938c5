import { suggestion } from '../blueprint/nearest.ts';
import { quote } from '../blueprint/quote.ts';
import type { Fault } from './fault.ts';

/** What is said of a service that is not there. */
export function serviceFaults(service: string, services: readonly string[]): Fault[] {
  if (services.includes(service)) return [];
  const message = `There is no service ${quote(service)}`;
  return [{ code: 'unknown-service', message, hint: suggestion(service, services) }];
}
