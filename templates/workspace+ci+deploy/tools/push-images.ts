/** What a pipeline runs when all else is green: pushes the images that were handed on. No package is needed for it. */
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command, Failure } from './lib/failure.ts';
import { docker } from './lib/images/docker.ts';
import { chosenImages } from './lib/images/images.ts';
import { type Published, publishImages, summaryOf } from './lib/images/publish.ts';
import { targetOf } from './lib/images/target.ts';
import { local } from './lib/root.ts';
import { readSystem } from './lib/system.ts';

const USAGE = `usage: node tools/node.mjs tools/push-images.ts

  DOCKERFILES         of which images, as JSON: those that the plan names
  REGISTRY            what their names begin with there: registry.example.com/team/system
  REGISTRY_USER       as whom
  REGISTRY_PASSWORD   with what
  COMMIT              what they were built of, and are tagged with

  Takes them from .local/images/, where tools/save-images.ts has put them, and writes what each is called by
  its digest into .local/published.json.`;

await command(async () => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { env } = process;
  const target = targetOf(env);
  const images = chosenImages(env.DOCKERFILES ?? '', readSystem());
  for (const archive of archives()) docker(['load', '--input', archive]);
  const published = publishImages(images, target);
  writeFileSync(local('published.json'), `${JSON.stringify(published, undefined, 2)}\n`);
  tell(published, env);
  return 0;
});

function archives(): string[] {
  try {
    return readdirSync(local('images')).map((name) => join(local('images'), name));
  } catch {
    throw new Failure(
      'no image was handed on: .local/images/ is not there',
      'tools/save-images.ts writes it',
    );
  }
}

/** In the log, and where this runs on GitHub on the page of the run. */
function tell(published: Published, { GITHUB_STEP_SUMMARY: page }: NodeJS.ProcessEnv): void {
  const summary = summaryOf(published);
  console.log(summary);
  if (page !== undefined) appendFileSync(page, summary);
}
