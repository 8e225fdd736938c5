// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Charge as it is stored. */
export interface Charge {
  id: string;
  letterId: string;
  stamps?: unknown;
  status: "due" | "paid";
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Charge; the rest is filled in when it is stored. */
export interface ChargeFields {
  letterId: string;
  stamps?: unknown;
  status: "due" | "paid";
}

export type ChargeRules = chassis.EntityRules<Charge, ChargeFields>;

export const entity: chassis.Entity<Charge, ChargeFields> = {
  "name": "Charge",
  "table": "charge",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "letterId",
      "column": "letter_id",
      "type": "uuid"
    },
    {
      "name": "stamps",
      "column": "stamps",
      "type": "json",
      "optional": true
    },
    {
      "name": "status",
      "column": "status",
      "type": "enum",
      "default": "due"
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
    "letterId"
  ],
  "sorts": [
    "createdAt",
    "letterId"
  ]
};
