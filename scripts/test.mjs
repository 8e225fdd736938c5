#!/usr/bin/env node
// All that has to hold, in the order in which it fails fastest. `npm test` on a fresh clone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDependencies, run } from './setup.mjs';

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
  [
    'End to end: render, install, start, call, break',
    () => vitest('e2e', ['--config', 'vitest.e2e.config.ts']),
  ],
];

let failed = false;
for (const [title, step] of steps) {
  console.log(`\n== ${title}`);
  const started = Date.now();
  try {
    step();
    console.log(`-- ${title}: ok, ${((Date.now() - started) / 1000).toFixed(0)} s`);
  } catch {
    console.log(`-- ${title}: FAILED, ${((Date.now() - started) / 1000).toFixed(0)} s`);
    failed = true;
    break;
  }
}
rmSync(results, { recursive: true, force: true });

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed ? 1 : 0;

function vitest(name, args) {
  const file = join(results, `${name}.json`);
  try {
    run('npx', [
      'vitest',
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
  } finally {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.skipped += report.numPendingTests;
  }
}
