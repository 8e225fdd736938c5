// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

export const operation: chassis.OperationModel = {
  "name": "getHold",
  "entity": "Hold",
  "kind": "query",
  "action": "get",
  "method": "GET",
  "path": "/holds/{id}",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "public",
  "auth": [
    "books:read"
  ],
  "callers": [],
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
