import { describe, expect, it } from 'vitest';
import type { LocatedFinding, Severity } from '../../../src/boundaries/finding.ts';
import type { Outcome } from '../../../src/commands/outcome.ts';
import { type Problem, UserError } from '../../../src/errors.ts';
import type { Change } from '../../../src/reconcile/change.ts';
import { aboutToWrite } from '../../../src/report/aboutToWrite.ts';
import { bugError } from '../../../src/report/bug.ts';
import { countChanges, printChanges } from '../../../src/report/changes.ts';
import { unicode } from '../../../src/report/glyphs.ts';
import { errorToJson, outcomeToJson } from '../../../src/report/json.ts';
import { printOutcome } from '../../../src/report/outcome.ts';
import { paintFor, plain } from '../../../src/report/paint.ts';
import { printError } from '../../../src/report/problems.ts';
import { systemError } from '../../../src/report/systemError.ts';

const changes: Change[] = [
  { kind: 'create', path: 'README.md', text: '' },
  { kind: 'update', path: 'services/a/src/main.ts', text: '' },
  { kind: 'delete', path: 'services/a/src/old.ts' },
  { kind: 'merge', path: 'services/a/package.json', text: '' },
  { kind: 'keep', path: 'services/b/rule.ts', why: 'yours' },
  { kind: 'conflict', path: 'z\u001b[2J.txt', why: 'in the way' },
];

const outcome: Outcome = {
  directory: '/repos/a',
  dryRun: false,
  blueprint: {} as Outcome['blueprint'],
  blueprintText: '',
  changes,
  problems: [{ code: 'install-failed', message: 'No network', hint: 'Later', path: [] }],
  findings: [],
  nextSteps: [
    { command: 'cd a', why: 'go there' },
    { command: 'npm start', why: 'start it' },
  ],
};

const canvas = (width = Number.POSITIVE_INFINITY) => ({ width, paint: plain, glyphs: unicode });

const layer = (place: string, severity: Severity): LocatedFinding => ({
  ...{ rule: 'BND004', severity, place, path: ['services', place] },
  ...{ file: 'microservices.yaml', line: 4, column: 3, message: `${place} is a layer` },
});
const findings = [
  layer('db', 'info'),
  ...['utils', 'common', 'shared'].map((place) => layer(place, 'warning')),
  layer('books', 'error'),
];
const advice = `error books is a layer [BND004]
warning utils is a layer [BND004]
warning common is a layer [BND004]
and 1 more: npx create-microservices check
`;

describe('changes', () => {
  it('are a tree, folders first, each folder once, nothing that moves a cursor', () => {
    expect(printChanges(changes, plain)).toBe(`  services/
    a/
      src/
~       main.ts
-       old.ts
~     package.json
    b/
=     rule.ts  yours
+ README.md
! z\\u{1b}[2J.txt  in the way
`);
  });

  it('are counted by what happened', () => {
    expect(countChanges(changes)).toBe(
      '1 file created, 1 file updated, 1 file merged, 1 file deleted, 1 file kept as you have them, 1 file in conflict',
    );
    expect(countChanges([])).toBe('nothing to change');
  });
});

it('a cancelled run is one calm line', () => {
  const cancelled = new UserError('Cancelled; nothing was written', {
    code: 'cancelled',
    exitCode: 130,
  });
  expect(printError(cancelled, canvas())).toBe('Cancelled; nothing was written\n');
});

