/** The script `secrets`: makes what containers are told in secret. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { command } from './lib/failure.ts';
import { preflight } from './lib/preflight.ts';
import { local, root } from './lib/root.ts';
import { writeSecrets } from './lib/secrets/write.ts';
import { readSystem } from './lib/system.ts';
import { devKey } from './lib/token.ts';

const USAGE = `usage: ${commands.secrets}

  Writes a file for each secret into the folder secrets of deploy/compose and of deploy/kubernetes/overlays/dev,
  where these are there; git ignores it. Passwords that are there stay: run it again when
  microservices.yaml was changed.`;

const places = ['deploy/compose', 'deploy/kubernetes/overlays/dev'];

await command(async () => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  preflight();
  const system = readSystem();
  // With it the script `token` signs.
  devKey(system.identity);
  const signingKey = readFileSync(local('dev-key.json'), 'utf8');
  for (const place of places.filter((path) => existsSync(join(root, path)))) {
    const count = writeSecrets(join(root, place, 'secrets'), system, signingKey);
    console.log(`${place}/secrets has ${count} secrets.`);
  }
  return 0;
});
