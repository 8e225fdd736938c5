// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';

/** Folder as it is stored. */
export interface Folder {
  id: string;
  senderId: string;
  label: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What the domain decides of Folder; the rest is filled in when it is stored. */
export interface FolderFields {
  senderId: string;
  label: string;
}

export type FolderRules = chassis.EntityRules<Folder, FolderFields>;

export const entity: chassis.Entity<Folder, FolderFields> = {
  "name": "Folder",
  "table": "folder",
  "key": "id",
  "fields": [
    {
      "name": "id",
      "column": "id",
      "type": "uuid",
      "managed": "key"
    },
    {
      "name": "senderId",
      "column": "sender_id",
      "type": "uuid"
    },
    {
      "name": "label",
      "column": "label",
      "type": "string"
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
    "senderId"
  ],
  "sorts": [
    "createdAt",
    "senderId"
  ]
};

export const operations: chassis.CrudOperations = {
  "create": {
    "name": "createFolder",
    "entity": "Folder",
    "kind": "command",
    "action": "create",
    "method": "POST",
    "path": "/folders",
    "params": [],
    "expose": "public",
    "auth": [
      "archive:write"
    ],
    "callers": [],
    "idempotency": "key",
    "emits": [
      "folder-created"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "senderId",
      "label"
    ],
    "output": "entity",
    "status": 201,
    "location": "/folders/{id}",
    "schema": {
      "body": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "senderId",
          "label"
        ],
        "properties": {
          "senderId": {
            "type": "string",
            "format": "uuid"
          },
          "label": {
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
          "senderId",
          "label",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "senderId": {
            "type": "string",
            "format": "uuid"
          },
          "label": {
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
    "name": "deleteFolder",
    "entity": "Folder",
    "kind": "command",
    "action": "delete",
    "method": "DELETE",
    "path": "/folders/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "archive:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "emits": [
      "folder-deleted"
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
    "name": "getFolder",
    "entity": "Folder",
    "kind": "query",
    "action": "get",
    "method": "GET",
    "path": "/folders/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "archive:read"
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
          "senderId",
          "label",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "senderId": {
            "type": "string",
            "format": "uuid"
          },
          "label": {
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
    "name": "listFolders",
    "entity": "Folder",
    "kind": "query",
    "action": "list",
    "method": "GET",
    "path": "/folders",
    "params": [],
    "expose": "public",
    "auth": [
      "archive:read"
    ],
    "callers": [],
    "idempotency": "natural",
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "senderId"
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
              "senderId",
              "-senderId"
            ],
            "default": "-createdAt",
            "description": "Field to sort by; a leading dash for descending."
          },
          "senderId": {
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
                "senderId",
                "label",
                "version",
                "createdAt",
                "updatedAt"
              ],
              "properties": {
                "id": {
                  "type": "string",
                  "format": "uuid"
                },
                "senderId": {
                  "type": "string",
                  "format": "uuid"
                },
                "label": {
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
    "name": "updateFolder",
    "entity": "Folder",
    "kind": "command",
    "action": "update",
    "method": "PUT",
    "path": "/folders/{id}",
    "params": [
      {
        "name": "id",
        "field": "id"
      }
    ],
    "expose": "public",
    "auth": [
      "archive:write"
    ],
    "callers": [],
    "idempotency": "natural",
    "emits": [
      "folder-updated"
    ],
    "timeoutMs": 800,
    "assigns": {},
    "input": [
      "senderId",
      "label"
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
          "senderId",
          "label"
        ],
        "properties": {
          "senderId": {
            "type": "string",
            "format": "uuid"
          },
          "label": {
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
          "senderId",
          "label",
          "version",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "senderId": {
            "type": "string",
            "format": "uuid"
          },
          "label": {
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
