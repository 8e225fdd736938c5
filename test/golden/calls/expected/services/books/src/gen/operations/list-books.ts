// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

export const operation: chassis.OperationModel = {
  "name": "listBooks",
  "entity": "Book",
  "kind": "query",
  "action": "list",
  "method": "GET",
  "path": "/books",
  "params": [],
  "expose": "public",
  "auth": "anonymous",
  "callers": [],
  "idempotency": "natural",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "title"
  ],
  "output": "page",
  "status": 200,
  "schema": {
    "query": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "limit": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "default": 20,
          "description": "Items a page."
        },
        "cursor": {
          "type": "string",
          "maxLength": 4096,
          "description": "nextCursor of the page before, with the same sort and filters."
        },
        "sort": {
          "type": "string",
          "enum": [
            "createdAt",
            "-createdAt",
            "title",
            "-title"
          ],
          "default": "-createdAt",
          "description": "Field to sort by; a leading dash for descending."
        },
        "title": {
          "type": "string",
          "maxLength": 255
        }
      }
    },
    "response": {
      "type": "object",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
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
        },
        "nextCursor": {
          "type": "string",
          "description": "Absent on the last page."
        }
      }
    }
  }
};
