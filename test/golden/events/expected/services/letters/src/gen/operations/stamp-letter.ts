// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type { Letter, LetterFields } from '../entities/letter.ts';

/** What a caller sends to `POST /internal/letters/{id}/stamp`. */
export interface StampLetterInput {
  pages?: number;
}

export type StampLetterRule = chassis.UpdateRule<Letter, LetterFields, StampLetterInput>;

export const operation: chassis.OperationModel = {
  "name": "stampLetter",
  "entity": "Letter",
  "kind": "command",
  "action": "update",
  "method": "POST",
  "path": "/internal/letters/{id}/stamp",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "internal",
  "auth": [],
  "callers": [
    "delivery"
  ],
  "idempotency": "key",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "pages"
  ],
  "output": "entity",
  "status": 200,
  "schema": {
    "params": {
      "type": "object",
      "required": [
        "id"
      ],
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid"
        }
      }
    },
    "body": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "pages": {
          "type": "integer",
          "minimum": 1,
          "maximum": 9007199254740991
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
        "author",
        "senderId",
        "status",
        "pages",
        "stamps",
        "version",
        "createdAt",
        "updatedAt"
      ],
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid"
        },
        "author": {
          "type": "string",
          "maxLength": 255
        },
        "senderId": {
          "type": "string",
          "format": "uuid"
        },
        "status": {
          "type": "string",
          "enum": [
            "written",
            "sent"
          ]
        },
        "pages": {
          "type": "integer",
          "minimum": 1,
          "maximum": 9007199254740991
        },
        "stamps": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "cents"
            ],
            "properties": {
              "cents": {
                "type": "integer",
                "minimum": 1,
                "maximum": 9007199254740991
              },
              "motif": {
                "type": "string",
                "maxLength": 255
              }
            }
          },
          "maxItems": 1000
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
