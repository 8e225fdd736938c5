import { clientOf } from '../env.ts';
import { knownAs, type System, type SystemService } from '../system.ts';
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
    Object.assign(all, databaseSecrets(knownAs(service), service.database, passwordOf));
  }
  return all;
}

/** With what a service that calls others shows the issuer who it is. */
function clientSecret(service: SystemService, passwordOf: PasswordOf): Secrets {
  if (service.callees.length === 0) return {};
  return { [`${knownAs(service)}-client-secret`]: passwordOf(clientOf(service)) };
}
