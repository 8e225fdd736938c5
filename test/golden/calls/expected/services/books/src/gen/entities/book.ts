// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as values from '../values.ts';

/** Book as it is stored. */
export interface Book {
  id: string;
  title: string;
  feeCents: number;
  copies: number;
  format?: values.Format;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Book; the rest is filled in when it is stored. */
export interface BookFields {
  title: string;
  feeCents: number;
  copies: number;
  format?: values.Format;
}

export type BookRules = chassis.EntityRules<Book, BookFields>;

export const entity: chassis.Entity<Book, BookFields> = {
  "name": "Book",
  "table": "book",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "title",
      "column": "title",
      "type": "string"
    },
    {
      "name": "feeCents",
      "column": "fee_cents",
      "type": "integer"
    },
    {
      "name": "copies",
      "column": "copies",
      "type": "integer",
      "default": 1
    },
    {
      "name": "format",
      "column": "format",
      "type": "object",
      "optional": true
    },
    {
      "name": "version",
      "column": "version",
      "type": "integer",
      "managed": "version"
    },
    {
      "name": "createdAt",
      "column": "created_at",
      "type": "timestamp",
      "managed": "createdAt"
    },
    {
      "name": "updatedAt",
      "column": "updated_at",
      "type": "timestamp",
      "managed": "updatedAt"
    }
  ],
  "filters": [
    "title"
  ],
  "sorts": [
    "createdAt",
    "title"
  ]
};
