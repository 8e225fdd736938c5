// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Loan as it is stored. */
export interface Loan {
  id: string;
  reader: string;
  bookId: string;
  title: string;
  days: number;
  status: "open" | "returned";
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Loan; the rest is filled in when it is stored. */
export interface LoanFields {
  bookId: string;
  title: string;
  days: number;
  status: "open" | "returned";
}

export type LoanRules = chassis.EntityRules<Loan, LoanFields>;

export const entity: chassis.Entity<Loan, LoanFields> = {
  "name": "Loan",
  "table": "loan",
  "key": "id",
  "owner": "reader",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "reader",
      "column": "reader",
      "type": "string",
      "managed": "owner"
    },
    {
      "name": "bookId",
      "column": "book_id",
      "type": "uuid"
    },
    {
      "name": "title",
      "column": "title",
      "type": "string"
    },
    {
      "name": "days",
      "column": "days",
      "type": "integer"
    },
    {
      "name": "status",
      "column": "status",
      "type": "enum",
      "default": "open"
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
    "bookId"
  ],
  "sorts": [
    "createdAt",
    "bookId"
  ]
};
