// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Note as it is stored. */
export interface Note {
  id: string;
  title: string;
  body?: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Note; the rest is filled in when it is stored. */
export interface NoteFields {
  title: string;
  body?: string;
}

export type NoteRules = chassis.EntityRules<Note, NoteFields>;

export const entity: chassis.Entity<Note, NoteFields> = {
  "name": "Note",
  "table": "note",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "title",
      "column": "title",
      "type": "string"
    },
    {
      "name": "body",
      "column": "body",
      "type": "text",
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
  "filters": [],
  "sorts": [
    "createdAt"
  ]
};

export const operations: chassis.CrudOperations = {
  "create": {
    "name": "createNote",
    "entity": "Note",
    "kind": "command",
    "action": "create",
    "method": "POST",
    "path": "/notes",
    "params": [],
    "expose": "public",
    "auth": [
      "notes:write"
    ],
    "callers": [],
    "idempotency": "key",
    "emits": [
      "note-created"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "title",
      "body"
    ],
    "output": "entity",
    "status": 201,
    "location": "/notes/{id}",
    "schema": {
      "body": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "title"
        ],
        "properties": {
          "title": {
            "type": "string",
            "maxLength": 255
          },
          "body": {
            "type": "string",
            "maxLength": 65536
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
          "title",
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
            "type": "string",
            "maxLength": 255
          },
          "body": {
            "type": "string",
            "maxLength": 65536
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
    "name": "deleteNote",
    "entity": "Note",
    "kind": "command",
    "action": "delete",
    "method": "DELETE",
    "path": "/notes/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "notes:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "emits": [
      "note-deleted"
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
    "name": "getNote",
    "entity": "Note",
    "kind": "query",
    "action": "get",
    "method": "GET",
    "path": "/notes/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "notes:read"
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
          "title",
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
            "type": "string",
            "maxLength": 255
          },
          "body": {
            "type": "string",
            "maxLength": 65536
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
    "name": "listNotes",
    "entity": "Note",
    "kind": "query",
    "action": "list",
    "method": "GET",
    "path": "/notes",
    "params": [],
    "expose": "public",
    "auth": [
      "notes:read"
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
                "title",
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
                  "type": "string",
                  "maxLength": 255
                },
                "body": {
                  "type": "string",
                  "maxLength": 65536
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
    "name": "updateNote",
    "entity": "Note",
    "kind": "command",
    "action": "update",
    "method": "PUT",
    "path": "/notes/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "notes:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "emits": [
      "note-updated"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "title",
      "body"
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
          "title"
        ],
        "properties": {
          "title": {
            "type": "string",
            "maxLength": 255
          },
          "body": {
            "type": "string",
            "maxLength": 65536
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
          "title",
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
            "type": "string",
            "maxLength": 255
          },
          "body": {
            "type": "string",
            "maxLength": 65536
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
