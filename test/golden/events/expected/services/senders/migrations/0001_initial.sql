CREATE TABLE "sender" (
  "id" text NOT NULL,
  "name" text NOT NULL CHECK (length("name") <= 255),
  "note" text CHECK (length("note") <= 255),
  "phone" text NOT NULL CHECK (length("phone") <= 255),
  "pin" text CHECK (length("pin") <= 255),
  "version" integer NOT NULL,
  "created_at" text NOT NULL,
  "updated_at" text NOT NULL,
  PRIMARY KEY ("id")
) STRICT;

CREATE INDEX "sender_created_at_idx" ON "sender" ("created_at", "id");

CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" text NOT NULL,
  PRIMARY KEY ("caller", "key")
) STRICT;

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");

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
