import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../lib/failure.ts';
import { type Suite, selectSuites } from '../lib/suites.ts';

const suite = (name: string): Suite => {
  return { name, files: `${name}/test/**`, needsPostgres: false, alone: false, together: false };
};
const suites = ['tools', 'gateway', 'a', 'b'].map(suite);
const select = (...names: string[]) => selectSuites(suites, names).map(({ name }) => name);

test('without a name all suites run', () => {
  assert.deepEqual(select(), ['tools', 'gateway', 'a', 'b']);
});

test('names select, in the order of the repo', () => {
  assert.deepEqual(select('b', 'gateway'), ['gateway', 'b']);
});

test('an unknown name is told with those that exist', () => {
  assert.throws(
    () => select('a', 'c'),
    (thrown: unknown) =>
      thrown instanceof Failure &&
      thrown.message === 'No tests are named c.' &&
      thrown.hint === 'There are: tools, gateway, a, b',
  );
});
