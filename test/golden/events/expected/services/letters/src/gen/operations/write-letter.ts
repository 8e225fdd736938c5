// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import * as messaging from '@local/chassis/messaging';
import type { Letter, LetterFields } from '../entities/letter.ts';
import type { Payloads } from '../events.ts';
import type * as values from '../values.ts';

/** What a caller sends to `POST /letters`. */
export interface WriteLetterInput {
  senderId: string;
  status: "written" | "sent";
  pages: number;
  stamps: values.Stamp[];
}

export type WriteLetterRule = chassis.CreateRule<Letter, LetterFields, WriteLetterInput>;

/** Refuses the command, and tells others by an event. */
export const rejectWith: messaging.RejectWith<Pick<Payloads, 'letter-refused'>> = messaging.rejectWith;

export const operation: chassis.OperationModel = {
  "name": "writeLetter",
  "entity": "Letter",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "/letters",
  "params": [],
  "expose": "public",
  "auth": [
    "letters:write"
  ],
  "callers": [],
  "idempotency": "key",
  "emits": [
    "letter-written",
    "letter-refused"
  ],
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "senderId",
    "status",
    "pages",
    "stamps"
  ],
  "output": "entity",
  "status": 201,
  "location": "/letters/{id}",
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "senderId",
        "pages",
        "stamps"
      ],
      "properties": {
        "senderId": {
          "type": "string",
          "format": "uuid"
        },
        "status": {
          "type": "string",
          "enum": [
            "written",
            "sent"
          ],
          "default": "written"
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
