import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has, installShells, offeredByFish, typeInto } from './support/shells/shells.ts';

// What the built program prints for a shell, sourced by that shell, and typed at.
const bin = resolve('bin/create-microservices.js');

let home: string;

beforeAll(() => {
  installShells();
  home = realpathSync(mkdtempSync(join(tmpdir(), 'completion-')));
  writeFileSync(join(home, 'system.yaml'), '');
  mkdirSync(join(home, 'nested'));
}, 300_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The script of a shell, as a file. */
function script(shell: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, 'completion', shell]);
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  const file = join(home, `.completion.${shell}`);
  writeFileSync(file, stdout);
  return file;
}

/** `[typed, what the line becomes]`, and in zsh, which has a sign for it, that a value follows. */
const lines: [string, string, string?][] = [
  ['--dr\t', '--dry-run '],
  ['--da\t', '--datastore ', '--datastore='],
  ['--datastore po\t', '--datastore postgres '],
  ['--datastore=sq\t', '--datastore=sqlite '],
  ['--package-manager p\t', '--package-manager pnpm '],
  ['--blueprint sy\t', '--blueprint system.yaml '],
  ['--blueprint=sy\t', '--blueprint=system.yaml '],
  ['ne\t', 'nested/'],
  ['nested --js\t', 'nested --json '],
  ['com\t', 'completion '],
  ['completion f\t', 'completion fish '],
  ['list --j\t', 'list --json '],
  ['check --format s\t', 'check --format sarif '],
  ['graph --f\t', 'graph --format ', 'graph --format='],
  ['graph --format sv\t', 'graph --format svg '],
  ['add ent\t', 'add entity '],
  ['remove serv\t', 'remove service '],
  ['remove --casc\t', 'remove --cascade '],
  [
    'add entity books Shelf --part\t',
    'add entity books Shelf --part-of ',
    'add entity books Shelf --part-of=',
  ],
  ['add operation --kind q\t', 'add operation --kind query '],
  ['add service --datastore sq\t', 'add service --datastore sqlite '],
  // What belongs to one command is not offered by another.
  ['add field --http\t', 'add field --http'],
  ['list --dr\t', 'list --dr'],
  ['schema --j\t', 'schema --j'],
];

describe.each(['bash', 'zsh'] as const)('in %s', (shell) => {
  it.skipIf(!has('zsh') && !canInstall())(
    'TAB completes commands, flags, values, files and directories',
    () => {
      const name = 'create-microservices ';
      const inputs = lines.map(([typed]) => name + typed);
      expect(typeInto(shell, script(shell), inputs, home)).toEqual(
        lines.map(([, becomes, inZsh]) => name + ((shell === 'zsh' && inZsh) || becomes)),
      );
    },
  );
});

describe('in fish', () => {
  it.skipIf(!has('fish') && !canInstall())(
    'TAB completes commands, flags, values, files and directories',
    () => {
      const file = script('fish');
      const offered = (line: string) =>
        offeredByFish(file, `create-microservices ${line}`, home).sort();
      expect(offered('--datastore ')).toEqual(['postgres', 'sqlite']);
      expect(offered('--da')).toEqual(['--datastore']);
      expect(offered('--blueprint sy')).toEqual(['system.yaml']);
      expect(offered('')).toEqual([
        ...['add', 'apply', 'check', 'completion', 'diff', 'graph', 'list', 'nested/'],
        ...['release', 'remove', 'schema', 'status', 'upgrade'],
      ]);
      expect(offered('completion ')).toEqual(['bash', 'fish', 'zsh']);
      expect(offered('add ')).toEqual([
        ...['call', 'entity', 'event', 'field', 'operation', 'service', 'subscription'],
      ]);
      expect(offered('add entity books Shelf --part')).toEqual(['--part-of']);
      expect(offered('add operation --kind ')).toEqual(['command', 'query']);
      expect(offered('list -')).toEqual(['--help', '--json', '-h']);
      expect(offered('nested --js')).toEqual(['--json']);
    },
  );
});

function canInstall(): boolean {
  return process.getuid?.() === 0 && has('apt-get');
}

it('of an unknown shell says which there are', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, 'completion', 'tcsh'], {
    encoding: 'utf8',
  });
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
  expect(stderr).toContain('Allowed choices are bash, zsh, fish.');
  expect(stderr).toContain('[invalid-value]');
});
