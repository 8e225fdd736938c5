import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { createRoute } from '../../src/api/create-route.ts';
import { deleteRoute } from '../../src/api/delete-route.ts';
import type { Inquiry } from '../../src/api/rules.ts';
import { updateRoute } from '../../src/api/update-route.ts';
import { call } from '../../src/consumers/effects/call.ts';
import { deleteReferring } from '../../src/consumers/effects/delete-referring.ts';
import { messageRoute } from '../../src/consumers/message-route.ts';
import { repository } from '../../src/data/repository.ts';
import { announceRows } from '../../src/events/announce-rows.ts';
import { Outbox } from '../../src/events/outbox.ts';
import { rejectWith } from '../../src/events/rejection.ts';
import type { Entity, JsonSchema, OperationModel } from '../../src/model.ts';
import { Problem, reject } from '../../src/problem.ts';
import type { Resource } from '../../src/resource.ts';
import { defineOutbox, emptied, event, text } from '../events/outboxes.ts';
import { define, onEveryStore } from '../store/stores.ts';
import { consumed, consumer, defineCopies, message } from './copies.ts';

interface Note {
  id: string;
  thingId: string;
  text: string;
  version: number;
}

type NoteFields = Pick<Note, 'thingId' | 'text'>;

const note: Entity<Note, NoteFields> = {
  name: 'Note',
  table: 'note',
  key: 'id',
  owner: 'user',
  fields: [
    { name: 'id', column: 'id', type: 'uuid', managed: 'key' },
    { name: 'user', column: 'user', type: 'string', managed: 'owner' },
    { name: 'thingId', column: 'thing_id', type: 'uuid' },
    { name: 'text', column: 'text', type: 'string' },
    { name: 'version', column: 'version', type: 'integer', managed: 'version' },
    { name: 'createdAt', column: 'created_at', type: 'timestamp', managed: 'createdAt' },
    { name: 'updatedAt', column: 'updated_at', type: 'timestamp', managed: 'updatedAt' },
  ],
  filters: [],
  sorts: ['createdAt'],
};
const rows = repository(note);

const body = (...names: string[]): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: names,
  properties: { text: { ...text, maxLength: 20 }, thingId: { type: 'string', format: 'uuid' } },
});

function operation(more: Partial<OperationModel>): OperationModel {
  return {
    name: 'noteThing',
    entity: 'Note',
    kind: 'command',
    action: 'create',
    method: 'POST',
    path: '',
    params: [],
    expose: 'public',
    auth: ['notes:write'],
    callers: [],
    idempotency: 'key',
    timeoutMs: 5_000,
    assigns: {},
    input: ['thingId', 'text'],
    output: 'none',
    status: 204,
    schema: { body: body('thingId', 'text') },
    ...more,
  };
}

const byId = {
  params: [{ name: 'id', field: 'id' }],
  schema: { params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } },
};
const outbox = new Outbox('tests', [
  event('note-refused', { thingId: text }),
  event('note-written', { noteId: text, text }, { from: { noteId: 'id' } }),
  event('note-deleted', { noteId: text }, { from: { noteId: 'id' } }),
]);

