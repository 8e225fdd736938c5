// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Fine as it is stored. */
export interface Fine {
  id: string;
  loan: string;
  readerId: string;
  reasonText: string;
  cents: number;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Fine; the rest is filled in when it is stored. */
export interface FineFields {
  loan: string;
  readerId: string;
  reasonText: string;
  cents: number;
}

export type FineRules = chassis.EntityRules<Fine, FineFields>;

export const entity: chassis.Entity<Fine, FineFields> = {
  "name": "Fine",
  "table": "fine",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "loan",
      "column": "loan",
      "type": "uuid"
    },
    {
      "name": "readerId",
      "column": "reader_id",
      "type": "uuid"
    },
    {
      "name": "reasonText",
      "column": "reason_text",
      "type": "string"
    },
    {
      "name": "cents",
      "column": "cents",
      "type": "integer"
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
    "loan",
    "readerId"
  ],
  "sorts": [
    "createdAt",
    "loan",
    "readerId"
  ]
};
