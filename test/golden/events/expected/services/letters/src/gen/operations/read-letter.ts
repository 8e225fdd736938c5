// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

export const operation: chassis.OperationModel = {
  "name": "readLetter",
  "entity": "Letter",
  "kind": "query",
  "action": "get",
  "method": "GET",
  "path": "/internal/letters/{id}",
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
  "idempotency": "natural",
  "timeoutMs": 800,
  "assigns": {},
  "input": [],
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
