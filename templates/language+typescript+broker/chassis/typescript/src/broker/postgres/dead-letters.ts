import type { DeadLetter, DeadLetters } from '../port.ts';
import { type DeadLetterRow, deadLetterOf, messageColumns } from './rows.ts';

type Query = <Row>(text: string, values: unknown[]) => Promise<Row[]>;

const columns = `${messageColumns}, "reason", "attempts", "failed_at"`;

export class PostgresDeadLetters implements DeadLetters {
  readonly #query: Query;
  readonly #subscription: string;

  constructor(query: Query, subscription: string) {
    this.#query = query;
    this.#subscription = subscription;
  }

  async list({ limit, after }: { limit: number; after?: string | undefined }) {
    const rows = await this.#query<DeadLetterRow>(
      `SELECT ${columns} FROM "broker"."dead_letters"
       WHERE "subscription" = $1 AND "position" > COALESCE((SELECT "position"
         FROM "broker"."dead_letters" WHERE "subscription" = $1 AND "id" = $2), 0)
       ORDER BY "position" LIMIT $3`,
      [this.#subscription, after, limit],
    );
    return rows.map(deadLetterOf);
  }

  async get(id: string): Promise<DeadLetter | undefined> {
    const [row] = await this.#query<DeadLetterRow>(
      `SELECT ${columns} FROM "broker"."dead_letters" WHERE "subscription" = $1 AND "id" = $2`,
      [this.#subscription, id],
    );
    return row && deadLetterOf(row);
  }

  async replay(id: string): Promise<boolean> {
    const rows = await this.#query(
      `WITH "dead" AS (
         DELETE FROM "broker"."dead_letters" WHERE "subscription" = $1 AND "id" = $2
         RETURNING ${messageColumns}
       ), "stored" AS (
         INSERT INTO "broker"."messages" ("subscription", ${messageColumns})
         SELECT $1, ${messageColumns} FROM "dead" RETURNING "subscription"
       )
       SELECT pg_notify('broker', "subscription") FROM "stored"`,
      [this.#subscription, id],
    );
    return rows.length > 0;
  }

  async drop(id: string): Promise<boolean> {
    const rows = await this.#query(
      `DELETE FROM "broker"."dead_letters" WHERE "subscription" = $1 AND "id" = $2 RETURNING "id"`,
      [this.#subscription, id],
    );
    return rows.length > 0;
  }
}
