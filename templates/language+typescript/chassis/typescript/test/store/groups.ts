import type { Entity, FieldModel } from '../../src/model.ts';
import { define, type TestStore } from './stores.ts';

/** An entity with a field of each type; its names are words of SQL. */
export interface Group {
  id: string;
  select: string;
  from: number;
  weight?: number;
  limit?: string;
  isOpen?: boolean;
  day?: string;
  when?: string;
  link?: string;
  data?: unknown;
  tags: string[];
  user: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface GroupFields {
  select: string;
  from?: number;
  weight?: number;
  limit?: string;
  isOpen?: boolean;
  day?: string;
  when?: string;
  link?: string;
  data?: unknown;
  tags?: string[];
  hidden?: string;
}

const managed = (
  name: string,
  by: FieldModel['managed'],
  type: FieldModel['type'],
): FieldModel => ({
  name,
  column: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  type,
  managed: by,
});

export const group: Entity<Group, GroupFields> = {
  name: 'Group',
  table: 'group',
  key: 'id',
  owner: 'user',
  fields: [
    managed('id', 'key', 'uuid'),
    { name: 'select', column: 'select', type: 'string', unique: true },
    { name: 'from', column: 'from', type: 'integer', default: 0 },
    { name: 'weight', column: 'weight', type: 'number', optional: true },
    { name: 'limit', column: 'limit_', type: 'decimal', optional: true },
    { name: 'isOpen', column: 'is_open', type: 'boolean', optional: true },
    { name: 'day', column: 'day', type: 'date', optional: true },
    { name: 'when', column: 'when', type: 'timestamp', optional: true },
    { name: 'link', column: 'link', type: 'uuid', optional: true },
    { name: 'data', column: 'data', type: 'json', optional: true },
    { name: 'tags', column: 'tags', type: 'string', array: true, default: [] },
    { name: 'hidden', column: 'hidden', type: 'string', optional: true, secret: true },
    managed('user', 'owner', 'string'),
    managed('version', 'version', 'integer'),
    managed('createdAt', 'createdAt', 'timestamp'),
    managed('updatedAt', 'updatedAt', 'timestamp'),
  ],
  filters: ['select', 'from', 'limit', 'when', 'isOpen'],
  sorts: ['createdAt', 'select', 'from', 'limit', 'when'],
};

export function defineGroups(test: TestStore): Promise<void> {
  return define(
    test,
    `CREATE TABLE "group" (
       "id" :UUID PRIMARY KEY,
       "select" text NOT NULL UNIQUE,
       "from" :INTEGER NOT NULL CHECK ("from" >= 0),
       "weight" :DOUBLE,
       "limit_" :DECIMAL,
       "is_open" :BOOLEAN,
       "day" :DATE,
       "when" :MOMENT,
       "link" :UUID REFERENCES "group",
       "data" :JSON,
       "tags" :JSON NOT NULL,
       "hidden" text,
       "user" text NOT NULL,
       "version" :INTEGER NOT NULL,
       "created_at" :MOMENT NOT NULL,
       "updated_at" :MOMENT NOT NULL
     ) :STRICT;
     CREATE INDEX "group_created_at" ON "group" ("user", "created_at", "id");
     CREATE TABLE "idempotency_keys" (
       "caller" text NOT NULL,
       "key" text NOT NULL,
       "request" text NOT NULL,
       "answer" text,
       "created_at" :MOMENT NOT NULL,
       PRIMARY KEY ("caller", "key")
     ) :STRICT`,
  );
}
