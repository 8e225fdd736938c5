/** How a store spells what the tables of the chassis are made of. */
interface Spelling {
  timestamp: string;
  /** A number that counts up by itself, as the key. */
  position: string;
  uuid: string;
  smallint: string;
  /** Appended to `CREATE TABLE (...)`. */
  options: string;
  /** Of a table whose rows come and go all the time. */
  queueOptions: string;
}

/** The same number as in the chassis (`events/lanes.ts`). */
const outboxLanes = 16;

/**
 * Tables that the engines of the chassis need. A migration that is rendered never changes, so neither
 * does a text of these: what one lacks comes as a set of its own.
 */
export const chassisTables = {
  postgres: tablesIn({
    timestamp: 'timestamptz(3)',
    position: 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
    uuid: 'uuid',
    smallint: 'smallint',
    options: '',
    // It is never long, so a part of it is too few dead rows to wait for.
    queueOptions: ' WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)',
  }),
  sqlite: tablesIn({
    timestamp: 'text',
    position: 'integer PRIMARY KEY AUTOINCREMENT',
    uuid: 'text',
    smallint: 'integer',
    options: ' STRICT',
    queueOptions: ' STRICT',
  }),
};

function tablesIn(spelling: Spelling) {
  return {
    always: idempotencyKeys(spelling),
    inbox: inbox(spelling),
    outbox: outbox(spelling),
  };
}

/** Stored answers of commands, by caller and `Idempotency-Key`. */
function idempotencyKeys({ timestamp, options }: Spelling): string {
  return `CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" ${timestamp} NOT NULL,
  PRIMARY KEY ("caller", "key")
)${options};

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");`;
}

/** Messages that had their effect, by subscription. */
function inbox({ timestamp, options }: Spelling): string {
  return `CREATE TABLE "inbox" (
  "subscription" text NOT NULL,
  "message_id" text NOT NULL,
  "received_at" ${timestamp} NOT NULL,
  PRIMARY KEY ("subscription", "message_id")
)${options};

CREATE INDEX "inbox_received_at_idx" ON "inbox" ("received_at");`;
}

/** Events that wait for the broker, in lanes: a relay has a lane for itself while it sends. */
function outbox({ timestamp, position, uuid, smallint, options, queueOptions }: Spelling): string {
  const lanes = Array.from({ length: outboxLanes }, (_, lane) => `(${lane})`).join(', ');
  return `CREATE TABLE "outbox" (
  "position" ${position},
  "id" ${uuid} NOT NULL,
  "lane" ${smallint} NOT NULL,
  "topic" text NOT NULL,
  "key" text NOT NULL,
  "attributes" text NOT NULL,
  "data" text NOT NULL,
  "created_at" ${timestamp} NOT NULL
)${queueOptions};

CREATE INDEX "outbox_lane_idx" ON "outbox" ("lane", "position");

CREATE TABLE "outbox_lanes" (
  "lane" ${smallint} NOT NULL PRIMARY KEY
)${options};

INSERT INTO "outbox_lanes" ("lane") VALUES ${lanes};`;
}
