// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

export const operation: chassis.OperationModel = {
  "name": "getBook",
  "entity": "Book",
  "kind": "query",
  "action": "get",
  "method": "GET",
  "path": "/books/{id}",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "public",
  "auth": "anonymous",
  "callers": [
    "loans"
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
