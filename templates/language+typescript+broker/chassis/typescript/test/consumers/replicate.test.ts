import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, it } from 'node:test';
import { replicaRows } from '../../src/data/replica-rows.ts';
import { onEveryStore } from '../store/stores.ts';
import { consumer, defineCopies, feeding, message, replica } from './copies.ts';

const rows = replicaRows(replica);

onEveryStore((test) => {
  before(() => defineCopies(test));

  const deliver = async (event: string, payload: object, more = {}) => {
    const verdict = await consumer(test.store, feeding).handle(
      message(event, { payload, ...more }),
    );
    assert.deepEqual(verdict, { kind: 'done' });
  };

  it('keeps a copy of what events tell', async () => {
    const thingId = randomUUID();
    const created = { thingId, name: 'a', length: 1, tags: ['x', 'y'], more: { of: 'it' } };
    await deliver('thing-created', created);
    const copy = { thingId, name: 'a', size: 1, tags: ['x', 'y'] };
    assert.deepEqual(await rows.get(test.store, thingId), copy);
    await deliver('thing-resized', { thingId, length: 2, note: 'grown' });
    assert.deepEqual(await rows.get(test.store, thingId), { ...copy, size: 2, note: 'grown' });
    await deliver('thing-deleted', { thingId });
    assert.equal(await rows.get(test.store, thingId), undefined);
  });

  it('knows a key however it is spelled', async () => {
    const thingId = randomUUID();
    await deliver('thing-created', { thingId: thingId.toUpperCase(), length: 1 });
    await deliver('thing-resized', { thingId, length: 2 });
    await deliver('thing-resized', { thingId: thingId.toUpperCase(), length: 3 });
    assert.deepEqual(await rows.find(test.store, { thingId: [thingId] }), [{ thingId, size: 3 }]);
  });

  it('does not go back for a message that comes late', async () => {
    const thingId = randomUUID();
    const late = message('thing-created', { payload: { thingId, name: 'a', length: 1 } });
    await deliver('thing-resized', { thingId, length: 2 });
    assert.deepEqual(await consumer(test.store, feeding).handle(late), { kind: 'done' });
    assert.deepEqual(await rows.get(test.store, thingId), { thingId, name: 'a', size: 2 });
  });

  it('shows no row that has not come as a whole', async () => {
    const thingId = randomUUID();
    const text = `INSERT INTO "copy" ("thing_id", "name", "_seen", "_event_at", "_deleted")
      VALUES ($1, 'a', '{}', $2, $3)`;
    await test.store.query(text, [thingId, new Date(), false]);
    assert.equal(await rows.get(test.store, thingId), undefined);
    await deliver('thing-resized', { thingId, length: 3 });
    assert.deepEqual(await rows.get(test.store, thingId), { thingId, name: 'a', size: 3 });
  });

  it('says what is known of an original: that it is gone as well, and nothing by halves', async () => {
    const [there, gone, half, never] = [0, 1, 2, 3].map(() => randomUUID());
    const time = '2026-01-31T12:00:00.000Z';
    await deliver('thing-created', { thingId: there, length: 1 }, { attributes: { time } });
    await deliver('thing-created', { thingId: gone, length: 1 });
    await deliver('thing-deleted', { thingId: gone }, { attributes: { time } });
    const text = `INSERT INTO "copy" ("thing_id", "name", "_seen", "_event_at", "_deleted")
      VALUES ($1, 'a', '{}', $2, $3)`;
    await test.store.query(text, [half, new Date(), false]);
    const known = await rows.known(test.store, [there, gone, half, never]);
    assert.equal(known.length, 2);
    const [row] = known.filter((each) => each.row !== undefined);
    assert.deepEqual(row, { row: { thingId: there, size: 1 }, at: new Date(time) });
    assert.deepEqual(await rows.known(test.store, [`${there}`.toUpperCase()]), [row]);
    assert.deepEqual(await rows.known(test.store, []), []);
  });

  it('takes many messages in one transaction, those of one row in their order', async () => {
    const consuming = consumer(test.store, feeding);
    const [one, other] = [randomUUID(), randomUUID()];
    const messages = Array.from({ length: 40 }, (_, index) =>
      message('thing-resized', { payload: { thingId: index % 2 ? one : other, length: index } }),
    );
    const verdicts = await Promise.all(messages.map((each) => consuming.handle(each)));
    assert.ok(verdicts.every(({ kind }) => kind === 'done'));
    const found = await rows.find(test.store, { thingId: [one, other] });
    const sizes = new Map(found.map(({ thingId, size }) => [thingId, size]));
    assert.deepEqual([sizes.get(other), sizes.get(one)], [38, 39]);
  });

  it('finds by values, and no more than was asked for', async () => {
    const ids = Array.from({ length: 3 }, () => randomUUID()).sort();
    for (const thingId of ids) await deliver('thing-resized', { thingId, length: 77 });
    assert.deepEqual(
      (await rows.find(test.store, { size: 77 })).map(({ thingId }) => thingId),
      ids,
    );
    assert.equal((await rows.find(test.store, { size: 77 }, { limit: 2 })).length, 2);
    assert.deepEqual(await rows.find(test.store, { thingId: [] }), []);
    await assert.rejects(rows.find(test.store, { other: 1 }), /Copy has no field "other"/);
  });
});
