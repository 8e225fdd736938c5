import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Batches } from '../src/batches.ts';

function sink() {
  const texts: string[] = [];
  return { texts, write: (bytes: Buffer) => void texts.push(bytes.toString()), flushSync() {} };
}

test('lines leave together, in their order, and none twice', () => {
  const out = sink();
  const lines = new Batches(out);
  for (let index = 0; index < 1_000; index += 1) lines.write(`${index}\n`);
  lines.flushSync();
  lines.flushSync();
  const expected = Array.from({ length: 1_000 }, (_, index) => `${index}\n`).join('');
  assert.equal(out.texts.join(''), expected);
  assert.equal(out.texts.length, 1);
});

test('a batch is never longer than what a pipe takes whole, and never has a part of a line', () => {
  const out = sink();
  const lines = new Batches(out);
  for (let index = 0; index < 100; index += 1) lines.write(`${'x'.repeat(99)}\n`);
  lines.write(`${'y'.repeat(9_999)}\n`);
  lines.flush();
  assert.deepEqual(
    out.texts.map(({ length }) => length),
    [4_000, 4_000, 2_000, 10_000],
  );
});

test('a line that no other follows is there a moment later', async () => {
  const out = sink();
  new Batches(out).write('alone\n');
  assert.deepEqual(out.texts, []);
  // The timer keeps no process alive, so something else has to.
  await sleep(150);
  assert.deepEqual(out.texts, ['alone\n']);
});
