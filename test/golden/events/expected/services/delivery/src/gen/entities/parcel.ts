// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Parcel as it is stored. */
export interface Parcel {
  id: string;
  letterId: string;
  pages: number;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Parcel; the rest is filled in when it is stored. */
export interface ParcelFields {
  letterId: string;
  pages: number;
}

export type ParcelRules = chassis.EntityRules<Parcel, ParcelFields>;

export const entity: chassis.Entity<Parcel, ParcelFields> = {
  "name": "Parcel",
  "table": "parcel",
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
      "name": "pages",
      "column": "pages",
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
    "letterId"
  ],
  "sorts": [
    "createdAt",
    "letterId"
  ]
};