describe('an outcome', () => {
  it('tells what needs attention and what to type next', () => {
    const text = printOutcome({ ...outcome, changes: changes.slice(0, 3) }, 'a', canvas());
    expect(text).toBe(`a: 1 file created, 1 file updated, 1 file deleted

warning No network  [install-failed]
    Later

Next:
  cd a       go there
  npm start  start it
`);
  });

  it('says what the rules find, with nothing to change and before it is written too', () => {
    const quiet = { ...outcome, changes: [], problems: [], nextSteps: [], findings };
    expect(printOutcome(quiet, 'a', canvas())).toBe(`a: nothing to change\n\n${advice}`);
    // Who was asked has seen them.
    const seen = { ...quiet, confirmed: true };
    expect(printOutcome(seen, 'a', canvas())).toBe('a: nothing to change\n');
    const dry = { ...outcome, findings, dryRun: true };
    expect(printOutcome(dry, 'a', canvas())).toContain(
      `in the way\n\n${advice}\na: 1 file created`,
    );
    const asked = aboutToWrite({ ...outcome, findings }, canvas()).join('\n');
    expect(asked).toBe(`${printChanges(changes, plain)}\n${advice}`);
    expect(aboutToWrite(outcome, canvas()).join('\n')).toBe(printChanges(changes, plain));
  });

  it('breaks nothing that is to be typed where there is little room', () => {
    const nextSteps = [{ command: 'npm start', why: 'start it and look' }, ...outcome.nextSteps];
    expect(
      printOutcome({ ...outcome, changes: [], problems: [], nextSteps }, 'a', canvas(19)),
    ).toBe(`a: nothing to change

Next:
  npm start
    start it and
    look
  cd a
    go there
  npm start
    start it
`);
  });

  it('of a dry run shows every file and says that nothing was written', () => {
    const text = printOutcome({ ...outcome, dryRun: true }, 'a', canvas());
    expect(text).toContain('+ README.md\n');
    expect(text).toMatch(/Nothing was written \(--dry-run\)\.\n$/);
  });

  it('of somebody who was asked tells the command for the next time', () => {
    const again = "npx create-microservices a --service 'b: C(d)' --yes";
    const told = `\nThe same again, without a question:\n  ${again}\n`;
    const asked = { ...outcome, again, asked: true };
    expect(printOutcome(asked, 'a', canvas())).toContain(told);
    expect(printOutcome({ ...asked, dryRun: true }, 'a', canvas())).toContain(told);
    expect(printOutcome({ ...outcome, again }, 'a', canvas())).not.toContain(again);
    expect(outcomeToJson(asked, '1.2.3').again).toBe(again);
    expect(outcomeToJson(outcome, '1.2.3').again).toBeNull();
  });

  it('as JSON has files without their texts', () => {
    const json = outcomeToJson(outcome, '1.2.3');
    // One of them is a conflict.
    expect(json).toMatchObject({ ok: false, exitCode: 2, version: '1.2.3', directory: '/repos/a' });
    expect(json.files[0]).toEqual({ path: 'README.md', change: 'create' });
    expect(json.files[4]).toEqual({ path: 'services/b/rule.ts', change: 'keep', why: 'yours' });
  });
});

describe('an error where there is little room', () => {
  const narrow = new UserError('The flags have a problem', {
    code: 'invalid-value',
    problems: [
      {
        ...{ code: 'unknown-value', file: 'microservices.yaml', line: 4, column: 11, path: [] },
        message: '"postgre" is not a datastore',
        hint: 'Did you mean "postgres", which is rendered?',
      },
    ],
    hint: 'Or a file: create-microservices --blueprint microservices.yaml',
  });

  it('is broken between words, and what is to be typed is not', () => {
    expect(printError(narrow, canvas(36))).toBe(`error The flags have a problem
    [invalid-value]

  microservices.yaml:4:11
    "postgre" is not a datastore
    [unknown-value]
    Did you mean "postgres", which
    is rendered?

Or a file: create-microservices --blueprint microservices.yaml
`);
  });

  it('loses nothing of a word that is longer', () => {
    const path = `/${'folder/'.repeat(8)}file`;
    const long = new UserError(`Cannot mkdir ${path}: no`, { code: 'file-system' });
    expect(printError(long, canvas(30))).toContain(path);
  });
});

