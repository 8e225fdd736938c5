// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Round as it is stored. */
export interface Round {
  id: string;
  senderId: string;
  senderName: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Round; the rest is filled in when it is stored. */
export interface RoundFields {
  senderId: string;
  senderName: string;
}

export type RoundRules = chassis.EntityRules<Round, RoundFields>;

export const entity: chassis.Entity<Round, RoundFields> = {
  "name": "Round",
  "table": "round",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "senderId",
      "column": "sender_id",
      "type": "uuid"
    },
    {
      "name": "senderName",
      "column": "sender_name",
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
    "senderId"
  ],
  "sorts": [
    "createdAt",
    "senderId"
  ]
};
