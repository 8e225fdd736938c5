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
            "type": "string",
            "maxLength": 255
          },
          "note": {
            "type": "string",
            "maxLength": 255
          },
          "phone": {
            "type": "string",
            "maxLength": 255
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
