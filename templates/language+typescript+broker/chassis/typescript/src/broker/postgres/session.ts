import { Client } from 'pg';
import type { BrokerOptions } from '../port.ts';
import { type MessageRow, messageColumns } from './rows.ts';

export interface WaitingRow extends MessageRow {
  position: string;
  failures: number;
  /** How many sessions have found it among those that come first, without giving a verdict. */
  sessions: number;
}

// Nothing is lost when the server crashes between these and the disk: messages come once more.
// A machine that went away without a word must not keep the lock for hours.
const settings = `
SET synchronous_commit = off;
SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
LISTEN "broker"`;

// Held by the session: when its connection breaks, the server lets it go.
const lock = `SELECT pg_try_advisory_lock(hashtextextended('broker.' || $1, 0)) AS "locked"`;

// What ended its consumer is among those that come first; whoever lives takes the mark off.
const mark = `
UPDATE "broker"."messages" SET "sessions" = "sessions" + 1
WHERE "subscription" = $1 AND "position" IN (SELECT "position" FROM "broker"."messages"
  WHERE "subscription" = $1 ORDER BY "position" LIMIT $2)`;

const unmark = `
UPDATE "broker"."messages" SET "sessions" = 0
WHERE "subscription" = $1 AND "sessions" > 0`;

// Not from a position on: lower ones may be committed later.
const take = `
SELECT "position", ${messageColumns}, "failures", "sessions" FROM "broker"."messages" m
WHERE "subscription" = $1 AND "position" <> ALL ($2::bigint[]) AND NOT EXISTS (
  SELECT FROM "broker"."messages" p WHERE p."subscription" = $1 AND p."key" = m."key"
    AND p."due_at" > clock_timestamp())
ORDER BY "position" LIMIT $3`;

// As much of them as wakes somebody in time.
const pauses = `
SELECT DISTINCT ceil(extract(epoch FROM "due_at" - clock_timestamp()) * 1000)::float8 AS "ms"
FROM "broker"."messages" WHERE "subscription" = $1 AND "due_at" > clock_timestamp() LIMIT 1000`;

const remove = `
DELETE FROM "broker"."messages" WHERE "subscription" = $1 AND "position" = ANY ($2::bigint[])`;

const postpone = `
UPDATE "broker"."messages" SET "failures" = $3, "sessions" = 0,
  "due_at" = clock_timestamp() + $4 * interval '1 millisecond'
WHERE "subscription" = $1 AND "position" = $2`;

const bury = `
WITH "dead" AS (
  DELETE FROM "broker"."messages" WHERE "subscription" = $1 AND "position" = $2
  RETURNING "subscription", ${messageColumns}
)
INSERT INTO "broker"."dead_letters" ("subscription", ${messageColumns}, "reason", "attempts")
SELECT *, $3::text, $4::integer FROM "dead"
ON CONFLICT ("subscription", "id") DO NOTHING`;

/** A connection that consumes one subscription. While it holds the lock, no other one does. */
export class Session {
  readonly #client: Client;
  readonly #subscription: string;
  readonly #lost = new AbortController();

  constructor(url: string, { name }: BrokerOptions, subscription: string, onNotified: () => void) {
    this.#subscription = subscription;
    this.#client = new Client({
      connectionString: url,
      application_name: name,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    this.#client.on('error', (error) => this.lose(error));
    this.#client.on('end', () => this.lose(new Error('the connection ended')));
    this.#client.on('notification', ({ payload }) => {
      if (payload === subscription) onNotified();
    });
  }

  /** Aborted when the connection is gone, and the lock with it. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  async open(): Promise<void> {
    await this.#client.connect();
    await this.#client.query(settings);
  }

  /** @returns whether it is this session's turn */
  async lock(): Promise<boolean> {
    const { rows } = await this.#client.query<{ locked: boolean }>(lock, [this.#subscription]);
    return rows[0]?.locked === true;
  }

  /** Counts one more session for those that come first. */
  async mark(count: number): Promise<void> {
    await this.#client.query(mark, [this.#subscription, count]);
  }

  async unmark(): Promise<void> {
    await this.#client.query(unmark, [this.#subscription]);
  }

  /** How long the messages that wait for another attempt still wait, in ms. */
  async pauses(): Promise<number[]> {
    const { rows } = await this.#client.query<{ ms: number }>(pauses, [this.#subscription]);
    return rows.map(({ ms }) => ms);
  }

  /** The next `limit` messages beside those held, in their order, of keys that need not wait. */
  async take(held: Iterable<string>, limit: number): Promise<WaitingRow[]> {
    const { rows } = await this.#client.query<WaitingRow>({
      name: 'take',
      text: take,
      values: [this.#subscription, [...held], limit],
    });
    return rows;
  }

  async remove(positions: readonly string[]): Promise<void> {
    const values = [this.#subscription, positions];
    await this.#client.query({ name: 'remove', text: remove, values });
  }

  async postpone(position: string, failures: number, pauseMs: number): Promise<void> {
    await this.#client.query(postpone, [this.#subscription, position, failures, pauseMs]);
  }

  async bury(position: string, reason: string, attempts: number): Promise<void> {
    const text = reason.replaceAll('\0', '');
    await this.#client.query(bury, [this.#subscription, position, text, attempts]);
  }

  /** What is held here is not ours any more. */
  lose(error: unknown): void {
    this.#lost.abort(error);
  }

  async close(): Promise<void> {
    // What waits for a server that does not answer would wait with it.
    const { stream } = (this.#client as unknown as { connection: { stream: { destroy(): void } } })
      .connection;
    const timer = setTimeout(() => stream.destroy(), 1_000);
    await this.#client.end().catch(() => {});
    clearTimeout(timer);
  }
}
