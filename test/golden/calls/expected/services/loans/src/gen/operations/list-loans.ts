// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import type * as clients from '@local/chassis/clients';
import { client as booksClient } from '../../clients/books.ts';
import type { Operations as BooksOperations } from '../clients/books.ts';
import type { Loan } from '../entities/loan.ts';

/** What a caller sends to `GET /loans`. */
export interface ListLoansInput {
  bookId?: string;
}

/** The operations of other services that it calls. */
export interface Calls {
  books: {
    booksById: clients.Call<BooksOperations['booksById'], 'none'>;
  };
}

/** What follows from the contracts alone. */
export type Derived = chassis.Page<Loan>;

/** What is there; of it, of the input and of what others say, the rule makes the answer. */
export type Rule = clients.AskingRule<chassis.Page<Loan>, ListLoansInput, Derived, Calls, Derived>;

export const operation: chassis.OperationModel = {
  "name": "listLoans",
  "entity": "Loan",
  "kind": "query",
  "action": "list",
  "method": "GET",
  "path": "/loans",
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
  "output": "page",
  "status": 200,
  "schema": {
    "query": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "limit": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "default": 20,
          "description": "Items a page."
        },
        "cursor": {
          "type": "string",
          "maxLength": 4096,
          "description": "nextCursor of the page before, with the same sort and filters."
        },
        "sort": {
          "type": "string",
          "enum": [
            "createdAt",
            "-createdAt",
            "bookId",
            "-bookId"
          ],
          "default": "-createdAt",
          "description": "Field to sort by; a leading dash for descending."
        },
        "bookId": {
          "type": "string",
          "format": "uuid"
        }
      }
    },
    "response": {
      "type": "object",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
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
        },
        "nextCursor": {
          "type": "string",
          "description": "Absent on the last page."
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
