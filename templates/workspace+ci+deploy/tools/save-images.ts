/** What a pipeline runs where images were built: hands them on to the job that pushes them. No package is needed for it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from './lib/failure.ts';
import { docker } from './lib/images/docker.ts';
import { chosenImages } from './lib/images/images.ts';
import { local } from './lib/root.ts';
import { readSystem } from './lib/system.ts';

const USAGE = `usage: node tools/node.mjs tools/save-images.ts [--build]

  DOCKERFILES   of which images, as JSON: those that the plan names; else none
  --build       where no container was made of them, so that they have no names yet

  Writes them into .local/images/.`;

await command(async () => {
  const { values } = parseArgs({
    options: {
      build: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const images = chosenImages(process.env.DOCKERFILES ?? '[]', readSystem());
  const [first] = images;
  if (first === undefined) {
    console.log('no image is to be handed on');
    return 0;
  }
  if (values.build) {
    for (const { dockerfile, built } of images) {
      docker(['build', '--file', dockerfile, '--tag', built, '.']);
    }
  }
  const folder = local('images');
  mkdirSync(folder, { recursive: true });
  // One archive: what they have in common is in it once. Jobs with an image each have a name each.
  const archive = join(folder, `${first.name}.tar`);
  docker(['save', '--output', archive, ...images.map(({ built }) => built)]);
  console.log(`${images.map(({ built }) => built).join(', ')}: saved`);
  return 0;
});
