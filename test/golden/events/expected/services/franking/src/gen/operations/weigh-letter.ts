// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** What a caller sends to `message weighLetter`. */
export interface WeighLetterInput {
  grams: number;
}

export type WeighLetterRule = chassis.MessageRule<WeighLetterInput>;

export const operation: chassis.OperationModel = {
  "name": "weighLetter",
  "entity": "Charge",
  "kind": "command",
  "action": "message",
  "method": "POST",
  "path": "",
  "params": [],
  "expose": "internal",
  "auth": [
    "franking:write"
  ],
  "callers": [],
  "idempotency": "none",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "grams"
  ],
  "output": "none",
  "status": 204,
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "grams"
      ],
      "properties": {
        "grams": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
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
