CREATE TABLE "folder" (
  "id" uuid NOT NULL,
  "sender_id" uuid NOT NULL,
  "label" text NOT NULL CHECK (char_length("label") <= 255),
  "version" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("id")
);

CREATE INDEX "folder_sender_id_idx" ON "folder" ("sender_id", "id");

CREATE INDEX "folder_created_at_idx" ON "folder" ("created_at", "id");

CREATE TABLE "known_sender" (
  "sender_id" uuid NOT NULL,
  "name" text,
  "note" text,
  "_seen" jsonb NOT NULL,
  "_event_at" timestamptz(3) NOT NULL,
  "_deleted" boolean NOT NULL,
  PRIMARY KEY ("sender_id")
);

CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("caller", "key")
);

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");

CREATE TABLE "inbox" (
  "subscription" text NOT NULL,
  "message_id" text NOT NULL,
  "received_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("subscription", "message_id")
);

CREATE INDEX "inbox_received_at_idx" ON "inbox" ("received_at");

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
