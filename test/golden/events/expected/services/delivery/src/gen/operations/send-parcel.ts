// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as lettersClient } from '../../clients/letters.ts';
import type { Operations as LettersOperations } from '../clients/letters.ts';
import type { Parcel, ParcelFields } from '../entities/parcel.ts';

/** What a caller sends to `POST /parcels`. */
export interface SendParcelInput {
  letterId: string;
}

/** The operations of other services that it calls. */
export interface Calls {
  letters: {
    readLetter: clients.Call<LettersOperations['readLetter'], 'none'>;
    stampLetter: clients.Call<LettersOperations['stampLetter'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = Pick<ParcelFields, 'pages'>;

/** What others are asked about. */
export type Found = Omit<ParcelFields, 'pages'>;

/** Asks other services before the transaction; what it gives, the rule gets as `context.asked`. */
export type Ask = clients.AskingRule<Found, SendParcelInput, unknown, Calls, Derived>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the rule asks for, in its own types.
export type Rule<A extends (...given: any[]) => unknown> = chassis.CreateRule<Parcel, ParcelFields, SendParcelInput, Awaited<ReturnType<A>>, Found>;

export const operation: chassis.OperationModel = {
  "name": "sendParcel",
  "entity": "Parcel",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "/parcels",
  "params": [],
  "expose": "public",
  "auth": [
    "delivery:write"
  ],
  "callers": [],
  "idempotency": "key",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "letterId"
  ],
  "output": "entity",
  "status": 201,
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
    },
    "response": {
      "type": "object",
      "required": [
        "id",
        "letterId",
        "pages",
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
        "pages": {
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
    'letters': lettersClient,
  },
  calls: [
  {
    "service": "letters",
    "operation": "readLetter",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "none",
    "given": {
      "id": [
        "letterId"
      ]
    }
  },
  {
    "service": "letters",
    "operation": "stampLetter",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "none",
    "given": {
      "id": [
        "letterId"
      ]
    }
  }
],
  fills: {
  "pages": {
    "call": 0,
    "field": "pages"
  }
},
};
