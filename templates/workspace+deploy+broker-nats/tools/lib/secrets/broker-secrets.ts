import { permissionsOf } from '@local/chassis/messaging/permissions';
import { topologyOf } from '../broker.ts';
import { hasMessaging, knownAs, type System } from '../system.ts';
import type { PasswordOf, Secrets } from './secrets.ts';

/** No service has a name that begins like this. */
const admin = '_admin';

/**
 * An account for each service that sends or gets events, which may do what that takes, and one that may do all.
 * Every file of this name exports the same.
 */
export function brokerSecrets(system: System, passwordOf: PasswordOf): Secrets {
  const topology = topologyOf(system);
  const services = system.services.filter(hasMessaging).map(knownAs);
  const password = (user: string) => passwordOf(`broker:${user}`);
  const url = (user: string) => `nats://${user}:${password(user)}@nats:4222`;
  const users = [
    { user: admin, password: password(admin) },
    ...services.map((name) => ({
      user: name,
      password: password(name),
      permissions: permissionsOf(name, topology),
    })),
  ];
  return {
    ...Object.fromEntries(services.map((name) => [`${name}-broker-url`, url(name)])),
    'broker-admin-url': url(admin),
    'nats-accounts': `authorization: ${JSON.stringify({ users })}\n`,
  };
}
