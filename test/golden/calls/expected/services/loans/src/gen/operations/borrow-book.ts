// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as booksClient } from '../../clients/books.ts';
import type { Operations as BooksOperations } from '../clients/books.ts';
import type { Loan, LoanFields } from '../entities/loan.ts';

/** What a caller sends to `POST /loans`. */
export interface BorrowBookInput {
  bookId: string;
  days: number;
}

/** The operations of other services that it calls. */
export interface Calls {
  books: {
    getBook: clients.Call<BooksOperations['getBook'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = Pick<LoanFields, 'title'>;

/** What others are asked about. */
export type Found = Omit<LoanFields, 'title'>;

/** Asks other services before the transaction; what it gives, the rule gets as `context.asked`. */
export type Ask = clients.AskingRule<Found, BorrowBookInput, unknown, Calls, Derived>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the rule asks for, in its own types.
export type Rule<A extends (...given: any[]) => unknown> = chassis.CreateRule<Loan, LoanFields, BorrowBookInput, Awaited<ReturnType<A>>, Found>;

export const operation: chassis.OperationModel = {
  "name": "borrowBook",
  "entity": "Loan",
  "kind": "command",
  "action": "create",
  "method": "POST",
  "path": "/loans",
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
    "bookId",
    "days"
  ],
  "output": "entity",
  "status": 201,
  "location": "/loans/{id}",
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "bookId",
        "days"
      ],
      "properties": {
        "bookId": {
          "type": "string",
          "format": "uuid"
        },
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
    "operation": "getBook",
    "timeoutMs": 600,
    "retries": 2,
    "fallback": "none",
    "given": {
      "id": [
        "bookId"
      ]
    }
  }
],
  fills: {
  "title": {
    "call": 0,
    "field": "title"
  }
},
};
