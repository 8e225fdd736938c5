// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

export const operation: chassis.OperationModel = {
  "name": "booksById",
  "entity": "Order",
  "kind": "query",
  "action": "find",
  "method": "POST",
  "path": "/internal/books:batchGet",
  "params": [],
  "expose": "internal",
  "auth": [],
  "callers": [
    "members"
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
          "pages",
          "price",
          "type",
          "lent",
          "from",
          "isbn",
          "authors",
          "shelf",
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
            "maxLength": 120,
            "description": "as printed */ on the cover"
          },
          "blurb": {
            "type": "string",
            "maxLength": 65536
          },
          "pages": {
            "type": "integer",
            "minimum": 1,
            "maximum": 9999
          },
          "weight": {
            "type": "number"
          },
          "price": {
            "type": "string",
            "pattern": "^-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,12})?$"
          },
          "type": {
            "type": "string",
            "enum": [
              "paper",
              "e-book",
              "it's odd"
            ]
          },
          "lent": {
            "type": "boolean"
          },
          "from": {
            "type": "string",
            "format": "date"
          },
          "seenAt": {
            "type": "string",
            "format": "date-time"
          },
          "isbn": {
            "type": "string",
            "maxLength": 255,
            "pattern": "^[0-9]{9}[0-9X]$"
          },
          "contact": {
            "type": "string",
            "format": "email",
            "maxLength": 254
          },
          "page": {
            "type": "string",
            "format": "uri",
            "maxLength": 2000
          },
          "extra": {},
          "authors": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 255
            },
            "maxItems": 1000
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
          "shelf": {
            "type": "string",
            "format": "uuid"
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
