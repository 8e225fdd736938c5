// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type { Letter } from '../entities/letter.ts';

/** What a caller sends to `DELETE /letters/{id}`. */
export type BurnLetterInput = Record<string, never>;

export type BurnLetterRule = chassis.DeleteRule<Letter, BurnLetterInput>;

export const operation: chassis.OperationModel = {
  "name": "burnLetter",
  "entity": "Letter",
  "kind": "command",
  "action": "delete",
  "method": "DELETE",
  "path": "/letters/{id}",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "public",
  "auth": [
    "letters:write"
  ],
  "callers": [],
  "idempotency": "natural",
  "emits": [
    "letter-burnt"
  ],
  "timeoutMs": 800,
  "assigns": {},
  "input": [],
  "output": "none",
  "status": 204,
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
    }
  }
};
