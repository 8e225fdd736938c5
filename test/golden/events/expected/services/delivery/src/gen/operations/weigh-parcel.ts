// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as lettersClient } from '../../clients/letters.ts';
import { rows as sentLetterCopies } from '../../data/sent-letter.ts';
import type { Operations as LettersOperations } from '../clients/letters.ts';

/** What a caller sends to `message weighParcel`. */
export interface WeighParcelInput {
  letterId: string;
}

/** The operations of other services that it calls. */
export interface Calls {
  letters: {
    readLetter: clients.Call<LettersOperations['readLetter'], 'replica', 'id' | 'pages'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = Record<string, never>;

/** What others are asked about. */
export type Found = WeighParcelInput;

/** Asks other services before the transaction; what it gives, the rule gets as `context.asked`. */
export type Ask = clients.AskingRule<Found, WeighParcelInput, unknown, Calls, Derived>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the rule asks for, in its own types.
export type Rule<A extends (...given: any[]) => unknown> = chassis.MessageRule<WeighParcelInput, Awaited<ReturnType<A>>>;

export const operation: chassis.OperationModel = {
  "name": "weighParcel",
  "entity": "Parcel",
  "kind": "command",
  "action": "message",
  "method": "POST",
  "path": "",
  "params": [],
  "expose": "internal",
  "auth": [
    "delivery:write"
  ],
  "callers": [],
  "idempotency": "none",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "letterId"
  ],
  "output": "none",
  "status": 204,
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

export const inquiries: clients.Inquiries<Calls, Derived> = {
  clients: {
    'letters': lettersClient,
  },
  copies: {
    SentLetter: sentLetterCopies,
  },
  calls: [
  {
    "service": "letters",
    "operation": "readLetter",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "replica",
    "given": {
      "id": [
        "letterId"
      ]
    },
    "copy": {
      "replica": "SentLetter",
      "by": "id",
      "members": {
        "id": "letterId",
        "pages": "pages"
      },
      "scopes": []
    }
  }
],
  fills: {},
};
