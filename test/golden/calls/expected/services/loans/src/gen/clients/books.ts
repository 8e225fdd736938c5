// Generated from microservices.yaml: change it there.
import type * as clients from '@local/chassis/clients';

/** Book, as books gives it. */
export interface Book {
  id: string;
  title: string;
  feeCents: number;
  copies: number;
  format?: Format;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** Hold, as books gives it. */
export interface Hold {
  id: string;
  book: string;
  reader: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** Format, as books gives it. */
export interface Format {
  widthMm: number;
  heightMm: number;
}

/** The operations of books that this service calls, as its contract says them. */
export interface Operations {
  booksById: {
    input: {
      ids: string[];
    };
    output: Book[];
  };
  getBook: {
    input: {
      id: string;
    };
    output: Book | undefined;
  };
  holdBook: {
    input: {
      book: string;
      reader: string;
    };
    output: Hold;
  };
}

export const callee: clients.CalleeModel = {
  "name": "books",
  "urlEnv": "BOOKS_URL",
  "operations": {
    "booksById": {
      "method": "POST",
      "path": "/internal/books:batchGet",
      "body": true,
      "mayBeMissing": false,
      "repeatable": "always",
      "output": "list",
      "response": {
        "type": "array",
        "items": {
          "type": "object",
          "required": [
            "id",
            "title",
            "feeCents",
            "copies",
            "version",
            "createdAt",
            "updatedAt"
          ],
          "properties": {
            "id": {
              "type": "string",
              "format": "uuid"
            },
            "title": {
              "type": "string"
            },
            "feeCents": {
              "type": "integer"
            },
            "copies": {
              "type": "integer"
            },
            "format": {
              "type": "object",
              "required": [
                "widthMm",
                "heightMm"
              ],
              "properties": {
                "widthMm": {
                  "type": "integer"
                },
                "heightMm": {
                  "type": "integer"
                }
              }
            },
            "version": {
              "type": "integer"
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
    },
    "getBook": {
      "method": "GET",
      "path": "/books/{id}",
      "body": false,
      "mayBeMissing": true,
      "repeatable": "always",
      "output": "entity",
      "response": {
        "type": "object",
        "required": [
          "id",
          "title",
          "feeCents",
          "copies",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "title": {
            "type": "string"
          },
          "feeCents": {
            "type": "integer"
          },
          "copies": {
            "type": "integer"
          },
          "format": {
            "type": "object",
            "required": [
              "widthMm",
              "heightMm"
            ],
            "properties": {
              "widthMm": {
                "type": "integer"
              },
              "heightMm": {
                "type": "integer"
              }
            }
          },
          "version": {
            "type": "integer"
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
    "holdBook": {
      "method": "POST",
      "path": "/internal/holds",
      "body": true,
      "mayBeMissing": false,
      "repeatable": "key",
      "output": "entity",
      "response": {
        "type": "object",
        "required": [
          "id",
          "book",
          "reader",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "book": {
            "type": "string",
            "format": "uuid"
          },
          "reader": {
            "type": "string"
          },
          "version": {
            "type": "integer"
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
