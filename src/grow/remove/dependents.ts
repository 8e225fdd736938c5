import type { Path } from '../../blueprint/finding.ts';
import type { ReadBlueprint } from '../../blueprint/index.ts';
import type { RawBlueprint } from '../../blueprint/raw.ts';
import { type Reference, referencesIn } from './references.ts';
import { targetsIn } from './targets.ts';

/** What names something that would be gone, and would not be gone itself; in the order of the file. */
export function dependentsOf({ blueprint, document }: ReadBlueprint, gone: readonly Path[]) {
  const references = referencesIn(document.value as RawBlueprint, blueprint);
  return dependents(references, gone, new Set(gone.flatMap((path) => targetsIn(path, blueprint))));
}

/** That, what it takes along, and what that takes along. */
export function everyDependent(
  { blueprint, document }: ReadBlueprint,
  first: readonly Path[],
): Reference[] {
  const references = referencesIn(document.value as RawBlueprint, blueprint);
  const gone = [...first];
  const found: Reference[] = [];
  for (;;) {
    const targets = new Set(gone.flatMap((path) => targetsIn(path, blueprint)));
    const more = dependents(references, gone, targets);
    if (more.length === 0) return found;
    found.push(...more);
    gone.push(...more.map(({ unit }) => unit));
  }
}

function dependents(
  references: readonly Reference[],
  gone: readonly Path[],
  targets: ReadonlySet<string>,
): Reference[] {
  return references.filter(
    ({ to, path }) => targets.has(to) && !gone.some((whole) => isInside(path, whole)),
  );
}

/** Whether a path leads into what stands at another, or to it. */
export const isInside = (path: Path, whole: Path): boolean =>
  whole.every((segment, index) => segment === path[index]);
