import { Problem, type ProblemType } from '../problem.ts';

const kinds = {
  unique: ['conflict', 'Another row has this value'],
  referred: ['conflict', 'Other rows refer to this one'],
  reference: ['reference-not-found', 'What this refers to does not exist'],
  check: ['rejected', 'This value is not allowed'],
  value: ['validation-failed', 'A value cannot be stored'],
  version: ['version-conflict', 'It was changed in the meantime'],
  contention: ['unavailable', 'Too many changes of the same data at once'],
  unavailable: ['unavailable', 'The store does not answer'],
  deadline: ['deadline-exceeded', undefined],
} as const satisfies Record<string, readonly [ProblemType, string | undefined]>;

export type StoreErrorKind = keyof typeof kinds;

export interface StoreErrorOptions {
  /**
   * Columns or, above the store, fields that it is about. Of a check that somebody named, its name.
   */
  names?: readonly string[];
  /** What the operators should see. Not for what a caller did: drivers' errors hold values. */
  cause?: unknown;
}

/** What a store says no to, in the words of callers: the driver's own never leave the process. */
export class StoreError extends Problem {
  readonly kind: StoreErrorKind;
  readonly names: readonly string[];

  constructor(kind: StoreErrorKind, options: StoreErrorOptions = {}) {
    const { names = [], cause } = options;
    const [type, text] = kinds[kind];
    super(type, names.length > 0 ? `${text}: ${names.join(', ')}` : text, {
      extras: extrasOf(kind, names),
      headers: type === 'unavailable' ? { 'retry-after': '1' } : undefined,
      cause,
    });
    this.kind = kind;
    this.names = names;
  }

  /** The same about other names: who knows the fields behind the columns says so. */
  renamed(rename: (name: string) => string): StoreError {
    return new StoreError(this.kind, { names: this.names.map(rename), cause: this.cause });
  }
}

function extrasOf(kind: StoreErrorKind, names: readonly string[]) {
  if (kind === 'check') return { code: kebab(names[0] ?? 'not-allowed') };
  if (kind !== 'value') return undefined;
  const paths = names.length > 0 ? names.map((name) => `/${name}`) : [''];
  return { errors: paths.map((path) => ({ in: 'body', path, message: 'cannot be stored' })) };
}

function kebab(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .replaceAll('_', '-')
    .toLowerCase();
}
