// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type { Hold, HoldFields } from '../entities/hold.ts';

/** What a caller sends to `POST /internal/holds`. */
export interface HoldBookInput {
  book: string;
  reader: string;
}

export type HoldBookRule = chassis.CreateRule<Hold, HoldFields, HoldBookInput>;

export const operation: chassis.OperationModel = {
  "name": "holdBook",
  "entity": "Hold",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "/internal/holds",
  "params": [],
  "expose": "internal",
  "auth": [],
  "callers": [
    "loans"
  ],
  "idempotency": "key",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "book",
    "reader"
  ],
  "output": "entity",
  "status": 201,
  "location": "/holds/{id}",
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "book",
        "reader"
      ],
      "properties": {
        "book": {
          "type": "string",
          "format": "uuid"
        },
        "reader": {
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
        "book",
        "reader",
        "version",
        "createdAt",
        "updatedAt"
      ],
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid"
        },
        "book": {
          "type": "string",
          "format": "uuid"
        },
        "reader": {
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
