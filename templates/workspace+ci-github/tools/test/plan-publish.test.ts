import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { publishPlan } from '../lib/plan/publish.ts';

const plan = {
  suites: ['one', 'conformance:one,gateway'],
  dockerfiles: [],
  system: false,
  everything: false,
  why: { one: ['services/one/a\nsystem=true'] },
};

test('a workflow is told in a line each, and nothing that somebody else has written', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-publish-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'output');
  writeFileSync(file, 'before=1\n');
  publishPlan(plan, { GITHUB_OUTPUT: file });
  assert.equal(
    readFileSync(file, 'utf8'),
    'before=1\nsuites=["one","conformance:one,gateway"]\ndockerfiles=[]\nsystem=false\n',
  );
});

test('elsewhere nobody is told', () => {
  assert.doesNotThrow(() => publishPlan(plan, {}));
});
