// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type { Book, BookFields } from '../entities/book.ts';
import type * as values from '../values.ts';

/** What a caller sends to `POST /books`. */
export interface AddBookInput {
  title: string;
  feeCents: number;
  copies: number;
  format?: values.Format;
}

export type AddBookRule = chassis.CreateRule<Book, BookFields, AddBookInput>;

export const operation: chassis.OperationModel = {
  "name": "addBook",
  "entity": "Book",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "/books",
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
    "title",
    "feeCents",
    "copies",
    "format"
  ],
  "output": "entity",
  "status": 201,
  "location": "/books/{id}",
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "title",
        "feeCents"
      ],
      "properties": {
        "title": {
          "type": "string",
          "maxLength": 255
        },
        "feeCents": {
          "type": "integer",
          "minimum": 0,
          "maximum": 9007199254740991
        },
        "copies": {
          "type": "integer",
          "minimum": 0,
          "maximum": 9007199254740991,
          "default": 1
        },
        "format": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "widthMm",
            "heightMm"
          ],
          "properties": {
            "widthMm": {
              "type": "integer",
              "minimum": -9007199254740991,
              "maximum": 9007199254740991
            },
            "heightMm": {
              "type": "integer",
              "minimum": -9007199254740991,
              "maximum": 9007199254740991
            }
          }
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
        "title",
        "feeCents",
        "copies",
        "version",
        "createdAt",
        "updatedAt"
      ],
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid"
        },
        "title": {
          "type": "string",
          "maxLength": 255
        },
        "feeCents": {
          "type": "integer",
          "minimum": 0,
          "maximum": 9007199254740991
        },
        "copies": {
          "type": "integer",
          "minimum": 0,
          "maximum": 9007199254740991
        },
        "format": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "widthMm",
            "heightMm"
          ],
          "properties": {
            "widthMm": {
              "type": "integer",
              "minimum": -9007199254740991,
              "maximum": 9007199254740991
            },
            "heightMm": {
              "type": "integer",
              "minimum": -9007199254740991,
              "maximum": 9007199254740991
            }
          }
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