onEveryStore((test) => {
  before(async () => {
    await defineCopies(test);
    await defineOutbox(test);
    await define(
      test,
      `CREATE TABLE "note" (
         "id" :UUID NOT NULL PRIMARY KEY, "user" text NOT NULL, "thing_id" :UUID NOT NULL,
         "text" text NOT NULL, "version" :INTEGER NOT NULL,
         "created_at" :MOMENT NOT NULL, "updated_at" :MOMENT NOT NULL
       ) :STRICT`,
    );
  });

  const stored = (thingId: string) =>
    rows.insert(test.store, { thingId, text: 'a' }, { owner: 'somebody' });
  const notes = (thingId: string) => rows.find(test.store, { thingId });
  const known = async ({ id }: { id: string }) => {
    const found = await test.store.query('SELECT 1 FROM "inbox" WHERE "message_id" = $1', [id]);
    return found.length > 0;
  };
  const running = (effect: ReturnType<typeof call>) =>
    consumer(test.store, [consumed('things.thing-noted', { type: 'object' }, effect)]);

  describe('an operation that an event runs', () => {
    it('gets what the event brings, once', async () => {
      const id = randomUUID();
      const calls: unknown[] = [];
      const contract = operation({ schema: { body: body('thingId') } });
      const route = messageRoute<{ thingId: string }>(contract, async (input, context) => {
        calls.push([input, context.caller]);
        const row = { thingId: input.thingId, text: 'told' };
        await rows.insert(context.tx, row, { owner: 'nobody', now: context.now });
      });
      const consuming = running(
        call([route], 'noteThing', { params: {}, input: { thingId: 'id' } }),
      );
      const one = message('thing-noted', { payload: { id, more: 1 } });
      assert.deepEqual(await consuming.handle(one), { kind: 'done' });
      assert.deepEqual(await consuming.handle(one), { kind: 'done' });
      assert.deepEqual(calls, [[{ thingId: id }, undefined]]);
      assert.equal((await notes(id)).length, 1);
    });

    it('changes and deletes rows of whomever', async () => {
      const thingId = randomUUID();
      const { id } = await stored(thingId);
      const changing = updateRoute(
        operation({
          ...byId,
          action: 'update',
          input: ['text'],
          schema: { ...byId.schema, body: body('text') },
        }),
        rows,
      );
      const filling = { params: { id: 'noteId' }, input: { text: 'text' } };
      const payload = { noteId: id, text: 'b' };
      const change = await running(call([changing], 'noteThing', filling)).handle(
        message('thing-noted', { payload }),
      );
      assert.deepEqual(change, { kind: 'done' });
      assert.equal((await notes(thingId))[0]?.text, 'b');

      const deleting = deleteRoute(
        operation({ ...byId, action: 'delete', method: 'DELETE', input: [] }),
        rows,
      );
      const removal = running(call([deleting], 'noteThing', { ...filling, input: {} }));
      const one = message('thing-noted', { payload });
      assert.deepEqual(await removal.handle(one), { kind: 'done' });
      assert.deepEqual(await notes(thingId), []);
      const again = await removal.handle(message('thing-noted', { payload }));
      assert.deepEqual(again, { kind: 'dead', reason: 'not-found: There is nothing here' });
    });

    it('takes nothing that its contract does not', async () => {
      const route = messageRoute(operation({}), () => assert.fail('it ran'));
      const consuming = running(
        call([route], 'noteThing', { params: {}, input: { text: 'text', thingId: 'thingId' } }),
      );
      const payload = { thingId: randomUUID(), text: 'more than twenty characters' };
      const verdict = await consuming.handle(message('thing-noted', { payload }));
      const reason = 'noteThing does not take it: body /text must NOT have more than 20 characters';
      assert.deepEqual(verdict, { kind: 'dead', reason });
    });

    it('answers with an event where it refuses with one', async () => {
      const thingId = randomUUID();
      const emits = ['note-taken', 'note-refused'];
      const route = messageRoute<NoteFields>(operation({ emits }), async (input, { tx }) => {
        await rows.insert(tx, input, { owner: 'nobody' });
        rejectWith('note-refused', { thingId: input.thingId });
      });
      const filling = { params: {}, input: { thingId: 'thingId', text: 'text' } };
      const consuming = running(call([route], 'noteThing', filling, outbox));
      const one = message('thing-noted', { payload: { thingId, text: 'a' } });
      assert.deepEqual(await consuming.handle(one), { kind: 'done' });
      assert.deepEqual(await notes(thingId), []);
      assert.ok(await known(one));
      const told = await emptied(test.store);
      assert.deepEqual(
        told.map(({ topic, data }) => [topic, data]),
        [['test.note-refused.v1', { thingId }]],
      );
      // Once, as everything.
      assert.deepEqual(await consuming.handle(one), { kind: 'done' });
      assert.deepEqual(await emptied(test.store), []);
    });

    it('answers so as well where the command has an announcer', async () => {
      const thingId = randomUUID();
      const emits = ['note-deleted', 'note-refused'];
      const refusing = createRoute<Note, NoteFields, NoteFields>(
        operation({ emits, expose: 'internal' }),
        repository({ ...note, owner: undefined }) as never,
        async (fields, _input, { tx }) => {
          // A statement that fails ends the transaction, and not the answer.
          await tx.query('SELECT "nothing" FROM "nowhere"').catch(() => {});
          return rejectWith('note-refused', { thingId: fields.thingId });
        },
        outbox,
      );
      const filling = { params: {}, input: { thingId: 'thingId', text: 'text' } };
      const consuming = running(call([refusing], 'noteThing', filling, outbox));
      const one = message('thing-noted', { payload: { thingId, text: 'a' } });
      assert.deepEqual(await consuming.handle(one), { kind: 'done' });
      assert.equal((await emptied(test.store)).length, 1);
      assert.ok(await known(one));
    });

    it('is a dead letter where it refuses without one', async () => {
      const route = messageRoute(operation({}), () => reject('not-now', 'Ask later'));
      const filling = { params: {}, input: { thingId: 'thingId', text: 'text' } };
      const one = message('thing-noted', { payload: { thingId: randomUUID(), text: 'a' } });
      const verdict = await running(call([route], 'noteThing', filling, outbox)).handle(one);
      assert.deepEqual(verdict, { kind: 'dead', reason: 'rejected (not-now): Ask later' });
      assert.ok(!(await known(one)));
      assert.deepEqual(await emptied(test.store), []);
    });

    it('has to be there', () => {
      assert.throws(
        () => call([], 'noteThing', { params: {}, input: {} }),
        /no operation noteThing/,
      );
    });
  });

  describe('an operation that asks others', () => {
    const others: Resource<string> = {
      settings: {},
      open: () => 'the others',
      close: () => Promise.resolve(),
    };
    const filling = { params: {}, input: { thingId: 'thingId', text: 'text' } };
    const noted = () => message('thing-noted', { payload: { thingId: randomUUID(), text: 'a' } });
    const thingOf = ({ data }: { data: string }) => JSON.parse(data).thingId as string;
    const internal = repository({ ...note, owner: undefined }) as never;

    /** Stores what others say of the text. */
    const asking = (ask: Inquiry<NoteFields, NoteFields, string>['ask']) =>
      messageRoute<NoteFields, string>(
        operation({ action: 'message' }),
        async (input, { tx, now, asked, caller }) => {
          assert.equal(caller, undefined);
          await rows.insert(tx, { ...input, text: asked }, { owner: 'nobody', now });
        },
        { uses: [others], ask },
      );

    it('asks for nobody before the transaction, in its own time, and once', async () => {
      const asked: unknown[] = [];
      const route = asking(async (found, _input, request) => {
        const { caller, byEvent, requestId, deadline } = request;
        asked.push([request.opened(others), caller, byEvent, requestId]);
        assert.ok(deadline.remaining() > 4_000 && deadline.remaining() <= 5_000);
        // Nothing is written or locked meanwhile, so another transaction gets through.
        await test.store.transaction((tx) => tx.query('SELECT 1'));
        assert.equal(await known({ id: requestId }), false);
        return `said of ${found.text}`;
      });
      const one = noted();
      const consuming = running(call([route], 'noteThing', filling));
      assert.deepEqual(await consuming.handle(one), { kind: 'done' });
      assert.deepEqual(await consuming.handle(one, { attempt: 2 }), { kind: 'done' });
      assert.deepEqual(asked, [['the others', undefined, true, one.id]]);
      assert.equal((await notes(thingOf(one)))[0]?.text, 'said of a');
      const outcomes = consuming.logs.map(({ outcome }) => outcome);
      assert.deepEqual(outcomes, ['done', 'duplicate']);
    });

    it('is tried again where they are away, and given up where they refuse', async () => {
      const verdict = (error: Error) =>
        running(call([asking(() => Promise.reject(error))], 'noteThing', filling)).handle(noted());
      assert.equal((await verdict(new Problem('unavailable'))).kind, 'retry');
      assert.equal((await verdict(new Problem('deadline-exceeded'))).kind, 'retry');
      assert.equal((await verdict(new Problem('reference-not-found'))).kind, 'dead');
      const final = new Problem('internal', undefined, { isFinal: true });
      assert.equal((await verdict(final)).kind, 'dead');
    });

    it('has one effect where two deliveries ask at once', async () => {
      const { promise: both, resolve } = Promise.withResolvers<void>();
      let askers = 0;
      const route = asking(async () => {
        askers += 1;
        if (askers === 2) resolve();
        await both;
        return 'told';
      });
      const one = noted();
      const consumers = [0, 1].map(() => running(call([route], 'noteThing', filling)));
      const verdicts = await Promise.all(consumers.map((each) => each.handle(one)));
      assert.deepEqual(verdicts, [{ kind: 'done' }, { kind: 'done' }]);
      assert.equal((await notes(thingOf(one))).length, 1);
      const outcomes = consumers.flatMap(({ logs }) => logs.map(({ outcome }) => outcome));
      assert.deepEqual(outcomes.sort(), ['done', 'duplicate']);
    });

    it('asks again about a row that has changed meanwhile', async () => {
      const thingId = randomUUID();
      const { id } = await stored(thingId);
      const seen: string[] = [];
      const changing = updateRoute<Note, NoteFields, { text: string }, string>(
        operation({
          ...byId,
          action: 'update',
          input: ['text'],
          schema: { ...byId.schema, body: body('text') },
        }),
        rows,
        (_current, changes, _input, { asked }) => ({ ...changes, text: asked }),
        undefined,
        {
          uses: [others],
          async ask(found) {
            seen.push(found.text);
            if (seen.length === 1) {
              const [row] = await notes(thingId);
              await test.store.transaction((tx) => rows.update(tx, row as never, { text: 'b' }));
            }
            return `said of ${found.text}`;
          },
        },
      );
      const one = message('thing-noted', { payload: { noteId: id, text: 'c' } });
      const how = { params: { id: 'noteId' }, input: { text: 'text' } };
      const verdict = await running(call([changing], 'noteThing', how)).handle(one);
      assert.deepEqual(verdict, { kind: 'done' });
      assert.deepEqual(seen, ['a', 'b']);
      assert.equal((await notes(thingId))[0]?.text, 'said of b');
      assert.ok(await known(one));
    });

    it('answers with an event where it refuses with one', async () => {
      const emits = ['note-deleted', 'note-refused'];
      const refusing = createRoute<Note, NoteFields, NoteFields, string>(
        operation({ emits, expose: 'internal' }),
        internal,
        (fields) => rejectWith('note-refused', { thingId: fields.thingId }),
        outbox,
        { uses: [others], ask: () => Promise.resolve('no') },
      );
      const one = noted();
      const consuming = running(call([refusing], 'noteThing', filling, outbox));
      assert.deepEqual(await consuming.handle(one), { kind: 'done' });
      assert.equal((await emptied(test.store)).length, 1);
      assert.ok(await known(one));
    });

    it('stops waiting when the broker does', async () => {
      const gone = new AbortController();
      const route = asking(async (_found, _input, { deadline }) => {
        gone.abort();
        assert.equal(deadline.remaining(), 0);
        return 'too late';
      });
      const verdict = await running(call([route], 'noteThing', filling)).handle(noted(), {
        signal: gone.signal,
      });
      assert.equal(verdict.kind, 'retry');
    });
  });

  describe('rows that go with what they refer to', () => {
    it('are deleted, however many, and others are told', async () => {
      const [gone, kept] = [randomUUID(), randomUUID()];
      for (let index = 0; index < 201; index++) await stored(gone);
      await stored(kept);
      const deletion = operation({ action: 'delete', method: 'DELETE', emits: ['note-deleted'] });
      const effect = deleteReferring(rows, 'thingId', 'thingId', outbox.announcing(deletion, note));
      const consuming = consumer(test.store, [
        consumed('things.thing-gone', { type: 'object' }, effect),
      ]);
      const one = message('thing-gone', { payload: { thingId: gone } });
      assert.deepEqual(await consuming.handle(one), { kind: 'done' });
      assert.deepEqual(await notes(gone), []);
      assert.equal((await notes(kept)).length, 1);
      assert.equal((await emptied(test.store)).length, 201);
    });
  });

  it('tells one subscription of all rows, as they are, in pages', async () => {
    const thingId = randomUUID();
    await test.store.query('DELETE FROM "note"');
    for (let index = 0; index < 101; index++) await stored(thingId);
    const copied = {
      replica: 'tests.Copy',
      subscription: 'tests.things',
      rows: rows as never,
      events: ['note-written'],
    };
    const pages: number[] = [];
    let after: string | undefined;
    for await (const progress of announceRows(test.store, outbox, copied)) {
      pages.push(progress.told);
      after ??= progress.after;
    }
    assert.deepEqual(pages, [100, 101]);
    const told = await emptied(test.store);
    assert.equal(new Set(told.map(({ key }) => key)).size, 101);
    assert.ok(told.every(({ attributes }) => attributes.addressee === 'tests.things'));
    assert.ok(told.every(({ data }) => data.text === 'a'));
    for await (const progress of announceRows(test.store, outbox, copied, after)) {
      assert.deepEqual(progress, { told: 1, after: undefined });
    }
    assert.equal((await emptied(test.store)).length, 1);
  });

  it('runs nothing but copies for what one subscription is told', async () => {
    const route = messageRoute(operation({}), () => assert.fail('it ran'));
    const filling = { params: {}, input: { thingId: 'thingId', text: 'text' } };
    const consuming = running(call([route], 'noteThing', filling));
    const payload = { thingId: randomUUID(), text: 'a' };
    const to = (addressee: string) =>
      message('thing-noted', { payload, attributes: { addressee } });
    assert.deepEqual(await consuming.handle(to('tests.things')), { kind: 'done' });
    assert.deepEqual(await consuming.handle(to('others.things')), { kind: 'done' });
    const outcomes = consuming.logs.map(({ outcome }) => outcome);
    assert.deepEqual(outcomes, ['done', 'ignored']);
  });
});
