// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as booksClient } from '../../clients/books.ts';
import type { Operations as BooksOperations } from '../clients/books.ts';
import type { Loan } from '../entities/loan.ts';

/** What a caller sends to `POST /loans/batch`. */
export interface LoansByIdInput {
  ids: string[];
}

/** The operations of other services that it calls. */
export interface Calls {
  books: {
    booksById: clients.Call<BooksOperations['booksById'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = Loan[];

/** What is there; of it, of the input and of what others say, the rule makes the answer. */
export type Rule = clients.AskingRule<Loan[], LoansByIdInput, Derived, Calls, Derived>;

export const operation: chassis.OperationModel = {
  "name": "loansById",
  "entity": "Loan",
  "kind": "query",
  "action": "find",
  "method": "POST",
  "path": "/loans/batch",
  "params": [],
  "expose": "public",
  "auth": [
    "loans:read"
  ],
  "callers": [],
  "idempotency": "natural",
  "timeoutMs": 800,
  "assigns": {},
  "input": [
    "ids"
  ],
  "output": "list",
  "status": 200,
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "ids"
      ],
      "properties": {
        "ids": {
          "type": "array",
          "items": {
            "type": "string",
            "format": "uuid"
          },
          "maxItems": 1000
        }
      }
    },
    "query": {
      "type": "object",
      "additionalProperties": false,
      "properties": {}
    },
    "response": {
      "type": "array",
      "items": {
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
  }
};

export const inquiries: clients.Inquiries<Calls, Derived> = {
  clients: {
    'books': booksClient,
  },
  calls: [
  {
    "service": "books",
    "operation": "booksById",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "none"
  }
],
  fills: {},
};
