import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';
import type { System } from './system.ts';
import type { WatchedFolder } from './watch.ts';

/** Names of what is not a program, but changes programs. */
export const CHASSIS = 'chassis';
export const BLUEPRINT = 'blueprint';

/** What is watched, each folder with the program that it is the code of. */
export function sourceFolders(system: System): WatchedFolder[] {
  const at = (name: string, ...path: string[]) => ({ name, path: join(root, ...path) });
  return [
    at('gateway', system.gateway.dir, 'src'),
    ...system.services.flatMap(({ name, dir }) => [
      at(name, dir, 'src'),
      at(schemaOf(name), dir, 'migrations'),
    ]),
    ...languages().map((language) => at(CHASSIS, CHASSIS, language, 'src')),
    at(BLUEPRINT, 'tools', 'gen'),
  ];
}

/** Whether a program runs code that changed, its own or the chassis, or on a schema that did. */
export function affected(changed: ReadonlySet<string>, program: string): boolean {
  return changed.has(CHASSIS) || changed.has(program) || schemaChanged(changed, program);
}

export function schemaChanged(changed: ReadonlySet<string>, program: string): boolean {
  return changed.has(schemaOf(program));
}

function schemaOf(program: string): string {
  return `${program}/migrations`;
}

function languages(): string[] {
  const chassis = join(root, CHASSIS);
  if (!existsSync(chassis)) return [];
  const entries = readdirSync(chassis, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
