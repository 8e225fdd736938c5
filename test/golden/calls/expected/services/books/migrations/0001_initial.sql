CREATE TABLE "book" (
  "id" uuid NOT NULL,
  "title" text NOT NULL CHECK (char_length("title") <= 255),
  "fee_cents" bigint NOT NULL CHECK ("fee_cents" >= 0),
  "copies" bigint NOT NULL DEFAULT 1 CHECK ("copies" >= 0),
  "format" jsonb,
  "version" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("id")
);

CREATE INDEX "book_title_idx" ON "book" ("title", "id");

CREATE INDEX "book_created_at_idx" ON "book" ("created_at", "id");

CREATE TABLE "hold" (
  "id" uuid NOT NULL,
  "book" uuid NOT NULL,
  "reader" text NOT NULL CHECK (char_length("reader") <= 255),
  "version" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("book") REFERENCES "book"
);

CREATE INDEX "hold_book_idx" ON "hold" ("book", "id");

CREATE INDEX "hold_created_at_idx" ON "hold" ("created_at", "id");

CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("caller", "key")
);

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");
