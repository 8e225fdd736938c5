// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as booksClient } from '../../clients/books.ts';
import type { Operations as BooksOperations } from '../clients/books.ts';
import type { Loan, LoanFields } from '../entities/loan.ts';

/** What a caller sends to `PUT /loans/{id}`. */
export interface ExtendLoanInput {
  days: number;
}

/** The operations of other services that it calls. */
export interface Calls {
  books: {
    holdBook: clients.Call<BooksOperations['holdBook'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = Record<string, never>;

/** What others are asked about. */
export type Found = Loan & LoanFields;

/** Asks other services before the transaction; what it gives, the rule gets as `context.asked`. */
export type Ask = clients.AskingRule<Found, ExtendLoanInput, unknown, Calls, Derived>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the rule asks for, in its own types.
export type Rule<A extends (...given: any[]) => unknown> = chassis.UpdateRule<Loan, LoanFields, ExtendLoanInput, Awaited<ReturnType<A>>>;

export const operation: chassis.OperationModel = {
  "name": "extendLoan",
  "entity": "Loan",
  "kind": "command",
  "action": "update",
  "method": "PUT",
  "path": "/loans/{id}",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "public",
  "auth": [
    "loans:write"
  ],
  "callers": [],
  "idempotency": "natural",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "days"
  ],
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
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "days"
      ],
      "properties": {
        "days": {
          "type": "integer",
          "minimum": 1,
          "maximum": 9007199254740991
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
        "reader",
        "bookId",
        "title",
        "days",
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
        "reader": {
          "type": "string",
          "maxLength": 255
        },
        "bookId": {
          "type": "string",
          "format": "uuid"
        },
        "title": {
          "type": "string",
          "maxLength": 255
        },
        "days": {
          "type": "integer",
          "minimum": 1,
          "maximum": 9007199254740991
        },
        "status": {
          "type": "string",
          "enum": [
            "open",
            "returned"
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

export const inquiries: clients.Inquiries<Calls, Derived> = {
  clients: {
    'books': booksClient,
  },
  calls: [
  {
    "service": "books",
    "operation": "holdBook",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "none"
  }
],
  fills: {},
};
