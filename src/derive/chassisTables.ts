/** Tables that the engines of the chassis need, created by a service's first migration. */
export const chassisTables = {
  postgres: idempotencyKeys('timestamptz(3)', ''),
  sqlite: idempotencyKeys('text', ' STRICT'),
};

/** Stored answers of commands, by caller and `Idempotency-Key`. */
function idempotencyKeys(timestamp: string, options: string): string {
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
