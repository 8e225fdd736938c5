// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as sendersClient } from '../../clients/senders.ts';
import { rows as senderNameCopies } from '../../data/sender-name.ts';
import type { Operations as SendersOperations } from '../clients/senders.ts';
import type { Round, RoundFields } from '../entities/round.ts';

/** What a caller sends to `POST /rounds`. */
export interface PlanRoundInput {
  senderId: string;
}

/** The operations of other services that it calls. */
export interface Calls {
  senders: {
    getSender: clients.Call<SendersOperations['getSender'], 'replica', 'id' | 'name' | 'note'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = Pick<RoundFields, 'senderName'>;

/** What others are asked about. */
export type Found = Omit<RoundFields, 'senderName'>;

/** Asks other services before the transaction; what it gives, the rule gets as `context.asked`. */
export type Ask = clients.AskingRule<Found, PlanRoundInput, unknown, Calls, Derived>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the rule asks for, in its own types.
export type Rule<A extends (...given: any[]) => unknown> = chassis.CreateRule<Round, RoundFields, PlanRoundInput, Awaited<ReturnType<A>>, Found>;

export const operation: chassis.OperationModel = {
  "name": "planRound",
  "entity": "Round",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "/rounds",
  "params": [],
  "expose": "public",
  "auth": [
    "delivery:write",
    "senders:read"
  ],
  "callers": [],
  "idempotency": "key",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "senderId"
  ],
  "output": "entity",
  "status": 201,
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "senderId"
      ],
      "properties": {
        "senderId": {
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
        "senderId",
        "senderName",
        "version",
        "createdAt",
        "updatedAt"
      ],
      "properties": {
        "id": {
          "type": "string",
          "format": "uuid"
        },
        "senderId": {
          "type": "string",
          "format": "uuid"
        },
        "senderName": {
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
    "timeoutMs": 500,
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
  "senderName": {
    "call": 0,
    "field": "name"
  }
},
};
