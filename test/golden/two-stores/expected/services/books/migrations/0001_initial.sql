CREATE TABLE "group" (
  "id" uuid NOT NULL,
  "name" text NOT NULL CHECK (char_length("name") <= 255),
  "version" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("name")
);

CREATE INDEX "group_created_at_idx" ON "group" ("created_at", "id");

CREATE TABLE "order" (
  "id" uuid NOT NULL,
  "title" text NOT NULL CHECK (char_length("title") <= 120),
  "blurb" text CHECK (char_length("blurb") <= 65536),
  "pages" bigint NOT NULL CHECK ("pages" >= 1) CHECK ("pages" <= 9999),
  "weight" double precision,
  "price" numeric NOT NULL CHECK ("price" >= 0),
  "type" text NOT NULL DEFAULT 'paper' CHECK ("type" IN ('paper', 'e-book', 'it''s odd')),
  "lent" boolean NOT NULL DEFAULT false,
  "from" date NOT NULL,
  "seen_at" timestamptz(3),
  "isbn" text NOT NULL CHECK (char_length("isbn") <= 255),
  "contact" text CHECK (char_length("contact") <= 254),
  "page" text CHECK (char_length("page") <= 2000),
  "extra" jsonb,
  "authors" jsonb NOT NULL,
  "format" jsonb,
  "shelf" uuid NOT NULL,
  "version" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("isbn"),
  FOREIGN KEY ("shelf") REFERENCES "group"
);

CREATE INDEX "order_title_idx" ON "order" ("title", "id");

CREATE INDEX "order_pages_idx" ON "order" ("pages", "id");

CREATE INDEX "order_type_idx" ON "order" ("type", "id");

CREATE INDEX "order_lent_idx" ON "order" ("lent", "id");

CREATE INDEX "order_from_idx" ON "order" ("from", "id");

CREATE INDEX "order_shelf_idx" ON "order" ("shelf", "id");

CREATE INDEX "order_created_at_idx" ON "order" ("created_at", "id");

CREATE TABLE "idempotency_keys" (
  "caller" text NOT NULL,
  "key" text NOT NULL,
  "request" text NOT NULL,
  "answer" text,
  "created_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("caller", "key")
);

CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");
