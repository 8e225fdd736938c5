// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Sender as it is stored. */
export interface Sender {
  id: string;
  name: string;
  note?: string;
  phone: string;
  pin?: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Sender; the rest is filled in when it is stored. */
export interface SenderFields {
  name: string;
  note?: string;
  phone: string;
  pin?: string;
}

export type SenderRules = chassis.EntityRules<Sender, SenderFields>;

export const entity: chassis.Entity<Sender, SenderFields> = {
  "name": "Sender",
  "table": "sender",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "name",
      "column": "name",
      "type": "string"
    },
    {
      "name": "note",
      "column": "note",
      "type": "string",
      "optional": true
    },
    {
      "name": "phone",
      "column": "phone",
      "type": "string"
    },
    {
      "name": "pin",
      "column": "pin",
      "type": "string",
      "optional": true,
      "secret": true
    },
    {
      "name": "version",
      "column": "version",
      "type": "integer",
      "managed": "version"
    },
    {
      "name": "createdAt",
      "column": "created_at",
      "type": "timestamp",
      "managed": "createdAt"
    },
    {
      "name": "updatedAt",
      "column": "updated_at",
      "type": "timestamp",
      "managed": "updatedAt"
    }
  ],
  "filters": [],
  "sorts": [
    "createdAt"
  ]
};

export const operations: chassis.CrudOperations = {
  "create": {
    "name": "createSender",
    "entity": "Sender",
    "kind": "command",
    "action": "create",
    "method": "POST",
    "path": "/senders",
    "params": [],
    "expose": "public",
    "auth": [
      "senders:write"
    ],
    "callers": [],
    "idempotency": "key",
    "emits": [
      "sender-created"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "name",
      "note",
      "phone",
      "pin"
    ],
    "output": "entity",
    "status": 201,
    "location": "/senders/{id}",
    "schema": {
      "body": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "phone"
        ],
        "properties": {
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
          "pin": {
            "type": "string",
            "maxLength": 255
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
  },
  "delete": {
    "name": "deleteSender",
    "entity": "Sender",
    "kind": "command",
    "action": "delete",
    "method": "DELETE",
    "path": "/senders/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "senders:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "emits": [
      "sender-deleted"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [],
    "output": "none",
    "status": 204,
    "schema": {
      "params": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          }
        }
      },
      "query": {
        "type": "object",
        "additionalProperties": false,
        "properties": {}
      }
    }
  },
  "get": {
    "name": "getSender",
    "entity": "Sender",
    "kind": "query",
    "action": "get",
    "method": "GET",
    "path": "/senders/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "senders:read"
    ],
    "callers": [
      "delivery"
    ],
    "idempotency": "natural",
    "timeoutMs": 800,
    "assigns": {},
    "input": [],
    "output": "entity",
    "status": 200,
    "schema": {
      "params": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
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
  },
  "list": {
    "name": "listSenders",
    "entity": "Sender",
    "kind": "query",
    "action": "list",
    "method": "GET",
    "path": "/senders",
    "params": [],
    "expose": "public",
    "auth": [
      "senders:read"
    ],
    "callers": [],
    "idempotency": "natural",
    "timeoutMs": 800,
    "assigns": {},
    "input": [],
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
              "-createdAt"
            ],
            "default": "-createdAt",
            "description": "Field to sort by; a leading dash for descending."
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
          },
          "nextCursor": {
            "type": "string",
            "description": "Absent on the last page."
          }
        }
      }
    }
  },
  "update": {
    "name": "updateSender",
    "entity": "Sender",
    "kind": "command",
    "action": "update",
    "method": "PUT",
    "path": "/senders/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "senders:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "emits": [
      "sender-updated"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "name",
      "note",
      "phone",
      "pin"
    ],
    "output": "entity",
    "status": 200,
    "schema": {
      "params": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          }
        }
      },
      "body": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "phone"
        ],
        "properties": {
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
          "pin": {
            "type": "string",
            "maxLength": 255
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
