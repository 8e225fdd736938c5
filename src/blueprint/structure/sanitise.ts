import type { Finding, Path } from '../finding.ts';

/**
 * The document without what the schema refused, so that the rest can be looked at in the same run.
 * A thing that has a name stays, empty, because others may refer to it.
 */
export function sanitise(value: unknown, findings: readonly Finding[]): unknown {
  const copy = structuredClone(value);
  for (const { code, path, at } of findings) {
    if (code === 'missing' || (at === 'key' && code !== 'unknown-word')) continue;
    // A malformed reference in a list leads nowhere by itself; the others stay in their places.
    if (code === 'malformed' && typeof path.at(-1) === 'number') continue;
    remove(copy, path);
  }
  return typeof copy === 'object' && copy !== null ? copy : {};
}

function remove(root: unknown, path: Path): void {
  const parent = path.slice(0, -1).reduce<unknown>(child, root);
  const last = path.at(-1);
  if (last === undefined || typeof parent !== 'object' || parent === null) return;
  // Taking one item out of a list would move the others away from their places.
  if (Array.isArray(parent)) remove(root, path.slice(0, -1));
  else if (isThing(path)) (parent as Record<string, unknown>)[last] = {};
  else delete (parent as Record<string, unknown>)[last];
}

function child(value: unknown, segment: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, segment)
    ? (value as Record<string | number, unknown>)[segment]
    : undefined;
}

const sections = ['entities', 'replicas', 'views', 'operations', 'events'];

/** A service, something declared in one, a field of an entity, or a saga. */
function isThing(path: Path): boolean {
  const [first, , third, , fifth] = path;
  if (first === 'services' && path.length === 4) return sections.includes(String(third));
  if (third === 'entities' && path.length === 6) return fifth === 'fields';
  return (first === 'services' || first === 'sagas') && path.length === 2;
}
