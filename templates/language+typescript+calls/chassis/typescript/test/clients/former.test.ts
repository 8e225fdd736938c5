import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWordsOfBefore, inWordsOfNow } from '../../src/clients/former.ts';
import type { CalledOperation } from '../../src/clients/model.ts';

const called = (output: CalledOperation['output']): CalledOperation => ({
  method: 'GET',
  path: '/things',
  body: false,
  mayBeMissing: false,
  repeatable: 'always',
  output,
  former: { input: { name: 'label' }, output: { name: 'label' } },
});

test('what is sent has the names of before', () => {
  const page = called('page');
  assert.deepEqual(inWordsOfBefore(['name', 'a'], page), ['label', 'a']);
  assert.deepEqual(inWordsOfBefore(['size', 'name'], page), ['size', 'name']);
  assert.deepEqual(inWordsOfBefore(['sort', '-name'], page), ['sort', '-label']);
  assert.deepEqual(inWordsOfBefore(['sort', 'size'], page), ['sort', 'size']);
  assert.deepEqual(inWordsOfBefore(['sort', 'name'], called('entity')), ['sort', 'name']);
  const { former: _, ...plain } = page;
  assert.deepEqual(inWordsOfBefore(['name', 'a'], plain), ['name', 'a']);
});

test('what a build from before answers has the names of now', () => {
  const row = () => ({ label: 'a', size: 1 });
  const read = { label: 'a', size: 1, name: 'a' };
  assert.deepEqual(inWordsOfNow(row(), called('entity')), read);
  assert.deepEqual(inWordsOfNow([row()], called('list')), [read]);
  assert.deepEqual(inWordsOfNow({ items: [row()] }, called('page')), { items: [read] });
});

test('what has the names of now is read as it is, and so is what is no row', () => {
  const now = { name: 'b', label: 'a' };
  assert.deepEqual(inWordsOfNow({ ...now }, called('entity')), now);
  for (const odd of [undefined, null, 'text', [null, 1]]) {
    assert.deepEqual(inWordsOfNow(odd, called('list')), odd);
  }
});
