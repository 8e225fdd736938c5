import type { System } from '../system.ts';
import type { PasswordOf, Secrets } from './secrets.ts';

/** Every file of this name exports the same. This system has no broker. */
export function brokerSecrets(_system: System, _passwordOf: PasswordOf): Secrets {
  return {};
}
