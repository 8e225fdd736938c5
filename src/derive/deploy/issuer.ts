import { knownAs } from '../../blueprint/knownAs.ts';
import type { Blueprint } from '../../blueprint/types.ts';
import { calleesOf } from '../calls.ts';
import { apiPort } from './settings.ts';

/** Stands in for an identity provider where the system runs for itself. */
export const issuerName = 'token-issuer';

/** Where tokens come from, and the keys to check them. */
export const issuerAddress = `http://${issuerName}:${apiPort}`;

/** With what it signs, and what callers show it. */
export function issuerSecrets(blueprint: Blueprint): string[] {
  const callers = blueprint.services.filter((service) => calleesOf(service, blueprint).length > 0);
  return ['signing-key', ...callers.map((caller) => `${knownAs(caller)}-client-secret`)];
}
