// Generated from microservices.yaml: change it there.
import type * as clients from '@local/chassis/clients';

/** Reader, as readers gives it. */
export interface Reader {
  id: string;
  name: string;
  mail: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** The operations of readers that this service calls, as its contract says them. */
export interface Operations {
  getReader: {
    input: {
      id: string;
    };
    output: Reader | undefined;
  };
}

export const callee: clients.CalleeModel = {
  "name": "readers",
  "urlEnv": "READERS_URL",
  "operations": {
    "getReader": {
      "method": "GET",
      "path": "/readers/{id}",
      "body": false,
      "mayBeMissing": true,
      "repeatable": "always",
      "output": "entity",
      "response": {
        "type": "object",
        "required": [
          "id",
          "name",
          "mail",
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
          "mail": {
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
