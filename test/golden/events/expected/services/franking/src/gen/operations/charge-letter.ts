// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type { Charge, ChargeFields } from '../entities/charge.ts';

/** What a caller sends to `message chargeLetter`. */
export interface ChargeLetterInput {
  letterId: string;
}

export type ChargeLetterRule = chassis.CreateRule<Charge, ChargeFields, ChargeLetterInput>;

export const operation: chassis.OperationModel = {
  "name": "chargeLetter",
  "entity": "Charge",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "",
  "params": [],
  "expose": "internal",
  "auth": [
    "franking:write"
  ],
  "callers": [],
  "idempotency": "none",
  "emits": [
    "charge-made"
  ],
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "letterId"
  ],
  "output": "none",
  "status": 204,
  "location": "/charges/{id}",
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "letterId"
      ],
      "properties": {
        "letterId": {
          "type": "string",
          "format": "uuid"
        }
      }
    },
    "query": {
      "type": "object",
      "additionalProperties": false,
      "properties": {}
    }
  }
};
