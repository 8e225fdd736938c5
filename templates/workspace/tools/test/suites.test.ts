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

test('a suite about several is run for some of them', () => {
  const about = { ...suite('conformance'), members: ['a', 'b', 'gateway'] };
  const membersOf = (...names: string[]) =>
    selectSuites([...suites, about], names).map(({ members }) => members);
  assert.deepEqual(membersOf('conformance:b,gateway'), [['b', 'gateway']]);
  assert.deepEqual(membersOf('conformance:b', 'a', 'conformance:a'), [undefined, ['b', 'a']]);
  assert.deepEqual(membersOf('conformance:b', 'conformance'), [['a', 'b', 'gateway']]);
  for (const name of ['conformance:c', 'conformance:', 'a:b']) {
    assert.throws(() => membersOf(name), Failure, name);
  }
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
