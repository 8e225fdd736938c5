// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** User as it is stored. */
export interface User {
  id: string;
  subject: string;
  name: string;
  card: string;
  favourite?: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of User; the rest is filled in when it is stored. */
export interface UserFields {
  name: string;
  card: string;
  favourite?: string;
}

export type UserRules = chassis.EntityRules<User, UserFields>;

export const entity: chassis.Entity<User, UserFields> = {
  "name": "User",
  "table": "user",
  "key": "id",
  "owner": "subject",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "subject",
      "column": "subject",
      "type": "string",
      "managed": "owner"
    },
    {
      "name": "name",
      "column": "name",
      "type": "string"
    },
    {
      "name": "card",
      "column": "card",
      "type": "string",
      "secret": true
    },
    {
      "name": "favourite",
      "column": "favourite",
      "type": "uuid",
      "optional": true
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
  "filters": [
    "name",
    "favourite"
  ],
  "sorts": [
    "createdAt",
    "name",
    "favourite"
  ]
};

export const operations: chassis.CrudOperations = {
  "create": {
    "name": "createUser",
    "entity": "User",
    "kind": "command",
    "action": "create",
    "method": "POST",
    "path": "/users",
    "params": [],
    "expose": "public",
    "auth": [
      "members:write"
    ],
    "callers": [],
    "idempotency": "key",
    "emits": [
      "user-created"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "name",
      "card",
      "favourite"
    ],
    "output": "entity",
    "status": 201,
    "location": "/users/{id}",
    "schema": {
      "body": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "card"
        ],
        "properties": {
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "card": {
            "type": "string",
            "maxLength": 255
          },
          "favourite": {
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
          "subject",
          "name",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "subject": {
            "type": "string",
            "maxLength": 255
          },
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "favourite": {
            "type": "string",
            "format": "uuid"
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
    "name": "deleteUser",
    "entity": "User",
    "kind": "command",
    "action": "delete",
    "method": "DELETE",
    "path": "/users/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "members:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "emits": [
      "user-deleted"
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
    "name": "getUser",
    "entity": "User",
    "kind": "query",
    "action": "get",
    "method": "GET",
    "path": "/users/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "members:read"
    ],
    "callers": [],
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
          "subject",
          "name",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "subject": {
            "type": "string",
            "maxLength": 255
          },
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "favourite": {
            "type": "string",
            "format": "uuid"
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
    "name": "listUsers",
    "entity": "User",
    "kind": "query",
    "action": "list",
    "method": "GET",
    "path": "/users",
    "params": [],
    "expose": "public",
    "auth": [
      "members:read"
    ],
    "callers": [],
    "idempotency": "natural",
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "name",
      "favourite"
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
              "name",
              "-name",
              "favourite",
              "-favourite"
            ],
            "default": "-createdAt",
            "description": "Field to sort by; a leading dash for descending."
          },
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "favourite": {
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
                "subject",
                "name",
                "version",
                "createdAt",
                "updatedAt"
              ],
              "properties": {
                "id": {
                  "type": "string",
                  "format": "uuid"
                },
                "subject": {
                  "type": "string",
                  "maxLength": 255
                },
                "name": {
                  "type": "string",
                  "maxLength": 255
                },
                "favourite": {
                  "type": "string",
                  "format": "uuid"
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
    "name": "updateUser",
    "entity": "User",
    "kind": "command",
    "action": "update",
    "method": "PUT",
    "path": "/users/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "members:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "emits": [
      "user-updated"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "name",
      "card",
      "favourite"
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
          "card"
        ],
        "properties": {
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "card": {
            "type": "string",
            "maxLength": 255
          },
          "favourite": {
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
          "subject",
          "name",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "subject": {
            "type": "string",
            "maxLength": 255
          },
          "name": {
            "type": "string",
            "maxLength": 255
          },
          "favourite": {
            "type": "string",
            "format": "uuid"
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
