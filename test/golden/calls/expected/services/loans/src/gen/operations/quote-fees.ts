// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as booksClient } from '../../clients/books.ts';
import { client as readersClient } from '../../clients/readers.ts';
import type { Operations as BooksOperations } from '../clients/books.ts';
import type { Operations as ReadersOperations } from '../clients/readers.ts';

/** What a caller sends to `POST /loans/quote`. */
export interface QuoteFeesInput {
  bookIds: string[];
  readerId?: string;
}

/** What a caller gets. */
export interface QuoteFeesAnswer {
  totalCents: number;
}

/** The operations of other services that it calls. */
export interface Calls {
  books: {
    booksById: clients.Call<BooksOperations['booksById'], 'default'>;
  };
  readers: {
    getReader: clients.Call<ReadersOperations['getReader'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = QuoteFeesAnswer;

/** Makes the answer of the input and of what others say. */
export type Rule = clients.ComputeRule<QuoteFeesInput, Derived, Calls>;

export const operation: chassis.OperationModel = {
  "name": "quoteFees",
  "kind": "query",
  "action": "compute",
  "method": "POST",
  "path": "/loans/quote",
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
    "bookIds",
    "readerId"
  ],
  "output": "fields",
  "status": 200,
  "schema": {
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "bookIds"
      ],
      "properties": {
        "bookIds": {
          "type": "array",
          "items": {
            "type": "string",
            "format": "uuid"
          },
          "maxItems": 1000
        },
        "readerId": {
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
        "totalCents"
      ],
      "properties": {
        "totalCents": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  }
};

export const inquiries: clients.Inquiries<Calls, Derived> = {
  clients: {
    'books': booksClient,
    'readers': readersClient,
  },
  calls: [
  {
    "service": "books",
    "operation": "booksById",
    "timeoutMs": 200,
    "retries": 1,
    "fallback": "default"
  },
  {
    "service": "readers",
    "operation": "getReader",
    "timeoutMs": 800,
    "retries": 0,
    "fallback": "none"
  }
],
  fills: {},
};
