import assert from 'node:assert/strict';
import { it } from 'node:test';
import { uuidv7 } from '../../src/data/uuid.ts';

it('uuidv7 gives keys of version 7 that sort as they were made', () => {
  const before = Date.now();
  const keys = Array.from({ length: 20_000 }, () => uuidv7());
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  for (const key of keys) assert.match(key, form);
  assert.deepEqual([...new Set(keys)].sort(), keys);
  const madeAt = Number.parseInt(keys[0]?.replace('-', '').slice(0, 12) ?? '', 16);
  assert(Math.abs(madeAt - before) < 1_000);
});
