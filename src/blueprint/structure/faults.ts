import type { Finding, Path } from '../finding.ts';

/**
 * Where the schema found fault. What else seems wrong there may well follow from it, and is not
 * worth a report yet; what is wrong elsewhere is told in the same run.
 */
export interface Faults {
  /** Whether the path lies in something at fault. */
  around(path: Path): boolean;
  /** Whether it does, or something inside it is at fault. */
  near(path: Path): boolean;
}

export const noFaults: Faults = { around: () => false, near: () => false };

export function faultsOf(findings: readonly Finding[]): Faults {
  // A malformed name is still a name: what it names can be looked at.
  const units = findings
    .filter(({ code, at }) => at !== 'key' || code === 'unknown-word' || code === 'missing')
    .map(unitOf);
  const around = (path: Path) => units.some((unit) => startsWith(path, unit));
  return { around, near: (path) => around(path) || units.some((unit) => startsWith(unit, path)) };
}

const startsWith = (path: Path, start: Path) =>
  start.every((segment, index) => path[index] === segment);

/** Words on which nothing else in an operation, or in an entity, depends. */
const apart: Record<string, readonly string[]> = {
  operations: [
    'auth',
    'batch',
    'calls',
    'description',
    'emits',
    'expose',
    'idempotency',
    'startsSaga',
    'timeoutMs',
  ],
  entities: ['description', 'eventSourced', 'owner', 'path', 'was'],
};

/** The part of the document that a finding makes doubtful. */
function unitOf({ code, path }: Finding): Path {
  const [first, , section, , word] = path;
  // A mistyped word may have been any of the words that are missing beside it.
  if (code === 'unknown-word' && path.length === 1) return [];
  if (first !== 'services') return path.slice(0, path[1] === 'compositions' ? 3 : 2);
  if (code === 'unknown-word' && path.length === 3) return path.slice(0, 2);
  if (section === 'entities' && word === 'fields' && path.length > 5) return path.slice(0, 6);
  if (!apart[String(section)]?.includes(String(word))) return path.slice(0, 4);
  return path.slice(0, typeof path[5] === 'number' ? 6 : 5);
}
