import type { Service } from '../blueprint/types.ts';
import { upperSnake } from '../render/names.ts';

/** Environment variable that holds a service's base URL. */
export function urlEnv(service: Pick<Service, 'name'>): string {
  return `${upperSnake(service.name)}_URL`;
}
