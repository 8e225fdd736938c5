// Generated from microservices.yaml: change it there.
import type * as clients from '@local/chassis/clients';

/** Sender, as senders gives it. */
export interface Sender {
  id: string;
  name: string;
  note?: string;
  phone: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** The operations of senders that this service calls, as its contract says them. */
export interface Operations {
  getSender: {
    input: {
      id: string;
    };
    output: Sender | undefined;
  };
}

export const callee: clients.CalleeModel = {
  "name": "senders",
  "urlEnv": "SENDERS_URL",
  "operations": {
    "getSender": {
      "method": "GET",
      "path": "/senders/{id}",
      "body": false,
      "mayBeMissing": true,
      "repeatable": "always",
      "output": "entity",
      "response": {
        "type": "object",
        "required": [
          "id",
          "name",
          "phone",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "name": {
            "type": "string"
          },
          "note": {
            "type": "string"
          },
          "phone": {
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
