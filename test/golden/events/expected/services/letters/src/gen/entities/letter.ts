// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as values from '../values.ts';

/** Letter as it is stored. */
export interface Letter {
  id: string;
  author: string;
  senderId: string;
  status: "written" | "sent";
  pages: number;
  stamps: values.Stamp[];
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Letter; the rest is filled in when it is stored. */
export interface LetterFields {
  senderId: string;
  status: "written" | "sent";
  pages: number;
  stamps: values.Stamp[];
}

export type LetterRules = chassis.EntityRules<Letter, LetterFields>;

export const entity: chassis.Entity<Letter, LetterFields> = {
  "name": "Letter",
  "table": "letter",
  "key": "id",
  "owner": "author",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "author",
      "column": "author",
      "type": "string",
      "managed": "owner"
    },
    {
      "name": "senderId",
      "column": "sender_id",
      "type": "uuid"
    },
    {
      "name": "status",
      "column": "status",
      "type": "enum",
      "default": "written"
    },
    {
      "name": "pages",
      "column": "pages",
      "type": "integer"
    },
    {
      "name": "stamps",
      "column": "stamps",
      "type": "object",
      "array": true
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
    "senderId"
  ],
  "sorts": [
    "createdAt",
    "senderId"
  ]
};
