// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as booksClient } from '../../clients/books.ts';
import type { Operations as BooksOperations } from '../clients/books.ts';
import type { Loan, LoanFields } from '../entities/loan.ts';

/** What a caller sends to `DELETE /loans/{id}`. */
export type DropLoanInput = Record<string, never>;

/** The operations of other services that it calls. */
export interface Calls {
  books: {
    getBook: clients.Call<BooksOperations['getBook'], 'default'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = Record<string, never>;

/** What others are asked about. */
export type Found = Loan & LoanFields;

/** Asks other services before the transaction; what it gives, the rule gets as `context.asked`. */
export type Ask = clients.AskingRule<Found, DropLoanInput, unknown, Calls, Derived>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the rule asks for, in its own types.
export type Rule<A extends (...given: any[]) => unknown> = chassis.DeleteRule<Loan & LoanFields, DropLoanInput, Awaited<ReturnType<A>>>;

export const operation: chassis.OperationModel = {
  "name": "dropLoan",
  "entity": "Loan",
  "kind": "command",
  "action": "delete",
  "method": "DELETE",
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

export const inquiries: clients.Inquiries<Calls, Derived> = {
  clients: {
    'books': booksClient,
  },
  calls: [
  {
    "service": "books",
    "operation": "getBook",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "default",
    "given": {
      "id": [
        "bookId"
      ]
    }
  }
],
  fills: {},
};
