import { brokerDatabase } from '../broker.ts';
import type { System } from '../system.ts';
import { databaseSecrets } from './database-secrets.ts';
import type { PasswordOf, Secrets } from './secrets.ts';

/** A database of its own, in which services have one role. Every file of this name exports the same. */
export function brokerSecrets(_system: System, passwordOf: PasswordOf): Secrets {
  return databaseSecrets('_broker', brokerDatabase, passwordOf);
}
