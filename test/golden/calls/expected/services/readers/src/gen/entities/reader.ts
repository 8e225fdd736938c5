// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Reader as it is stored. */
export interface Reader {
  id: string;
  name: string;
  mail: string;
  pin: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Reader; the rest is filled in when it is stored. */
export interface ReaderFields {
  name: string;
  mail: string;
  pin: string;
}

export type ReaderRules = chassis.EntityRules<Reader, ReaderFields>;

export const entity: chassis.Entity<Reader, ReaderFields> = {
  "name": "Reader",
  "table": "reader",
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
      "name": "mail",
      "column": "mail",
      "type": "email"
    },
    {
      "name": "pin",
      "column": "pin",
      "type": "string",
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
    "name": "createReader",
    "entity": "Reader",
    "kind": "command",
    "action": "create",
    "method": "POST",
    "path": "/readers",
    "params": [],
    "expose": "public",
    "auth": [
      "readers:write"
    ],
    "callers": [],
    "idempotency": "key",
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "name",
      "mail",
      "pin"
    ],
    "output": "entity",
    "status": 201,
    "location": "/readers/{id}",
    "schema": {
      "body": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "mail",
          "pin"
        ],
        "properties": {
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "mail": {
            "type": "string",
            "format": "email",
            "maxLength": 254
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
            "type": "string",
            "maxLength": 255
          },
          "mail": {
            "type": "string",
            "format": "email",
            "maxLength": 254
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
    "name": "deleteReader",
    "entity": "Reader",
    "kind": "command",
    "action": "delete",
    "method": "DELETE",
    "path": "/readers/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "readers:write"
    ],
    "callers": [],
    "idempotency": "natural",
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
    "name": "getReader",
    "entity": "Reader",
    "kind": "query",
    "action": "get",
    "method": "GET",
    "path": "/readers/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "readers:read"
    ],
    "callers": [
      "loans"
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
            "type": "string",
            "maxLength": 255
          },
          "mail": {
            "type": "string",
            "format": "email",
            "maxLength": 254
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
    "name": "listReaders",
    "entity": "Reader",
    "kind": "query",
    "action": "list",
    "method": "GET",
    "path": "/readers",
    "params": [],
    "expose": "public",
    "auth": [
      "readers:read"
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
                  "type": "string",
                  "maxLength": 255
                },
                "mail": {
                  "type": "string",
                  "format": "email",
                  "maxLength": 254
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
    "name": "updateReader",
    "entity": "Reader",
    "kind": "command",
    "action": "update",
    "method": "PUT",
    "path": "/readers/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "readers:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "name",
      "mail",
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
          "mail",
          "pin"
        ],
        "properties": {
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "mail": {
            "type": "string",
            "format": "email",
            "maxLength": 254
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
            "type": "string",
            "maxLength": 255
          },
          "mail": {
            "type": "string",
            "format": "email",
            "maxLength": 254
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
