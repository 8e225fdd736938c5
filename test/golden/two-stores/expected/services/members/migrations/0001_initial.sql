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
