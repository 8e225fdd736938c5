import { hot } from '../store/hot.ts';
import type { Sql, Tx } from '../store/port.ts';
import { placeholders } from '../store/text.ts';

/**
 * Messages that had their effect (SPEC.md, CON): a row for each, written in the transaction of the
 * effect, so that a message that is delivered again is known. The table is made by a migration:
 *
 *     CREATE TABLE "inbox" (
 *       "subscription" text NOT NULL,
 *       "message_id" text NOT NULL,
 *       "received_at" timestamptz(3) NOT NULL,
 *       PRIMARY KEY ("subscription", "message_id")
 *     );
 *     CREATE INDEX ON "inbox" ("received_at");
 */
export class Inbox {
  readonly #subscription: string;
  #sincePruned = 0;

  constructor(subscription: string) {
    this.#subscription = subscription;
  }

  /** Whether a message has had its effect. */
  async knows(sql: Sql, id: string): Promise<boolean> {
    return (await sql.query(known, [this.#subscription, id])).length > 0;
  }

  /**
   * Remembers messages; waits for another transaction that is remembering one of them.
   * @returns the ids of those that were not known
   */
  async remember(tx: Tx, ids: readonly string[], now: Date): Promise<ReadonlySet<string>> {
    // In one order everywhere: of two transactions with the same messages, one waits.
    const sorted = [...new Set(ids)].sort();
    const values = sorted.flatMap((id) => [this.#subscription, id, now]);
    const rows = await tx.query<{ id: string }>(insertText(sorted.length), values);
    await this.#prune(tx, rows.length, now);
    return new Set(rows.map(({ id }) => id));
  }

  /** Now and then some old rows go: more than have come since, so that their number has a bound. */
  async #prune(tx: Tx, count: number, now: Date): Promise<void> {
    this.#sincePruned += count;
    if (this.#sincePruned < pruneEvery) return;
    this.#sincePruned = 0;
    const before = new Date(now.getTime() - keptForMs);
    const old = await tx.claimBatch<{ subscription: string; id: string }>(expired, [before]);
    if (old.length === 0) return;
    const pairs = old.map((_, index) => `($${index * 2 + 1}, $${index * 2 + 2})`).join(', ');
    await tx.query(
      `DELETE FROM "inbox" WHERE ("subscription", "message_id") IN (VALUES ${pairs})`,
      old.flatMap(({ subscription, id }) => [subscription, id]),
    );
  }
}

/** Longer than any broker delivers a message again by itself; who replays a dead letter is known. */
const keptForMs = 14 * 24 * 60 * 60 * 1_000;
const pruneEvery = 256;
const pruneBatch = 400;

const known = hot('SELECT 1 FROM "inbox" WHERE "subscription" = $1 AND "message_id" = $2');

const expired = hot(
  'SELECT "subscription", "message_id" AS "id" FROM "inbox" WHERE "received_at" < $1 ' +
    `ORDER BY "received_at" LIMIT ${pruneBatch}`,
);

function insertText(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `(${placeholders(3, 1 + index * 3)})`);
  return hot(
    `INSERT INTO "inbox" ("subscription", "message_id", "received_at") VALUES ${rows.join(', ')} ` +
      'ON CONFLICT ("subscription", "message_id") DO NOTHING RETURNING "message_id" AS "id"',
  );
}
