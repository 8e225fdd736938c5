CREATE TABLE "note" (
  "id" uuid NOT NULL,
  "title" text NOT NULL CHECK (char_length("title") <= 255),
  "body" text CHECK (char_length("body") <= 65536),
  "version" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("id")
);

CREATE INDEX "note_created_at_idx" ON "note" ("created_at", "id");

CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("caller", "key")
);

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");

CREATE TABLE "outbox" (
  "position" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "id" uuid NOT NULL,
  "lane" smallint NOT NULL,
  "topic" text NOT NULL,
  "key" text NOT NULL,
  "attributes" text NOT NULL,
  "data" text NOT NULL,
  "created_at" timestamptz(3) NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE INDEX "outbox_lane_idx" ON "outbox" ("lane", "position");

CREATE TABLE "outbox_lanes" (
  "lane" smallint NOT NULL PRIMARY KEY
);

INSERT INTO "outbox_lanes" ("lane") VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);
