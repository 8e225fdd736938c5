import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';

/**
 * @typedef {{ suite: string; test: string; isQuick?: boolean }} Catch a test that has to fail
 * @typedef {{ name: string; file: string; from: string; to: string; caughtBy: readonly Catch[] }} Mutation
 * @typedef {{ exitCode: number; output: string }} Run
 */

/**
 * The text with the mistake in it.
 * @param {string} text
 * @param {Pick<Mutation, 'name' | 'file' | 'from' | 'to'>} mutation
 * @throws where the place is not there, or is not the only one: nothing would be proved
 */
export function mutated(text, { name, file, from, to }) {
  const count = text.split(from).length - 1;
  if (count !== 1) {
    const what = count === 0 ? 'is not in' : `is ${count} times in`;
    throw new Error(`"${name}": its text ${what} ${file}. Bring \`from\` up to date:\n${from}`);
  }
  return text.replace(from, () => to);
}

/**
 * Runs one test of a rendered repo, by how its title begins.
 * @param {string} folder @param {Catch} caught @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Run>}
 */
export async function runTest(folder, { suite, test }, env = {}) {
  const pattern = `/^${test.replace(/[^\w ]/g, '\\$&')}(?!\\d)/`;
  const args =
    suite === 'conformance'
      ? ['tools/test.ts', 'conformance', `--test-name-pattern=${pattern}`]
      : [suite];
  const { exitCode = 1, all } = await execa('node', ['tools/node.mjs', ...args], {
    cwd: folder,
    all: true,
    reject: false,
    timeout: 600_000,
    env: { NO_COLOR: '1', ...env },
  });
  return { exitCode, output: all };
}

/**
 * What a run says of a test: it may only count as a failure of this one.
 * @param {Run} run @param {Catch} caught
 * @returns {'passed' | 'failed' | 'unknown'}
 */
export function resultOf({ output }, { test }) {
  const results = output
    .split('\n')
    .map((line) => /^\s*(✔|✖) (.*)/.exec(line))
    .filter((match) => match !== null && begins(match[2], test))
    .map(([, mark]) => mark);
  if (results.includes('✖')) return 'failed';
  return results.includes('✔') ? 'passed' : 'unknown';
}

function begins(title = '', test = '') {
  return title.startsWith(test) && !/^\d/.test(title.slice(test.length));
}

/**
 * Makes the mistake, runs the test, and takes the mistake back.
 * @param {string} folder of a rendered repo with its packages
 * @param {Mutation} mutation @param {Catch} caught @param {NodeJS.ProcessEnv} env
 */
export async function verify(folder, mutation, caught, env = {}) {
  const path = join(folder, mutation.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(text, mutation));
  try {
    const run = await runTest(folder, caught, env);
    return { result: resultOf(run, caught), output: run.output };
  } finally {
    writeFileSync(path, text);
  }
}
