import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeBlocks, readPage } from './support/codeBlocks.ts';

// docs/living.md: what stands behind a $ is typed, in order, and the rest is what it says.

interface Typed {
  line: number;
  command: string;
  output: string;
}

const typed = codeBlocks(readPage('docs/living.md'))
  .filter(({ language }) => language === 'console')
  .flatMap(({ text, line }) => commandsIn(text, line));

function commandsIn(text: string, first: number): Typed[] {
  const found: Typed[] = [];
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    if (line.startsWith('$ ')) {
      found.push({ line: first + index, command: line.slice('$ '.length), output: '' });
    } else {
      const last = found.at(-1);
      if (last !== undefined) last.output += `${line}\n`;
    }
  }
  return found;
}

let home: string;
let folder: string;

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'living-')));
  mkdirSync(join(home, 'bin'));
  folder = home;
  const program = join(home, 'bin/create-microservices');
  const bin = resolve('bin/create-microservices.js');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  chmodSync(program, 0o755);
});

afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

function type(command: string): string {
  const script = `{ ${command}\n} 2>&1; pwd > '${home}/folder'`;
  const who = { GIT_AUTHOR_NAME: 'me', GIT_AUTHOR_EMAIL: 'me@example.org' };
  const committer = { GIT_COMMITTER_NAME: 'me', GIT_COMMITTER_EMAIL: 'me@example.org' };
  const { npm_config_user_agent, ...inherited } = process.env;
  const PATH = `${home}/bin:${process.env.PATH}`;
  const env = { ...inherited, ...who, ...committer, PATH, NO_COLOR: '1', CI: '1' };
  const { stdout } = spawnSync('sh', ['-c', script], { cwd: folder, env, encoding: 'utf8' });
  folder = readFileSync(join(home, 'folder'), 'utf8').trim();
  // On a machine that is busy, runs say what they are at.
  return stdout.replaceAll(/^(Comparing|Rendering .*|Writing.*|Making .*)\n/gm, '');
}

describe('docs/living.md', () => {
  it('has an example of every command', () => {
    for (const command of [
      ...['apply', 'apply --dry-run', 'diff', 'diff --exit-code', 'status', 'release', 'upgrade'],
      ...['add service', 'add field', 'add operation', 'add call', 'remove service'],
    ]) {
      expect(typed.map(({ command: each }) => each).join('\n')).toContain(
        `create-microservices ${command}`,
      );
    }
  });

  it.each(typed)('$line: $command', ({ command, output }) => {
    const said = type(command);
    if (output === '...\n') expect(said).not.toBe('');
    else expect(said).toBe(output);
  });
});
