import type { EventModel } from '../../src/events/model.ts';
import type { Store } from '../../src/store/port.ts';
import { define, type TestStore } from '../store/stores.ts';

export async function defineOutbox(test: TestStore): Promise<void> {
  await define(
    test,
    `CREATE TABLE "outbox" (
       "position" :POSITION,
       "id" :UUID NOT NULL,
       "lane" :INTEGER NOT NULL,
       "topic" text NOT NULL,
       "key" text NOT NULL,
       "attributes" text NOT NULL,
       "data" text NOT NULL,
       "created_at" :MOMENT NOT NULL
     ) :STRICT;
     CREATE INDEX "outbox_lane_idx" ON "outbox" ("lane", "position");
     CREATE TABLE "outbox_lanes" ("lane" :INTEGER NOT NULL PRIMARY KEY) :STRICT`,
  );
  const lanes = Array.from({ length: 16 }, (_, lane) => `(${lane})`).join(', ');
  await test.store.query(`INSERT INTO "outbox_lanes" ("lane") VALUES ${lanes}`);
}

export interface OutboxRow {
  id: string;
  lane: number;
  topic: string;
  key: string;
  attributes: Record<string, string>;
  data: Record<string, unknown>;
  created_at: string;
}

/** Takes everything out of the outbox, in the order of writing. */
export async function emptied(store: Store): Promise<OutboxRow[]> {
  const rows = await store.query<Record<keyof OutboxRow, string>>(
    'SELECT * FROM "outbox" ORDER BY "position"',
  );
  await store.query('DELETE FROM "outbox"');
  return rows.map((row) => ({
    ...row,
    lane: Number(row.lane),
    attributes: JSON.parse(row.attributes),
    data: JSON.parse(row.data),
  }));
}

/** An event of the service `test` whose fields are filled by their own names, or as `from` says. */
export function event(
  name: string,
  fields: Record<string, object>,
  said: Partial<EventModel> & { from?: Record<string, string> } = {},
): EventModel {
  const { from = {}, version = 1, ...rest } = said;
  const names = Object.keys(fields);
  return {
    name,
    version,
    topic: `test.${name}.v${version}`,
    key: names[0] ?? '',
    payload: names.map((field) => ({ field, from: from[field] ?? field })),
    contract: `contracts/events/test/${name}.v${version}.json`,
    schema: { type: 'object', required: names, properties: fields },
    ...rest,
  };
}

export const text = { type: 'string' };
export const integer = { type: 'integer' };
