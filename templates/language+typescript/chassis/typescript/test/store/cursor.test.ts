import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeCursor, encodeCursor } from '../../src/data/cursor.ts';

describe('cursor', () => {
  const list = ['list', '-createdAt', { from: 1 }];

  for (const value of ['text', 'ä/?&=+ "', '', 0, 1.5, true, null]) {
    it(`carries ${JSON.stringify(value)}`, () => {
      const cursor = encodeCursor({ value, key: 'k' }, list);
      assert.match(cursor, /^[A-Za-z0-9_-]+$/);
      assert.deepEqual(decodeCursor(cursor, list), { value, key: 'k' });
    });
  }

  it('carries a value that is not set as null', () => {
    const cursor = encodeCursor({ value: undefined, key: 7 }, list);
    assert.deepEqual(decodeCursor(cursor, list), { value: null, key: 7 });
  });

  it('is good for its list only, and whole', () => {
    const cursor = encodeCursor({ value: 'a', key: 'k' }, list);
    const refused = { type: 'validation-failed', status: 400 };
    assert.throws(() => decodeCursor(cursor, ['other', ...list.slice(1)]), refused);
    for (const other of ['', 'x', cursor.slice(1), cursor.slice(0, -1), `${cursor}x`]) {
      assert.throws(() => decodeCursor(other, list), refused);
    }
  });

  it('is refused where its content is not a position, however well made', () => {
    const refused = { type: 'validation-failed' };
    const made = (value: unknown, key: unknown) => encodeCursor({ value, key }, list);
    assert.throws(() => decodeCursor(made({}, 'k'), list), refused);
    assert.throws(() => decodeCursor(made([], 'k'), list), refused);
    assert.throws(() => decodeCursor(made('a', null), list), refused);
    assert.throws(() => decodeCursor(made('a', { k: 1 }), list), refused);
  });
});
