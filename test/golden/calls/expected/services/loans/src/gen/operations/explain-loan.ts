// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as booksClient } from '../../clients/books.ts';
import type { Operations as BooksOperations } from '../clients/books.ts';
import type { Loan } from '../entities/loan.ts';

/** What a caller sends to `GET /loans/{id}/explanation`. */
export type ExplainLoanInput = Record<string, never>;

/** What a caller gets. */
export interface ExplainLoanAnswer {
  loanId: string;
  verdict: string;
}

/** The operations of other services that it calls. */
export interface Calls {
  books: {
    getBook: clients.Call<BooksOperations['getBook'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = ExplainLoanAnswer;

/** What is there; of it, of the input and of what others say, the rule makes the answer. */
export type Rule = clients.AskingRule<Loan, ExplainLoanInput, Derived, Calls, Derived>;

export const operation: chassis.OperationModel = {
  "name": "explainLoan",
  "entity": "Loan",
  "kind": "query",
  "action": "get",
  "method": "GET",
  "path": "/loans/{id}/explanation",
  "params": [
    {
      "name": "id",
      "field": "id"
    }
  ],
  "expose": "public",
  "auth": [
    "loans:read"
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
        "loanId",
        "verdict"
      ],
      "properties": {
        "loanId": {
          "type": "string",
          "format": "uuid"
        },
        "verdict": {
          "type": "string",
          "maxLength": 255
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
    "operation": "getBook",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "none"
  }
],
  fills: {},
};
