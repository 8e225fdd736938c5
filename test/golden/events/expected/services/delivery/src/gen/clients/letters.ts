// Generated from microservices.yaml: change it there.
import type * as clients from '@local/chassis/clients';

/** Letter, as letters gives it. */
export interface Letter {
  id: string;
  author: string;
  senderId: string;
  status: "written" | "sent";
  pages: number;
  stamps: Stamp[];
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** Stamp, as letters gives it. */
export interface Stamp {
  cents: number;
  motif?: string;
}

/** The operations of letters that this service calls, as its contract says them. */
export interface Operations {
  readLetter: {
    input: {
      id: string;
    };
    output: Letter | undefined;
  };
  stampLetter: {
    input: {
      id: string;
      pages?: number;
    };
    output: Letter;
  };
}

export const callee: clients.CalleeModel = {
  "name": "letters",
  "urlEnv": "LETTERS_URL",
  "operations": {
    "readLetter": {
      "method": "GET",
      "path": "/internal/letters/{id}",
      "body": false,
      "mayBeMissing": true,
      "repeatable": "always",
      "output": "entity",
      "response": {
        "type": "object",
        "required": [
          "id",
          "author",
          "senderId",
          "status",
          "pages",
          "stamps",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "author": {
            "type": "string"
          },
          "senderId": {
            "type": "string",
            "format": "uuid"
          },
          "status": {
            "type": "string"
          },
          "pages": {
            "type": "integer"
          },
          "stamps": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "cents"
              ],
              "properties": {
                "cents": {
                  "type": "integer"
                },
                "motif": {
                  "type": "string"
                }
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
    "stampLetter": {
      "method": "POST",
      "path": "/internal/letters/{id}/stamp",
      "body": true,
      "mayBeMissing": false,
      "repeatable": "key",
      "output": "entity",
      "response": {
        "type": "object",
        "required": [
          "id",
          "author",
          "senderId",
          "status",
          "pages",
          "stamps",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "author": {
            "type": "string"
          },
          "senderId": {
            "type": "string",
            "format": "uuid"
          },
          "status": {
            "type": "string"
          },
          "pages": {
            "type": "integer"
          },
          "stamps": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "cents"
              ],
              "properties": {
                "cents": {
                  "type": "integer"
                },
                "motif": {
                  "type": "string"
                }
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
  }
};
