import { createHash } from 'node:crypto';
import { permissionsOf } from '@local/chassis/messaging/permissions';
import { hasMessaging, knownAs, type System } from '../system.ts';
import type { PasswordOf, Secrets } from './secrets.ts';

/** No service has a name that begins like this. */
const admin = '_admin';
const everything = { configure: '.*', write: '.*', read: '.*' };

/**
 * An account for each service that sends or gets events, which may do what that takes, and one that may do all.
 * Every file of this name exports the same.
 */
export function brokerSecrets(system: System, passwordOf: PasswordOf): Secrets {
  const services = system.services.filter(hasMessaging).map(knownAs);
  const password = (user: string) => passwordOf(`broker:${user}`);
  const url = (user: string) => `amqp://${user}:${password(user)}@rabbitmq:5672`;
  const definitions = {
    vhosts: [{ name: '/' }],
    users: [admin, ...services].map((name) => ({
      name,
      password_hash: hashed(password(name)),
      hashing_algorithm: 'rabbit_password_hashing_sha256',
      tags: name === admin ? ['administrator'] : [],
    })),
    permissions: [
      { user: admin, vhost: '/', ...everything },
      ...services.map((name) => ({ user: name, vhost: '/', ...permissionsOf(name) })),
    ],
  };
  return {
    ...Object.fromEntries(services.map((name) => [`${name}-broker-url`, url(name)])),
    'broker-admin-url': url(admin),
    'rabbitmq-definitions': `${JSON.stringify(definitions)}\n`,
  };
}

/**
 * A salt, and the hash of it with the password: https://www.rabbitmq.com/docs/passwords#computing-password-hash
 * The salt of a random password may follow from it, so that the same secrets give the same file.
 */
function hashed(password: string): string {
  const sha256 = (...parts: readonly (Buffer | string)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
  const salt = sha256('salt', password).subarray(0, 4);
  return Buffer.concat([salt, sha256(salt, password)]).toString('base64');
}
