// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Hold as it is stored. */
export interface Hold {
  id: string;
  book: string;
  reader: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Hold; the rest is filled in when it is stored. */
export interface HoldFields {
  book: string;
  reader: string;
}

export type HoldRules = chassis.EntityRules<Hold, HoldFields>;

export const entity: chassis.Entity<Hold, HoldFields> = {
  "name": "Hold",
  "table": "hold",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "book",
      "column": "book",
      "type": "uuid"
    },
    {
      "name": "reader",
      "column": "reader",
      "type": "string"
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
    "book"
  ],
  "sorts": [
    "createdAt",
    "book"
  ]
};
