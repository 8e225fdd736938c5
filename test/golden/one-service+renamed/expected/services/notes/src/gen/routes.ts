// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { servedAsBefore } from '@local/chassis/former';
import { routes as noteRoutes } from '../api/note.ts';

export const routes: chassis.Route[] = servedAsBefore([
  ...noteRoutes,
], [
  {
    "operation": "createNote",
    "name": "createMemo",
    "path": "/memos",
    "input": {
      "title": "heading"
    },
    "output": {
      "title": "heading"
    },
    "schema": {
      "body": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "title": {
            "type": "string",
            "maxLength": 255
          },
          "body": {
            "type": "string",
            "maxLength": 65536
          },
          "heading": {
            "type": "string",
            "maxLength": 255,
            "description": "It is called title by now.",
            "deprecated": true
          }
        },
        "anyOf": [
          {
            "required": [
              "title"
            ],
            "properties": {
              "title": {}
            }
          },
          {
            "required": [
              "heading"
            ],
            "properties": {
              "heading": {}
            }
          }
        ]
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
          "updatedAt",
          "heading"
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
          },
          "heading": {
            "type": "string",
            "maxLength": 255,
            "description": "It is called title by now.",
            "deprecated": true
          }
        }
      }
    }
  },
  {
    "operation": "deleteNote",
    "name": "deleteMemo",
    "path": "/memos/{id}",
    "input": {},
    "output": {}
  },
  {
    "operation": "getNote",
    "name": "getMemo",
    "path": "/memos/{id}",
    "input": {},
    "output": {
      "title": "heading"
    },
    "schema": {
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
          "updatedAt",
          "heading"
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
          },
          "heading": {
            "type": "string",
            "maxLength": 255,
            "description": "It is called title by now.",
            "deprecated": true
          }
        }
      }
    }
  },
  {
    "operation": "listNotes",
    "name": "listMemos",
    "path": "/memos",
    "input": {},
    "output": {
      "title": "heading"
    },
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
                "updatedAt",
                "heading"
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
                },
                "heading": {
                  "type": "string",
                  "maxLength": 255,
                  "description": "It is called title by now.",
                  "deprecated": true
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
  {
    "operation": "updateNote",
    "name": "updateMemo",
    "path": "/memos/{id}",
    "input": {
      "title": "heading"
    },
    "output": {
      "title": "heading"
    },
    "schema": {
      "body": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "title": {
            "type": "string",
            "maxLength": 255
          },
          "body": {
            "type": "string",
            "maxLength": 65536
          },
          "heading": {
            "type": "string",
            "maxLength": 255,
            "description": "It is called title by now.",
            "deprecated": true
          }
        },
        "anyOf": [
          {
            "required": [
              "title"
            ],
            "properties": {
              "title": {}
            }
          },
          {
            "required": [
              "heading"
            ],
            "properties": {
              "heading": {}
            }
          }
        ]
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
          "updatedAt",
          "heading"
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
          },
          "heading": {
            "type": "string",
            "maxLength": 255,
            "description": "It is called title by now.",
            "deprecated": true
          }
        }
      }
    }
  }
]);
