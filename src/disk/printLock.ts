import { type IsFlow, printYaml } from '../render/printYaml.ts';
import type { Lock } from './lock.ts';

const heading =
  '# What create-microservices last wrote here. Commit it; edit microservices.yaml instead.';

/**
 * The lock as text. One entry a line, and files sorted, so that two branches which add different things
 * merge without a conflict.
 */
export function printLock({ generator, blueprint, history, files, written }: Lock): string {
  const lock = {
    generator,
    blueprint,
    history,
    files: sorted(files),
    written: written && sorted(written),
  };
  return `${heading}\n\n${printYaml(lock, isEntry)}\n`;
}

/** How deep the things of a section lie, e.g. `history.ports.<name>`. */
const depthOfEntries = 3;

const isEntry: IsFlow = (collection, depth) =>
  depth >= depthOfEntries &&
  Object.values(collection).every((value) =>
    Array.isArray(value) ? value.every(isWord) : isWord(value),
  );

function isWord(value: unknown): boolean {
  return Object(value) !== value && !String(value).includes('\n');
}

function sorted(ids: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(ids).sort(([a], [b]) => (a < b ? -1 : 1)));
}
