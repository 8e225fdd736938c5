CREATE TABLE "charge" (
  "id" text NOT NULL,
  "letter_id" text NOT NULL,
  "stamps" text,
  "status" text NOT NULL DEFAULT 'due' CHECK ("status" IN ('due', 'paid')),
  "version" integer NOT NULL,
  "created_at" text NOT NULL,
  "updated_at" text NOT NULL,
  PRIMARY KEY ("id")
) STRICT;

CREATE INDEX "charge_letter_id_idx" ON "charge" ("letter_id", "id");

CREATE INDEX "charge_created_at_idx" ON "charge" ("created_at", "id");

CREATE TABLE "letter" (
  "letter_id" text NOT NULL,
  "_seen" text NOT NULL,
  "_event_at" text NOT NULL,
  "_deleted" integer NOT NULL,
  PRIMARY KEY ("letter_id")
) STRICT;

CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" text NOT NULL,
  PRIMARY KEY ("caller", "key")
) STRICT;

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");

CREATE TABLE "inbox" (
  "subscription" text NOT NULL,
  "message_id" text NOT NULL,
  "received_at" text NOT NULL,
  PRIMARY KEY ("subscription", "message_id")
) STRICT;

CREATE INDEX "inbox_received_at_idx" ON "inbox" ("received_at");

CREATE TABLE "outbox" (
  "position" integer PRIMARY KEY AUTOINCREMENT,
  "id" text NOT NULL,
  "lane" integer NOT NULL,
  "topic" text NOT NULL,
  "key" text NOT NULL,
  "attributes" text NOT NULL,
  "data" text NOT NULL,
  "created_at" text NOT NULL
) STRICT;

CREATE INDEX "outbox_lane_idx" ON "outbox" ("lane", "position");

CREATE TABLE "outbox_lanes" (
  "lane" integer NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO "outbox_lanes" ("lane") VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);
