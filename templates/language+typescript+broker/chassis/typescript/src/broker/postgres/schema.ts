/**
 * A row of `messages` is one message for one subscription. Its position gives the order; it is
 * deleted when it is handled, so that the table is as small as what waits. Vacuum must not wait
 * until a part of a table that is mostly empty has changed.
 */
export const schema = `
CREATE SCHEMA IF NOT EXISTS "broker";

CREATE TABLE IF NOT EXISTS "broker"."subscriptions" (
  "name" text PRIMARY KEY,
  "service" text NOT NULL,
  "topics" text[] NOT NULL
);

CREATE TABLE IF NOT EXISTS "broker"."messages" (
  "subscription" text NOT NULL,
  "position" bigint GENERATED ALWAYS AS IDENTITY,
  "id" text NOT NULL,
  "topic" text NOT NULL,
  "key" text NOT NULL,
  "attributes" text NOT NULL,
  "data" text NOT NULL,
  "failures" integer NOT NULL DEFAULT 0,
  "sessions" integer NOT NULL DEFAULT 0,
  "due_at" timestamptz,
  PRIMARY KEY ("subscription", "position")
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE INDEX IF NOT EXISTS "messages_due_at_idx"
  ON "broker"."messages" ("subscription", "key", "due_at") WHERE "due_at" IS NOT NULL;

CREATE TABLE IF NOT EXISTS "broker"."dead_letters" (
  "subscription" text NOT NULL,
  "position" bigint GENERATED ALWAYS AS IDENTITY,
  "id" text NOT NULL,
  "topic" text NOT NULL,
  "key" text NOT NULL,
  "attributes" text NOT NULL,
  "data" text NOT NULL,
  "reason" text NOT NULL,
  "attempts" integer NOT NULL,
  "failed_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("subscription", "id")
);

CREATE INDEX IF NOT EXISTS "dead_letters_position_idx"
  ON "broker"."dead_letters" ("subscription", "position");

GRANT USAGE ON SCHEMA "broker" TO PUBLIC;
GRANT SELECT ON "broker"."subscriptions" TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON "broker"."messages", "broker"."dead_letters" TO PUBLIC;
`;

/** One provisioning at a time: two that create the same table would fail. */
export const lockProvisioning = `SELECT pg_advisory_xact_lock(hashtextextended('broker', 0))`;

export const upsertSubscription = `
INSERT INTO "broker"."subscriptions" AS s ("name", "service", "topics") VALUES ($1, $2, $3)
ON CONFLICT ("name") DO UPDATE SET "service" = excluded."service", "topics" = ARRAY(
  SELECT DISTINCT unnest(s."topics" || excluded."topics") ORDER BY 1)`;
