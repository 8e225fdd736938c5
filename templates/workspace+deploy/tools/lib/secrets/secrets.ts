import { clientOf } from '../env.ts';
import type { System, SystemService } from '../system.ts';
import { brokerSecrets } from './broker-secrets.ts';
import { databaseSecrets } from './database-secrets.ts';

/** The password of an account; always the same one. */
export type PasswordOf = (account: string) => string;

/** Text of each secret, by its name. */
export type Secrets = Record<string, string>;

/** All of them but the key that tokens are signed with. */
export function containerSecrets(system: System, passwordOf: PasswordOf): Secrets {
  const all: Secrets = { ...brokerSecrets(system, passwordOf) };
  for (const service of system.services) {
    Object.assign(all, clientSecret(service, passwordOf));
    if (service.datastore !== 'postgres') continue;
    Object.assign(all, databaseSecrets(service.name, service.database, passwordOf));
  }
  return all;
}

/** With what a service that calls others shows the issuer who it is. */
function clientSecret({ name, callees }: SystemService, passwordOf: PasswordOf): Secrets {
  return callees.length === 0 ? {} : { [`${name}-client-secret`]: passwordOf(clientOf(name)) };
}
