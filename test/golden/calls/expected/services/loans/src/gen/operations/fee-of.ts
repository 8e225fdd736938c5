// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as booksClient } from '../../clients/books.ts';
import type { Operations as BooksOperations } from '../clients/books.ts';

/** What a caller sends to `GET /fees`. */
export interface FeeOfInput {
  bookId: string;
}

/** What a caller gets. */
export interface FeeOfAnswer {
  feeCents: number;
  title: string;
}

/** The operations of other services that it calls. */
export interface Calls {
  books: {
    getBook: clients.Call<BooksOperations['getBook'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = FeeOfAnswer;

/** Makes the answer of the input and of what others say. */
export type Rule = clients.ComputeRule<FeeOfInput, Derived, Calls>;

export const operation: chassis.OperationModel = {
  "name": "feeOf",
  "kind": "query",
  "action": "compute",
  "method": "GET",
  "path": "/fees",
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
    "bookId"
  ],
  "output": "fields",
  "status": 200,
  "schema": {
    "query": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "bookId"
      ],
      "properties": {
        "bookId": {
          "type": "string",
          "format": "uuid"
        }
      }
    },
    "response": {
      "type": "object",
      "required": [
        "feeCents",
        "title"
      ],
      "properties": {
        "feeCents": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        },
        "title": {
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
    "retries": 1,
    "fallback": "none",
    "given": {
      "id": [
        "bookId"
      ]
    }
  }
],
  fills: {
  "feeCents": {
    "call": 0,
    "field": "feeCents"
  },
  "title": {
    "call": 0,
    "field": "title"
  }
},
};
