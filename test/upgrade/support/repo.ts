import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Surroundings } from '../../../src/commands/context.ts';
import { createFrom } from '../../../src/commands/createFrom.ts';
import { exitCodeOf } from '../../../src/commands/outcome.ts';
import { type ApplyOptions, applyTo } from '../../../src/living/applyTo.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'create-microservices-')));
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

/** An empty folder that is gone after the tests of a file. */
function folder(): string {
  return mkdtempSync(join(home, 'a'));
}

/** A repo that somebody lives in. */
export interface Repo {
  root: string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Another text in the place of a part, which has to be there. */
  edit(path: string, part: string, text: string): void;
  remove(path: string): void;
  /** The part of the blueprint, said otherwise. */
  change(part: string, text: string): void;
  /** What happened: `create path`, sorted, and how the process would have ended. */
  apply(options?: ApplyOptions): Promise<{ changes: string[]; code: number }>;
  git(...args: string[]): string;
}

export const surroundings: Surroundings = {
  cwd: '/',
  signal: new AbortController().signal,
  progress: { note: () => {}, handOver: () => {}, end: () => {} },
};

/** A fresh repo of a blueprint, with git and a first commit. */
export async function created(blueprint: string): Promise<Repo> {
  const root = join(folder(), 'repo');
  const given = { text: blueprint, file: 'microservices.yaml' };
  await createFrom(given, root, { git: true, install: false }, surroundings);
  return repoAt(root);
}

/** The same repo once more, elsewhere. */
export function copied(repo: Repo): Repo {
  const root = join(folder(), 'repo');
  cpSync(repo.root, root, { recursive: true });
  return repoAt(root);
}

export function repoAt(root: string): Repo {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const edit = (path: string, part: string, text: string) => {
    const before = read(path);
    if (!before.includes(part)) throw new Error(`${path} does not hold: ${part}`);
    write(
      path,
      before.replace(part, () => text),
    );
  };
  return {
    root,
    read,
    write,
    edit,
    remove: (path) => rmSync(join(root, path)),
    change: (part, text) => edit('microservices.yaml', part, text),
    apply: async (options = { allowDirty: true }) => {
      const outcome = await applyTo(root, options, surroundings);
      const changes = outcome.changes.map(({ kind, path }) => `${kind} ${path}`).sort();
      return { changes, code: exitCodeOf(outcome) };
    },
    git: (...args) => {
      const who = ['-c', 'user.name=me', '-c', 'user.email=me@example.org'];
      return execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    },
  };
}
