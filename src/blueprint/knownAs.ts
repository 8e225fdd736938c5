import type { Service } from './types.ts';

/**
 * The name that a service had first, and keeps wherever something outlives a build or is somebody else's: its
 * database, messages, scopes, contracts. `was` says it where it has another name by now.
 */
export function knownAs({ name, was }: Pick<Service, 'name' | 'was'>): string {
  return was ?? name;
}

/** The same of a service by its name of now. */
export function knownAsIn(
  services: readonly Pick<Service, 'name' | 'was'>[],
  name: string,
): string {
  return services.find((service) => service.name === name)?.was ?? name;
}
