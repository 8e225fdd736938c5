// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as readersClient } from '../../clients/readers.ts';
import type { Operations as ReadersOperations } from '../clients/readers.ts';
import type { Fine, FineFields } from '../entities/fine.ts';

/** What a caller sends to `POST /fines`. */
export interface FineReaderInput {
  loan: string;
  readerId: string;
  reasonText: string;
}

/** The operations of other services that it calls. */
export interface Calls {
  readers: {
    getReader: clients.Call<ReadersOperations['getReader'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = Pick<FineFields, never>;

/** What others are asked about. */
export type Found = Omit<FineFields, 'cents'>;

/** Asks other services before the transaction; what it gives, the rule gets as `context.asked`. */
export type Ask = clients.AskingRule<Found, FineReaderInput, unknown, Calls, Derived>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the rule asks for, in its own types.
export type Rule<A extends (...given: any[]) => unknown> = chassis.CreateRule<Fine, FineFields, FineReaderInput, Awaited<ReturnType<A>>, Found>;

export const operation: chassis.OperationModel = {
  "name": "fineReader",
  "entity": "Fine",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "/fines",
  "params": [],
  "expose": "public",
  "auth": [
    "loans:write"
  ],
  "callers": [],
  "idempotency": "key",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "loan",
    "readerId",
    "reasonText"
  ],
  "output": "entity",
  "status": 201,
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "loan",
        "readerId",
        "reasonText"
      ],
      "properties": {
        "loan": {
          "type": "string",
          "format": "uuid"
        },
        "readerId": {
          "type": "string",
          "format": "uuid"
        },
        "reasonText": {
          "type": "string",
          "maxLength": 255
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
        "loan",
        "readerId",
        "reasonText",
        "cents",
        "version",
        "createdAt",
        "updatedAt"
      ],
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid"
        },
        "loan": {
          "type": "string",
          "format": "uuid"
        },
        "readerId": {
          "type": "string",
          "format": "uuid"
        },
        "reasonText": {
          "type": "string",
          "maxLength": 255
        },
        "cents": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
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

export const inquiries: clients.Inquiries<Calls, Derived> = {
  clients: {
    'readers': readersClient,
  },
  calls: [
  {
    "service": "readers",
    "operation": "getReader",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "none",
    "given": {
      "id": [
        "readerId"
      ]
    }
  }
],
  fills: {},
};
