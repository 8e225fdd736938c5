import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { createRoute } from '../../src/api/create-route.ts';
import { deleteRoute } from '../../src/api/delete-route.ts';
import { updateRoute } from '../../src/api/update-route.ts';
import { call } from '../../src/consumers/effects/call.ts';
import { deleteReferring } from '../../src/consumers/effects/delete-referring.ts';
import { messageRoute } from '../../src/consumers/message-route.ts';
import { repository } from '../../src/data/repository.ts';
import { Outbox } from '../../src/events/outbox.ts';
import { rejectWith } from '../../src/events/rejection.ts';
import type { Entity, JsonSchema, OperationModel } from '../../src/model.ts';
import { reject } from '../../src/problem.ts';
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
});
