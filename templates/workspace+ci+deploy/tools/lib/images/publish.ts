import { existsSync } from 'node:fs';
import { join } from 'node:path';
import commands from '../../gen/commands.json' with { type: 'json' };
import { Failure } from '../failure.ts';
import { root } from '../root.ts';
import { docker, dockerSays } from './docker.ts';
import type { Image } from './images.ts';
import type { Target } from './target.ts';

/** What an image is called for ever, by the name of its service. */
export type Published = Readonly<Record<string, string>>;

/** Pushes images that are on this machine; nobody is logged in afterwards. */
export function publishImages(images: readonly Image[], target: Target): Published {
  const { host, user, password } = target;
  const where = host === undefined ? [] : [host];
  // Not as an argument: those are in the list of processes, and in logs.
  docker(['login', '--username', user, '--password-stdin', ...where], password);
  try {
    return Object.fromEntries(images.map((image) => [image.name, push(image, target)]));
  } finally {
    docker(['logout', ...where]);
  }
}

/** @returns its name with its digest */
function push({ name, built }: Image, { registry, tag }: Target): string {
  const repository = `${registry}/${name}`;
  docker(['tag', built, `${repository}:${tag}`]);
  docker(['push', `${repository}:${tag}`]);
  const known = dockerSays([
    ...['image', 'inspect', '--format', '{{json .RepoDigests}}'],
    `${repository}:${tag}`,
  ]);
  const reference = (JSON.parse(known) as string[]).find((each) =>
    each.startsWith(`${repository}@`),
  );
  if (reference === undefined) {
    throw new Failure(`the registry named no digest of ${repository}:${tag}`, 'run this job again');
  }
  return reference;
}

/** In Markdown. */
export function summaryOf(
  published: Published,
  isOnKubernetes: boolean = existsSync(join(root, 'deploy', 'kubernetes')),
): string {
  const references = Object.values(published);
  const lines = Object.entries(published).map(([name, reference]) => `| ${name} | ${reference} |`);
  return [
    '### Images\n',
    ...['| image | reference |', '| --- | --- |', ...lines, ''],
    ...(isOnKubernetes
      ? [
          'To run them in production:\n',
          ...references.map((each) => `    ${commands.imageOf} ${each}`),
          '',
        ]
      : []),
  ].join('\n');
}
