// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

export const operation: chassis.OperationModel = {
  "name": "booksById",
  "entity": "Book",
  "kind": "query",
  "action": "find",
  "method": "POST",
  "path": "/internal/books:batchGet",
  "params": [],
  "expose": "internal",
  "auth": [],
  "callers": [
    "loans"
  ],
  "idempotency": "natural",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "ids"
  ],
  "output": "list",
  "status": 200,
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "ids"
      ],
      "properties": {
        "ids": {
          "type": "array",
          "items": {
            "type": "string",
            "format": "uuid"
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
      "type": "array",
      "items": {
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
  }
};
