// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as sendersClient } from '../../clients/senders.ts';
import { rows as senderNameCopies } from '../../data/sender-name.ts';
import type { Operations as SendersOperations } from '../clients/senders.ts';
import type { Round } from '../entities/round.ts';

/** What a caller sends to `GET /rounds/{id}/description`. */
export type DescribeRoundInput = Record<string, never>;

/** What a caller gets. */
export interface DescribeRoundAnswer {
  roundId: string;
  name: string;
  note?: string;
}

/** The operations of other services that it calls. */
export interface Calls {
  senders: {
    getSender: clients.Call<SendersOperations['getSender'], 'replica', 'id' | 'name' | 'note'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = DescribeRoundAnswer;

/** What is there; of it, of the input and of what others say, the rule makes the answer. */
export type Rule = clients.AskingRule<Round, DescribeRoundInput, Derived, Calls, Derived>;

export const operation: chassis.OperationModel = {
  "name": "describeRound",
  "entity": "Round",
  "kind": "query",
  "action": "get",
  "method": "GET",
  "path": "/rounds/{id}/description",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "public",
  "auth": [
    "delivery:read"
  ],
  "callers": [],
  "idempotency": "natural",
  "timeoutMs": 800,
  "assigns": {},
  "input": [],
  "output": "fields",
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
        "roundId",
        "name"
      ],
      "properties": {
        "roundId": {
          "type": "string",
          "format": "uuid"
        },
        "name": {
          "type": "string",
          "maxLength": 255
        },
        "note": {
          "type": "string",
          "maxLength": 255
        }
      }
    }
  }
};

export const inquiries: clients.Inquiries<Calls, Derived> = {
  clients: {
    'senders': sendersClient,
  },
  copies: {
    SenderName: senderNameCopies,
  },
  calls: [
  {
    "service": "senders",
    "operation": "getSender",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "replica",
    "given": {
      "id": [
        "senderId"
      ]
    },
    "copy": {
      "replica": "SenderName",
      "by": "id",
      "members": {
        "id": "senderId",
        "name": "name",
        "note": "note"
      },
      "scopes": [
        "senders:read"
      ]
    }
  }
],
  fills: {
  "name": {
    "call": 0,
    "field": "name"
  },
  "note": {
    "call": 0,
    "field": "note"
  }
},
};
