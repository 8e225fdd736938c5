/** The script `image`: says which build of a service runs in production; see docs/kubernetes.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { command, Failure } from './lib/failure.ts';
import { withImage } from './lib/kubernetes/with-image.ts';
import { root } from './lib/root.ts';

const file = 'deploy/kubernetes/overlays/production/kustomization.yaml';

const USAGE = `usage: ${commands.imageOf} REFERENCE...

  REFERENCE   an image by its digest, as the pipeline has published it:
              registry.example.com/team/service@sha256:...

  Writes it below images of ${file},
  and changes nothing else. What is committed there is what is to run.`;

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0) {
    throw new Failure('no image is named', `${commands.imageOf} --help says how`);
  }
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, positionals.reduce(withImage, text));
  console.log(`${file}: ${positionals.join(', ')}`);
  return 0;
});
