import { basename, dirname } from 'node:path';
import { Failure } from '../failure.ts';
import { dockerfilesOf } from '../plan/images.ts';
import type { System } from '../system.ts';

export interface Image {
  /** Relative to the repo. */
  dockerfile: string;
  /** What it is called in a registry: as its service. */
  name: string;
  /** What it is called on the machine that has built it, as in deploy/. */
  built: string;
}

/**
 * The images that a job is about.
 * @param dockerfiles JSON as the plan tells it: a list
 * @throws Failure where one is not of this repo
 */
export function chosenImages(
  dockerfiles: string,
  system: System,
  known: readonly string[] = dockerfilesOf(system),
): Image[] {
  return listed(dockerfiles).map((dockerfile) => {
    if (!known.includes(dockerfile)) {
      throw new Failure(
        `DOCKERFILES: ${JSON.stringify(dockerfile)} is no Dockerfile of this repo`,
        `those are ${known.join(', ')}`,
      );
    }
    const name = imageName(dockerfile);
    return { dockerfile, name, built: `${system.images}/${name}` };
  });
}

function listed(text: string): string[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.every((path) => typeof path === 'string')) return list;
  } catch {
    // Said below.
  }
  throw new Failure(
    `DOCKERFILES: ${JSON.stringify(text)} is no list of paths`,
    `as the plan tells it: DOCKERFILES='["gateway/Dockerfile"]'`,
  );
}

function imageName(dockerfile: string): string {
  const folder = dirname(dockerfile);
  return folder === 'tools' ? 'platform-tools' : basename(folder);
}
