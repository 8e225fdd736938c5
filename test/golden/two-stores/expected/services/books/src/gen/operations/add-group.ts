// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type { Group, GroupFields } from '../entities/group.ts';

/** What a caller sends to `POST /groups`. */
export interface AddGroupInput {
  name: string;
}

export type AddGroupRule = chassis.CreateRule<Group, GroupFields, AddGroupInput>;

export const operation: chassis.OperationModel = {
  "name": "addGroup",
  "entity": "Group",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "/groups",
  "params": [],
  "expose": "public",
  "auth": [
    "books:write"
  ],
  "callers": [],
  "idempotency": "key",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "name"
  ],
  "output": "entity",
  "status": 201,
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name"
      ],
      "properties": {
        "name": {
          "type": "string",
          "maxLength": 255
        }
      }
    },
    "query": {
      "type": "object",
      "additionalProperties": false,
      "properties": {}
    },
    "response": {
      "type": "object",
      "required": [
        "id",
        "name",
        "version",
        "createdAt",
        "updatedAt"
      ],
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid"
        },
        "name": {
          "type": "string",
          "maxLength": 255
        },
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        },
        "createdAt": {
          "type": "string",
          "format": "date-time"
        },
        "updatedAt": {
          "type": "string",
          "format": "date-time"
        }
      }
    }
  }
};
