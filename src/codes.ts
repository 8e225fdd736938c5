/**
 * Every code that an error, a problem or a warning can have. They are stable: scripts compare them and
 * people search for them; `docs/errors.md` explains each.
 */
export const codes = [
  // The command line, and the run.
  'unknown-option',
  'missing-argument',
  'too-many-arguments',
  'invalid-value',
  'missing-answers',
  'cancelled',
  'internal',

  // What lies on the disk.
  'unreadable-blueprint',
  'not-text',
  'not-a-directory',
  'not-empty',
  'file-in-the-way',
  'existing-repo',
  'no-repo',
  'unreadable-lock',
  'other-version',
  'version-unavailable',
  'unreadable-contract',
  'running',
  'unresolved',
  'conflict',
  'dirty',
  'uncommitted',
  'outside-repo',
  'same-file',
  'file-system',

  // After the files are written.
  'install-failed',
  'git-failed',

  // What rows that are there cannot follow.
  'migration-clash',
  'not-migratable',
  'data-loss',

  // What others have built on.
  'broken-contract',
  'not-applied',

  // What is added and removed.
  'in-use',
  'last-operation',

  // The text of a blueprint.
  'invalid-blueprint',
  'empty',
  'too-large',
  'too-deep',
  'control-character',
  'yaml-syntax',
  'yaml-tab',
  'yaml-key',
  'yaml-alias',
  'yaml-merge',
  'yaml-tag',
  'yaml-version',
  'yaml-documents',
  'number',

  // Its words and their values.
  'unknown-word',
  'missing',
  'wrong-type',
  'unknown-value',
  'malformed',
  'range',
  'size',
  'too-short',
  'too-long',
  'duplicate',

  // Names.
  'reserved-name',
  'device-name',
  'taken',
  'collision',
  'was',
  'unknown-service',
  'unknown-entity',
  'unknown-operation',
  'unknown-event',
  'unknown-saga',
  'unknown-field',
  'unknown-param',
  'unknown-team',

  // Entities and fields.
  'empty-service',
  'no-datastore',
  'unknown-type',
  'ambiguous-type',
  'value-object',
  'value-object-cycle',
  'foreign-object',
  'ref',
  'reference-list',
  'reference-inside',
  'reference-cycle',
  'key',
  'owner',
  'mark',
  'default',
  'managed-field',

  // Operations.
  'unreachable',
  'route-conflict',
  'kind',
  'method',
  'expose',
  'anonymous-owner',
  'idempotency',
  'input',
  'input-list',
  'query-string',
  'output',
  'paging',
  'type-differs',
  'unbounded',
  'not-indexed',
  'not-filled',
  'nothing-read',
  'nothing-written',

  // What goes between services.
  'call',
  'fallback',
  'composition',
  'versions',
  'exposed',
  'replica',
  'then',
  'saga',

  // What this version cannot do.
  'not-rendered',
  'needs-broker',
] as const;

export type Code = (typeof codes)[number];
