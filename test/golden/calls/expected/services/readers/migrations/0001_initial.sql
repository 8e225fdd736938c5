CREATE TABLE "reader" (
  "id" text NOT NULL,
  "name" text NOT NULL CHECK (length("name") <= 255),
  "mail" text NOT NULL CHECK (length("mail") <= 254),
  "pin" text NOT NULL CHECK (length("pin") <= 255),
  "version" integer NOT NULL,
  "created_at" text NOT NULL,
  "updated_at" text NOT NULL,
  PRIMARY KEY ("id")
) STRICT;

CREATE INDEX "reader_created_at_idx" ON "reader" ("created_at", "id");

CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" text NOT NULL,
  PRIMARY KEY ("caller", "key")
) STRICT;

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");
