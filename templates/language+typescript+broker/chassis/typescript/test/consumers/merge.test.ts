import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { describe, it } from 'node:test';
import { isDeleted, merge, type Stored } from '../../src/consumers/effects/merge.ts';
import type { Feed } from '../../src/consumers/model.ts';
import { replica } from './copies.ts';

const empty: Stored = { key: 'k', fields: {}, seen: {} };
const [created, resized, deleted] = replica.feeds as [Feed, Feed, Feed];

describe('merge', () => {
  it('sets what an event has and leaves the rest', () => {
    const first = merge(replica, empty, created, '1', { name: 'a', length: 1, note: 'x' });
    const second = merge(replica, first, resized, '2', { length: 2 });
    assert.deepEqual(second.fields, { name: 'a', size: 2, note: undefined, tags: undefined });
  });

  it('takes of a late event what nothing later has told', () => {
    const first = merge(replica, empty, resized, '2', { length: 2 });
    const second = merge(replica, first, created, '1', { name: 'a', length: 1 });
    assert.deepEqual(second.fields, { name: 'a', size: 2, note: undefined, tags: undefined });
  });

  it('knows a row as gone while its deletion is the newest', () => {
    const there = merge(replica, empty, created, '1', { length: 1 });
    const gone = merge(replica, there, deleted, '3', {});
    assert.ok(isDeleted(replica, gone));
    assert.ok(isDeleted(replica, merge(replica, gone, resized, '2', { length: 2 })));
    assert.ok(!isDeleted(replica, merge(replica, gone, created, '4', { length: 4 })));
  });

  it('knows what a row has seen of an event under the name that it had before', () => {
    const feeds = replica.feeds.map((feed) => ({ ...feed, formerly: `${feed.event}-then` }));
    const [creating, resizing] = feeds as [Feed, Feed];
    const renamed = { ...replica, feeds };
    const then = (name: string) => `things.thing-${name}-then`;
    const row: Stored = {
      key: 'k',
      fields: { name: 'a', size: 5 },
      seen: { [then('resized')]: '5' },
    };
    const late = merge(renamed, row, creating, '4', { name: 'b', length: 4 });
    assert.deepEqual([late.fields.name, late.fields.size], ['b', 5]);
    assert.equal(merge(renamed, row, resizing, '4', { length: 4 }), row);
    const gone: Stored = { ...row, seen: { ...row.seen, [then('deleted')]: '6' } };
    assert.ok(isDeleted(renamed, gone));
    assert.ok(!isDeleted(renamed, merge(renamed, gone, creating, '7', { length: 7 })));
  });

  it('gives the same row for any order of the same events', () => {
    const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
    const random = seeded(seed);
    for (let round = 0; round < 200; round++) {
      const events = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, index) => ({
        feed: replica.feeds[Math.floor(random() * replica.feeds.length)] as Feed,
        stamp: String(index).padStart(3, '0'),
        payload: { name: `n${index}`, length: index, ...(random() < 0.5 && { note: `x${index}` }) },
      }));
      const after = (list: typeof events) =>
        list.reduce(
          (row, { feed, stamp, payload }) => merge(replica, row, feed, stamp, payload),
          empty,
        );
      const shuffled = events
        .map((event) => ({ event, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ event }) => event);
      const [one, other] = [after(events), after(shuffled)];
      assert.deepEqual(plain(other), plain(one), `SEED=${seed}, round ${round}`);
      // A message that comes again changes nothing.
      assert.deepEqual(plain(after([...shuffled, ...events])), plain(one), `SEED=${seed}`);
    }
  });
});

const plain = (row: Stored) =>
  JSON.parse(JSON.stringify({ ...row, gone: isDeleted(replica, row) }));

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