describe('an error', () => {
  const problems: Problem[] = [
    {
      code: 'unknown-value',
      message: '"x" is no y',
      file: 'a.yaml',
      line: 3,
      column: 7,
      value: '"x"',
      path: [],
      hint: 'Did you mean "y"?',
    },
    {
      code: 'too-long',
      message: 'Too long',
      file: 'a.yaml',
      line: 4,
      column: 1,
      value: '"zzz"',
      path: [],
    },
  ];
  const error = new UserError('a.yaml has 2 problems', {
    code: 'invalid-blueprint',
    problems,
    hint: 'Nothing was written.',
  });

  it('is its message, each problem at its place, and the hint', () => {
    expect(printError(error, canvas())).toBe(`error a.yaml has 2 problems  [invalid-blueprint]

  a.yaml:3:7  "x" is no y  [unknown-value]
    Did you mean "y"?

  a.yaml:4:1  Too long  [too-long]
    found "zzz"

Nothing was written.
`);
  });

  it('as JSON has its code, its problems and the exit code', () => {
    expect(errorToJson(error, '1.2.3')).toMatchObject({
      ok: false,
      exitCode: 1,
      version: '1.2.3',
      error: { code: 'invalid-blueprint', message: 'a.yaml has 2 problems' },
      problems: problems.map((problem) => ({ severity: 'error', ...problem })),
    });
    const cancelled = new UserError('No', { code: 'cancelled', exitCode: 130 });
    expect(errorToJson(cancelled, '1.2.3')).toMatchObject({
      exitCode: 130,
      error: { code: 'cancelled', message: 'No', hint: null },
      problems: [],
    });
  });

  it('of the system says what was refused; others are none', () => {
    const refused = Object.assign(new Error(), { code: 'EACCES', syscall: 'mkdir', path: '/x' });
    expect(systemError(refused)?.message).toBe('Cannot mkdir /x: permission denied');
    const gone = Object.assign(new Error(), { code: 'ENOENT', syscall: 'uv_cwd' });
    expect(systemError(gone)?.message).toMatch(/^The folder that this runs in cannot be found: /);
    expect(
      systemError(Object.assign(new Error(), { code: 'ERR_INVALID_ARG_TYPE' })),
    ).toBeUndefined();
    expect(systemError(new TypeError('x'))).toBeUndefined();
    expect(systemError(undefined)).toBeUndefined();
  });

  it('of ours has a report to send, without a stack and without paths of the machine', () => {
    const thrown = new TypeError('x is not a function');
    thrown.stack =
      'TypeError: x is not a function\n    at f (file:///home/ann/secret/dist/cli.js:1:2)';
    const bug = bugError(thrown, '1.2.3', {});
    expect(bug.exitCode).toBe(70);
    expect(bug.message).toBe('This is a bug of create-microservices: x is not a function');
    const link = new URL(/https:\S+/.exec(bug.hint ?? '')?.[0] ?? '');
    expect(link.searchParams.get('title')).toBe('x is not a function');
    expect(link.searchParams.get('body')).toContain('create-microservices 1.2.3, Node v');
    expect(link.searchParams.get('body')).toContain('at f (dist/cli.js:1:2)');
    expect(bug.hint).not.toContain('ann');
    thrown.message = "no '/home/ann/town/x.yaml' nor C:\\Users\\ann\\x.yaml";
    const titled = new URL(/https:\S+/.exec(bugError(thrown, '1.2.3', {}).hint ?? '')?.[0] ?? '');
    expect(titled.searchParams.get('title')).toBe("no 'x.yaml' nor x.yaml");
    expect(bugError(thrown, '1.2.3', { DEBUG: '1' }).hint).toContain(
      '/home/ann/secret/dist/cli.js',
    );
  });
});

describe('colours', () => {
  it('are there on a terminal only, and never with NO_COLOR', () => {
    expect(paintFor('stdout', { NO_COLOR: '1' }).red('a')).toBe('a');
    expect(plain.red('a')).toBe('a');
  });
});
