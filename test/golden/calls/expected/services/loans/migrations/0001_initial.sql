CREATE TABLE "loan" (
  "id" text NOT NULL,
  "reader" text NOT NULL CHECK (length("reader") <= 255),
  "book_id" text NOT NULL,
  "title" text NOT NULL CHECK (length("title") <= 255),
  "days" integer NOT NULL CHECK ("days" >= 1),
  "status" text NOT NULL DEFAULT 'open' CHECK ("status" IN ('open', 'returned')),
  "version" integer NOT NULL,
  "created_at" text NOT NULL,
  "updated_at" text NOT NULL,
  PRIMARY KEY ("id")
) STRICT;

CREATE INDEX "loan_reader_book_id_idx" ON "loan" ("reader", "book_id", "id");

CREATE INDEX "loan_reader_created_at_idx" ON "loan" ("reader", "created_at", "id");

CREATE TABLE "fine" (
  "id" text NOT NULL,
  "loan" text NOT NULL,
  "reader_id" text NOT NULL,
  "reason_text" text NOT NULL CHECK (length("reason_text") <= 255),
  "cents" integer NOT NULL,
  "version" integer NOT NULL,
  "created_at" text NOT NULL,
  "updated_at" text NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("loan") REFERENCES "loan"
) STRICT;

CREATE INDEX "fine_loan_idx" ON "fine" ("loan", "id");

CREATE INDEX "fine_reader_id_idx" ON "fine" ("reader_id", "id");

CREATE INDEX "fine_created_at_idx" ON "fine" ("created_at", "id");

CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" text NOT NULL,
  PRIMARY KEY ("caller", "key")
) STRICT;

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");
