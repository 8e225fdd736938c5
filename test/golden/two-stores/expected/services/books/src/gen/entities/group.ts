// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Group as it is stored. */
export interface Group {
  id: string;
  name: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Group; the rest is filled in when it is stored. */
export interface GroupFields {
  name: string;
}

export type GroupRules = chassis.EntityRules<Group, GroupFields>;

export const entity: chassis.Entity<Group, GroupFields> = {
  "name": "Group",
  "table": "group",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "name",
      "column": "name",
      "type": "string",
      "unique": true
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
    "name"
  ],
  "sorts": [
    "createdAt",
    "name"
  ]
};
