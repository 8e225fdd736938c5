import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import type { DiffOutcome } from '../../../src/commands/diff.ts';
import type { StatusOutcome } from '../../../src/commands/status.ts';
import type { Change } from '../../../src/reconcile/change.ts';
import { diffExitCode, printDiff } from '../../../src/report/diff.ts';
import { unicode } from '../../../src/report/glyphs.ts';
import { plain } from '../../../src/report/paint.ts';
import { printStatus } from '../../../src/report/status.ts';

const changes: Change[] = [
  { kind: 'update', path: 'a', text: 'new\n' },
  { kind: 'keep', path: 'b', why: 'yours' },
];
const finding = {
  ...{ rule: 'BND004', severity: 'warning', place: 'utils', path: ['services', 'utils'] },
  ...{ file: 'microservices.yaml', line: 4, column: 3, message: 'utils is named for a layer' },
} as const;
const canvas = { width: 20, paint: plain, glyphs: unicode };
const outcome = {
  changes,
  findings: [finding],
  diffs: new Map([['a', '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-old\u001b[2J\n+new\n']]),
} as unknown as DiffOutcome;

describe('a diff', () => {
  it('is a patch as it stands, and says what stays and what the rules find', () => {
    expect(printDiff(outcome, canvas)).toBe(
      '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-old\u001b[2J\n+new\n# keep b: yours\n# warning utils is\n#   named for a\n#   layer [BND004]\n',
    );
  });

  it('has colours on a terminal, and moves no cursor there', () => {
    const text = printDiff(outcome, { ...canvas, paint: new Chalk({ level: 1 }) });
    expect(text).toContain('\u001b[31m-old\\u{1b}[2J\u001b[39m\n\u001b[32m+new\u001b[39m\n');
    expect(text).toContain('\u001b[36m@@ -1 +1 @@\u001b[39m');
  });

  it('exits with 1 only for who asked', () => {
    expect(diffExitCode(outcome, false)).toBe(0);
    expect(diffExitCode(outcome, true)).toBe(1);
    expect(diffExitCode({ ...outcome, changes: [] }, true)).toBe(0);
  });
});

describe('the status', () => {
  const status: StatusOutcome = {
    directory: '/a',
    files: new Map([
      ['a', 'pristine'],
      ['b\u001b', 'conflicting'],
      ['c', 'edited'],
    ]),
    pending: changes,
    applied: false,
    interrupted: true,
  };

  it('lists what is not as it was rendered, and says what has to be done', () => {
    expect(
      printStatus(status, 'town', 'npx create-microservices', plain),
    ).toBe(`conflicting  b\\u{1b}
edited       c

town: 3 files: 1 pristine, 1 edited, 1 conflicting
The last run was interrupted; the next one finishes it.
Not applied: 1 file updated, 1 file kept as you have them. npx create-microservices diff shows it.
`);
  });

  it('is two lines where all is well', () => {
    const files = new Map([['a', 'pristine' as const]]);
    const well = { ...status, files, pending: [], applied: true, interrupted: false };
    expect(printStatus(well, 'town', 'x', plain)).toBe(
      'town: 1 file: 1 pristine\nmicroservices.yaml is applied.\n',
    );
  });
});
