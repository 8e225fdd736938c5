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
