CREATE TABLE "parcel" (
  "id" uuid NOT NULL,
  "letter_id" uuid NOT NULL,
  "pages" bigint NOT NULL,
  "version" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("id")
);

CREATE INDEX "parcel_letter_id_idx" ON "parcel" ("letter_id", "id");

CREATE INDEX "parcel_created_at_idx" ON "parcel" ("created_at", "id");

CREATE TABLE "round" (
  "id" uuid NOT NULL,
  "sender_id" uuid NOT NULL,
  "sender_name" text NOT NULL CHECK (char_length("sender_name") <= 255),
  "version" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  PRIMARY KEY ("id")
);

CREATE INDEX "round_sender_id_idx" ON "round" ("sender_id", "id");

CREATE INDEX "round_created_at_idx" ON "round" ("created_at", "id");

CREATE TABLE "sender_name" (
  "sender_id" uuid NOT NULL,
  "name" text,
  "note" text,
  "_seen" jsonb NOT NULL,
  "_event_at" timestamptz(3) NOT NULL,
  "_deleted" boolean NOT NULL,
  PRIMARY KEY ("sender_id")
);

CREATE TABLE "sent_letter" (
  "letter_id" uuid NOT NULL,
  "pages" bigint,
  "_seen" jsonb NOT NULL,
  "_event_at" timestamptz(3) NOT NULL,
  "_deleted" boolean NOT NULL,
  PRIMARY KEY ("letter_id")
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
