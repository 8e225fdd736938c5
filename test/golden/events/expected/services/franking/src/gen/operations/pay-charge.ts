// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type { Charge, ChargeFields } from '../entities/charge.ts';

/** What a caller sends to `POST /charges/{id}/pay`. */
export type PayChargeInput = Record<string, never>;

export type PayChargeRule = chassis.UpdateRule<Charge, ChargeFields, PayChargeInput>;

export const operation: chassis.OperationModel = {
  "name": "payCharge",
  "entity": "Charge",
  "kind": "command",
  "action": "update",
  "method": "POST",
  "path": "/charges/{id}/pay",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "public",
  "auth": [
    "franking:write"
  ],
  "callers": [],
  "idempotency": "key",
  "timeoutMs": 800,
  "assigns": {
    "status": "paid"
  },
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
        "letterId",
        "status",
        "version",
        "createdAt",
        "updatedAt"
      ],
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid"
        },
        "letterId": {
          "type": "string",
          "format": "uuid"
        },
        "stamps": {},
        "status": {
          "type": "string",
          "enum": [
            "due",
            "paid"
          ]
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
