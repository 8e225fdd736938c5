/** The issuer of tokens beside the containers: it answers for the key that the script `token` signs with. */
import { readFileSync } from 'node:fs';
import { clientOf } from './lib/env.ts';
import { startIssuer } from './lib/issuer.ts';
import { loadKey } from './lib/keys.ts';
import { knownAs, readSystem } from './lib/system.ts';
import { serviceToken } from './lib/token.ts';

const mounted = '/run/secrets';

const { identity, services } = readSystem();
const key = loadKey(`${mounted}/signing-key`, identity.algorithms);
const secrets = new Map(
  services
    .filter(({ callees }) => callees.length > 0)
    .map((service) => [
      clientOf(service),
      readFileSync(`${mounted}/${knownAs(service)}-client-secret`, 'utf8').trim(),
    ]),
);

const issuer = await startIssuer(
  key,
  {
    secretOf: (client) => secrets.get(client),
    tokenFor: (client) => serviceToken(identity, key, client),
  },
  { host: '0.0.0.0', port: 8080 },
);

// Process 1 of a container is ended by no signal that it does not handle.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void issuer.close());
