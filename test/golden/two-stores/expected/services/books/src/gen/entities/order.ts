// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as values from '../values.ts';

/** Order as it is stored. */
export interface Order {
  id: string;
  /** as printed * / on the cover */
  title: string;
  blurb?: string;
  pages: number;
  weight?: number;
  price: string;
  type: "paper" | "e-book" | "it's odd";
  lent: boolean;
  from: string;
  seenAt?: string;
  isbn: string;
  contact?: string;
  page?: string;
  extra?: unknown;
  authors: string[];
  format?: values.Format;
  shelf: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Order; the rest is filled in when it is stored. */
export interface OrderFields {
  title: string;
  blurb?: string;
  pages: number;
  weight?: number;
  price: string;
  type: "paper" | "e-book" | "it's odd";
  lent: boolean;
  from: string;
  seenAt?: string;
  isbn: string;
  contact?: string;
  page?: string;
  extra?: unknown;
  authors: string[];
  format?: values.Format;
  shelf: string;
}

export type OrderRules = chassis.EntityRules<Order, OrderFields>;

export const entity: chassis.Entity<Order, OrderFields> = {
  "name": "Order",
  "table": "order",
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
      "name": "blurb",
      "column": "blurb",
      "type": "text",
      "optional": true
    },
    {
      "name": "pages",
      "column": "pages",
      "type": "integer"
    },
    {
      "name": "weight",
      "column": "weight",
      "type": "number",
      "optional": true
    },
    {
      "name": "price",
      "column": "price",
      "type": "decimal"
    },
    {
      "name": "type",
      "column": "type",
      "type": "enum",
      "default": "paper"
    },
    {
      "name": "lent",
      "column": "lent",
      "type": "boolean",
      "default": false
    },
    {
      "name": "from",
      "column": "from",
      "type": "date"
    },
    {
      "name": "seenAt",
      "column": "seen_at",
      "type": "timestamp",
      "optional": true
    },
    {
      "name": "isbn",
      "column": "isbn",
      "type": "string",
      "unique": true
    },
    {
      "name": "contact",
      "column": "contact",
      "type": "email",
      "optional": true
    },
    {
      "name": "page",
      "column": "page",
      "type": "url",
      "optional": true
    },
    {
      "name": "extra",
      "column": "extra",
      "type": "json",
      "optional": true
    },
    {
      "name": "authors",
      "column": "authors",
      "type": "string",
      "array": true
    },
    {
      "name": "format",
      "column": "format",
      "type": "object",
      "optional": true
    },
    {
      "name": "shelf",
      "column": "shelf",
      "type": "uuid"
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
    "title",
    "pages",
    "type",
    "lent",
    "from",
    "isbn",
    "shelf"
  ],
  "sorts": [
    "createdAt",
    "title",
    "pages",
    "type",
    "lent",
    "from",
    "isbn",
    "shelf"
  ]
};
