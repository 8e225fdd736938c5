import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const spec = readFileSync(new URL('../../chassis/SPEC.md', import.meta.url), 'utf8');
const clauses = [...spec.matchAll(/^- \*\*([A-Z]{3}-\d+)\*\*/gm)].map(([, number = '']) => number);

const tested = readdirSync(new URL('.', import.meta.url))
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .flatMap((text) => [...text.matchAll(/^clause\(\s*['"`]([A-Z]{3}-\d+) /gm)])
  .map(([, number = '']) => number);

test('SPEC.md has clauses, each number once', () => {
  assert.ok(clauses.length > 0);
  assert.deepEqual(clauses, [...new Set(clauses)]);
});

test('each clause of SPEC.md has a test', () => {
  assert.deepEqual(
    clauses.filter((number) => !tested.includes(number)),
    [],
  );
});

test('each test is of a clause of SPEC.md, and no clause has two', () => {
  assert.deepEqual(
    tested.filter((number) => !clauses.includes(number)),
    [],
  );
  assert.deepEqual(tested, [...new Set(tested)]);
});
