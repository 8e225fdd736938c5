// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type { Order } from '../entities/order.ts';

/** What a caller sends to `DELETE /books/{id}`. */
export type RemoveBookInput = Record<string, never>;

export type RemoveBookRule = chassis.DeleteRule<Order, RemoveBookInput>;

export const operation: chassis.OperationModel = {
  "name": "removeBook",
  "entity": "Order",
  "kind": "command",
  "action": "delete",
  "method": "DELETE",
  "path": "/books/{id}",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "public",
  "auth": [
    "books:write"
  ],
  "callers": [],
  "idempotency": "natural",
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
