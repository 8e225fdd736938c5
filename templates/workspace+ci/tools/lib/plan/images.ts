import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { System } from '../system.ts';

/** The Dockerfiles of the repo: services, gateway, tools. */
export function dockerfilesOf({ services, gateway }: System): string[] {
  return [...services, gateway, { dir: 'tools' }]
    .map(({ dir }) => `${dir}/Dockerfile`)
    .filter((path) => existsSync(join(root, path)));
}

/** Whether deploy/compose can start them all. */
export function isComposed(): boolean {
  return existsSync(join(root, 'deploy', 'compose', 'compose.yaml'));
}
