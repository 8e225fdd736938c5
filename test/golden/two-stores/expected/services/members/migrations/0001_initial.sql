CREATE TABLE "user" (
  "id" text NOT NULL,
  "subject" text NOT NULL CHECK (length("subject") <= 255),
  "name" text NOT NULL CHECK (length("name") <= 255),
  "card" text NOT NULL CHECK (length("card") <= 255),
  "favourite" text,
  "version" integer NOT NULL,
  "created_at" text NOT NULL,
  "updated_at" text NOT NULL,
  PRIMARY KEY ("id")
) STRICT;

CREATE INDEX "user_subject_name_idx" ON "user" ("subject", "name", "id");

CREATE INDEX "user_subject_favourite_idx" ON "user" ("subject", "favourite", "id");

CREATE INDEX "user_subject_created_at_idx" ON "user" ("subject", "created_at", "id");

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
