import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import type { Message } from '../../src/broker/port.ts';
import { custom, type EventHandler } from '../../src/consumers/effects/custom.ts';
import type { ConsumedEvent } from '../../src/consumers/model.ts';
import { replicaRows } from '../../src/data/replica-rows.ts';
import { Problem, reject } from '../../src/problem.ts';
import { StoreError } from '../../src/store/errors.ts';
import type { Store } from '../../src/store/port.ts';
import { define, onEveryStore } from '../store/stores.ts';
import { consumed, consumer, defineCopies, feeding, message, replica } from './copies.ts';

const text = { type: 'string' };
const schema = { type: 'object', required: ['text'], properties: { text } };

onEveryStore((test) => {
  before(async () => {
    await defineCopies(test);
    await define(test, 'CREATE TABLE "note" ("text" text NOT NULL UNIQUE) :STRICT');
  });

  const notes = async () =>
    (await test.store.query<{ text: string }>('SELECT "text" FROM "note"')).map((row) => row.text);
  const inserting: EventHandler<{ text: string }> = async ({ text }, { tx }) => {
    await tx.query('INSERT INTO "note" ("text") VALUES ($1)', [text]);
  };
  const handling = (handler: EventHandler<{ text: string }>): ConsumedEvent[] => [
    consumed('things.thing-noted', schema, custom(handler)),
  ];
  const noted = (text: string) => message('thing-noted', { payload: { text } });

  it('gives a message that comes again no second effect', async () => {
    const consuming = consumer(test.store, handling(inserting));
    const one = noted(randomUUID());
    assert.deepEqual(await consuming.handle(one), { kind: 'done' });
    assert.deepEqual(await consuming.handle(one, { attempt: 2 }), { kind: 'done' });
    const outcomes = consuming.logs.map(({ outcome }) => outcome);
    assert.deepEqual(outcomes, ['done', 'duplicate']);
  });

  describe('of several messages that tell of the same', () => {
    const twice = (handler = inserting) =>
      consumer(test.store, [
        {
          ...consumed('things.thing-noted', schema, custom(handler)),
          formerly: { name: 'things.thing-written', members: { text: 'words' } },
        },
      ]);
    const told = (event: string, payload: object, occurrence?: string) =>
      message(event, { payload, attributes: occurrence === undefined ? {} : { occurrence } });
    const siblings = (...payloads: [event: string, payload: object][]) => {
      const occurrence = randomUUID();
      return payloads.map(([event, payload]) => told(event, payload, occurrence));
    };
    const outcomesOf = async (messages: readonly Message[], handler = inserting) => {
      const consuming = twice(handler);
      for (const each of messages) await consuming.handle(each);
      return consuming.logs.map(({ outcome }) => outcome);
    };

    it('the first one has the effect', async () => {
      const text = randomUUID();
      const names = ['thing-noted', 'thing-noted', 'thing-written'];
      const all = siblings(...names.map((name): [string, object] => [name, { text, words: text }]));
      for (const messages of [all, all.toReversed()]) {
        const outcomes = await outcomesOf(messages);
        assert.deepEqual(outcomes.slice(1), ['duplicate', 'duplicate']);
      }
      assert.equal((await notes()).filter((each) => each === text).length, 1);
    });

    it('one has, where they come at once, and share a transaction', async () => {
      const at = new Date().toISOString();
      const thingId = randomUUID();
      const { store } = test;
      const consuming = consumer(store, feeding);
      const all = siblings(
        ...[1, 2, 3].map((length): [string, object] => ['thing-created', { thingId, length, at }]),
      );
      await Promise.all(all.map((each) => consuming.handle(each)));
      const outcomes = consuming.logs.map(({ outcome }) => outcome).sort();
      assert.deepEqual(outcomes, ['done', 'duplicate', 'duplicate']);
    });

    it('one that is of no use here is no dead letter when another one was', async () => {
      const text = randomUUID();
      const [newest, older] = siblings(['thing-noted', { text }], ['thing-noted', { tekst: text }]);
      assert(newest && older);
      assert.deepEqual(await outcomesOf([newest, older]), ['done', 'duplicate']);
      assert.deepEqual(await outcomesOf(siblings(['thing-noted', { tekst: text }])), ['dead']);
    });

    it('one that a later build knows is left to it', async () => {
      assert.deepEqual(await outcomesOf(siblings(['thing-penned', { text: 'a' }])), ['ignored']);
      assert.deepEqual(await outcomesOf([told('thing-penned', { text: 'a' })]), ['dead']);
    });
  });

  it('reads what an event was called before, and what its members were', async () => {
    const text = randomUUID();
    const formerly = { name: 'things.thing-written', members: { text: 'words' } };
    const consuming = consumer(test.store, [
      { ...consumed('things.thing-noted', schema, custom(inserting)), formerly },
    ]);
    const verdict = await consuming.handle(message('thing-written', { payload: { words: text } }));
    assert.deepEqual(verdict, { kind: 'done' });
    assert.ok((await notes()).includes(text));
    const later = await consuming.handle(message('thing-noted', { payload: { words: text } }));
    assert.equal(later.kind, 'dead', 'the name of today comes with the members of today');
  });

  it('gives several deliveries at once one effect', async () => {
    const one = noted(randomUUID());
    const consumers = Array.from({ length: 5 }, () => consumer(test.store, handling(inserting)));
    const verdicts = await Promise.all(consumers.map((each) => each.handle(one)));
    assert.ok(verdicts.every(({ kind }) => kind === 'done'));
    assert.equal((await notes()).filter((each) => one.data.includes(each)).length, 1);
  });

  it('remembers nothing of what failed', async () => {
    let fails = true;
    const consuming = consumer(
      test.store,
      handling(async (event, context) => {
        await inserting(event, context);
        if (fails) throw new Error('for the moment');
      }),
    );
    const one = noted(randomUUID());
    const verdict = await consuming.handle(one);
    assert.deepEqual(verdict, { kind: 'retry', reason: 'failed: Error: for the moment' });
    fails = false;
    assert.deepEqual(await consuming.handle(one, { attempt: 2 }), { kind: 'done' });
    assert.ok((await notes()).some((each) => one.data.includes(each)));
  });

  const failing = async (error: unknown) => {
    const handler = () => {
      throw error;
    };
    return consumer(test.store, handling(handler)).handle(noted('never'));
  };

  it('tries again what passes', async () => {
    for (const error of [
      new StoreError('contention'),
      new StoreError('deadline'),
      new Problem('unavailable'),
      new Problem('deadline-exceeded'),
      new Problem('bad-gateway'),
      new TypeError('a mistake'),
    ]) {
      assert.equal((await failing(error)).kind, 'retry', String(error));
    }
  });

  it('gives up at once what would be refused again', async () => {
    for (const error of [
      new StoreError('reference', { names: ['thing'] }),
      new StoreError('check'),
      new StoreError('unique'),
      new Problem('not-found'),
      new Problem('validation-failed'),
      new Problem('internal', undefined, { isFinal: true }),
    ]) {
      assert.equal((await failing(error)).kind, 'dead', String(error));
    }
    const cause = new Error('calling things.getThing: 400 validation-failed');
    assert.deepEqual(await failing(new Problem('internal', undefined, { isFinal: true, cause })), {
      kind: 'dead',
      reason: `internal: Something went wrong (${cause.message})`,
    });
    const handler = () => reject('too-late', 'It is over');
    const verdict = await consumer(test.store, handling(handler)).handle(noted('never'));
    assert.deepEqual(verdict, { kind: 'dead', reason: 'rejected (too-late): It is over' });
  });

  it('gives up what does not fit its contract, and never says its values', async () => {
    const consuming = consumer(test.store, handling(inserting));
    const reasons: Record<string, string> = {
      '{': 'the payload is not JSON',
      '[]': 'the payload does not fit:  must be object',
      '{}': 'the payload does not fit: /text is required',
      '{"text":12345}': 'the payload does not fit: /text must be string',
    };
    for (const [data, reason] of Object.entries(reasons)) {
      const verdict = await consuming.handle(message('thing-noted', { data }));
      assert.deepEqual(verdict, { kind: 'dead', reason });
    }
    const unknown = await consuming.handle(message('thing-sung', { payload: { text: 'a' } }));
    const reason = 'nothing here consumes things.thing-sung.v1';
    assert.deepEqual(unknown, { kind: 'dead', reason });
  });

  it('reads another version as the one that it knows', async () => {
    const id = randomUUID();
    const one = { ...noted(id), topic: 'things.thing-noted.v7' };
    assert.deepEqual(await consumer(test.store, handling(inserting)).handle(one), { kind: 'done' });
    assert.ok((await notes()).includes(id));
  });

  it('lets one bad message of many not harm the others', async () => {
    const ids = Array.from({ length: 6 }, () => randomUUID());
    const consuming = consumer(test.store, [
      ...feeding,
      consumed(
        'things.thing-broken',
        { type: 'object' },
        {
          shares: true,
          async apply(tx) {
            await tx.query('SELECT "nothing" FROM "nowhere"');
          },
        },
      ),
    ]);
    const verdicts = await Promise.all([
      ...ids.map((thingId) =>
        consuming.handle(message('thing-resized', { payload: { thingId, length: 1 } })),
      ),
      consuming.handle(message('thing-broken')),
    ]);
    assert.deepEqual(
      verdicts.map(({ kind }) => kind),
      [...ids.map(() => 'done'), 'retry'],
    );
    const found = await replicaRows(replica).find(test.store, { thingId: ids });
    assert.equal(found.length, ids.length);
  });

  it('waits for its store rather than to use up attempts', async () => {
    let away = true;
    const store: Store = Object.create(test.store, {
      transaction: {
        value: (...given: Parameters<Store['transaction']>) =>
          away ? Promise.reject(new StoreError('unavailable')) : test.store.transaction(...given),
      },
      ping: {
        value: async () => {
          away = false;
        },
      },
    });
    const id = randomUUID();
    const consuming = consumer(store, handling(inserting));
    assert.deepEqual(await consuming.handle(noted(id)), { kind: 'done' });
    assert.ok((await notes()).includes(id));
  });

  it('gives back what waits for its store when the process goes down', async () => {
    const store: Store = Object.create(test.store, {
      transaction: { value: () => Promise.reject(new StoreError('unavailable')) },
      ping: { value: () => Promise.reject(new StoreError('unavailable')) },
    });
    const consuming = consumer(store, handling(inserting));
    const verdict = consuming.handle(noted('never'));
    setTimeout(() => consuming.stopping.abort(), 50);
    assert.equal((await verdict).kind, 'retry');
  });

  it('forgets messages after two weeks, some at a time', async () => {
    const old = new Date(Date.now() - 15 * 86_400_000);
    for (let index = 0; index < 300; index++) {
      const row = { subscription: 'old', message_id: `${index}`, received_at: old };
      await test.store.transaction((tx) =>
        tx.insertOnce('inbox', row, ['message_id', 'subscription']),
      );
    }
    const consuming = consumer(test.store, feeding);
    const thingId = randomUUID();
    await Promise.all(
      Array.from({ length: 300 }, (_, length) =>
        consuming.handle(message('thing-resized', { payload: { thingId, length } })),
      ),
    );
    const left = await test.store.query(`SELECT 1 FROM "inbox" WHERE "subscription" = 'old'`);
    assert.equal(left.length, 0);
  });
});
