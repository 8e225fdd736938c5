import { removeIn } from '../../blueprint/edit/item.ts';
import { nodeIn, rootOf } from '../../blueprint/edit/rootOf.ts';
import type { Path } from '../../blueprint/finding.ts';
import { isInside } from './dependents.ts';

/** Sections that nobody writes empty: they go with the last of what stands in them. */
const sections = new Set([
  'auth',
  'calls',
  'compositions',
  'emits',
  'entities',
  'events',
  'operations',
  'reads',
  'replicas',
  'sagas',
  'subscribes',
  'views',
]);

/** The text without what stands at the paths, nor sections that would be empty; the rest is as it was. */
export function removed(text: string, paths: readonly Path[]): string {
  const root = rootOf(text);
  const least = withoutEmpty(root, outermost(paths));
  // From behind, so that the indices of a list stay those of the text.
  return least.toSorted(byIndexFromBehind).reduce(removeIn, text);
}

function withoutEmpty(root: unknown, paths: readonly Path[]): Path[] {
  const whole = paths.map((path) => {
    const section = path.slice(0, -1);
    const beside = paths.filter((other) => same(other.slice(0, -1), section)).length;
    const all = (nodeIn(root, section) as { items?: unknown[] } | undefined)?.items?.length;
    return sections.has(String(section.at(-1))) && all === beside ? section : path;
  });
  const found = outermost(whole);
  return found.length === paths.length && found.every((path, index) => same(path, paths[index]))
    ? found
    : withoutEmpty(root, found);
}

/** Once each, and nothing that stands in another. */
function outermost(paths: readonly Path[]): Path[] {
  return paths.filter(
    (path, index) =>
      !paths.some(
        (other, place) => isInside(path, other) && (other.length < path.length || place < index),
      ),
  );
}

const same = (one: Path, other: Path | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const byIndexFromBehind = (one: Path, other: Path) => indexOf(other) - indexOf(one);

const indexOf = (path: Path): number => {
  const last = path.at(-1);
  return typeof last === 'number' ? last : -1;
};
