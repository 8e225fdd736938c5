#!/usr/bin/env node
// All that has to hold, in the order in which it fails fastest. `npm test` on a fresh clone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideServers } from './servers/all.mjs';
import { installDependencies, root, run } from './setup.mjs';
import { sideBySide } from './sideBySide.mjs';

const results = mkdtempSync(join(tmpdir(), 'create-microservices-test-'));
const counts = { passed: 0, failed: 0, skipped: 0 };

installDependencies();
const steps = [
  ['Build', () => run('node', ['scripts/build.mjs'])],
  ['Types', () => run('npx', ['tsc'])],
  ['Types, in the browser', () => run('npx', ['tsc', '--project', 'tsconfig.browser.json'])],
  ['Lint and format', () => run('npx', ['biome', 'check', '--error-on-warnings', '.'])],
  ['Unit tests, laws, goldens, command line', () => vitest('fast', [])],
  [
    'The page of the architecture, in a browser',
    () => vitest('browser', ['--config', 'vitest.browser.config.ts']),
  ],
  [
    'Packed program: prompts, scripts, shipping',
    () => vitest('packed', ['--config', 'vitest.packed.config.ts']),
  ],
  ['End to end: render, install, start, call, break', endToEnd],
];

let failed = false;
for (const [title, step] of steps) {
  console.log(`\n== ${title}`);
  const started = Date.now();
  try {
    await step();
    console.log(`-- ${title}: ok, ${((Date.now() - started) / 1000).toFixed(0)} s`);
  } catch (error) {
    console.log(`-- ${title}: FAILED, ${((Date.now() - started) / 1000).toFixed(0)} s`);
    console.log(error.message);
    failed = true;
    break;
  }
}
rmSync(results, { recursive: true, force: true });

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed ? 1 : 0;

/** Its two projects, beside each other: one waits while the other computes. */
async function endToEnd() {
  // Once, and before both: they would install the same thing at the same moment.
  provideServers();
  const projects = ['systems', 'apart'];
  const runs = projects.map((name) => ({
    command: 'npx',
    args: vitestArgs(name, ['--config', 'vitest.e2e.config.ts', '--project', name]),
    cwd: root,
  }));
  const isPassed = await sideBySide(runs);
  for (const name of projects) count(name);
  if (!isPassed) throw new Error('end to end');
}

function vitest(name, args) {
  try {
    run('npx', vitestArgs(name, args));
  } finally {
    count(name);
  }
}

function vitestArgs(name, args) {
  const reporters = ['--reporter=default', '--reporter=json'];
  return ['vitest', 'run', ...args, ...reporters, `--outputFile.json=${reportOf(name)}`];
}

function reportOf(name) {
  return join(results, `${name}.json`);
}

function count(name) {
  const report = JSON.parse(readFileSync(reportOf(name), 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests;
}
