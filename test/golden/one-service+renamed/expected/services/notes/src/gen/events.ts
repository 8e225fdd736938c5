// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** Payload of `notes.note-created.v1`. */
export interface NoteCreatedV1 {
  noteId: string;
  title: string;
  body?: string;
  version: number;
}

/** Payload of `notes.note-deleted.v1`. */
export interface NoteDeletedV1 {
  noteId: string;
  version: number;
}

/** Payload of `notes.note-updated.v1`. */
export interface NoteUpdatedV1 {
  noteId: string;
  title: string;
  body?: string;
  version: number;
}

/** By event: what its payload is made of, in all its versions. */
export interface Payloads {
  'note-created': NoteCreatedV1;
  'note-deleted': NoteDeletedV1;
  'note-updated': NoteUpdatedV1;
}

export const events: messaging.EventModel[] = [
  {
    "name": "note-created",
    "version": 1,
    "topic": "notes.memo-created.v1",
    "key": "memoId",
    "payload": [
      {
        "field": "memoId",
        "from": "noteId"
      },
      {
        "field": "title",
        "from": "title"
      },
      {
        "field": "heading",
        "from": "title"
      },
      {
        "field": "body",
        "from": "body"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/notes/memo-created.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "memoId",
        "heading",
        "version"
      ],
      "properties": {
        "memoId": {
          "type": "string",
          "format": "uuid"
        },
        "title": {
          "type": "string",
          "maxLength": 255
        },
        "heading": {
          "type": "string",
          "maxLength": 255,
          "description": "It is called title by now.",
          "deprecated": true
        },
        "body": {
          "type": "string",
          "maxLength": 65536
        },
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  },
  {
    "name": "note-created",
    "version": 1,
    "topic": "notes.note-created.v1",
    "key": "noteId",
    "payload": [
      {
        "field": "noteId",
        "from": "noteId"
      },
      {
        "field": "title",
        "from": "title"
      },
      {
        "field": "heading",
        "from": "title"
      },
      {
        "field": "body",
        "from": "body"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/notes/note-created.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "noteId",
        "heading",
        "version"
      ],
      "properties": {
        "noteId": {
          "type": "string",
          "format": "uuid"
        },
        "title": {
          "type": "string",
          "maxLength": 255
        },
        "heading": {
          "type": "string",
          "maxLength": 255,
          "description": "It is called title by now.",
          "deprecated": true
        },
        "body": {
          "type": "string",
          "maxLength": 65536
        },
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  },
  {
    "name": "note-deleted",
    "version": 1,
    "topic": "notes.memo-deleted.v1",
    "key": "memoId",
    "payload": [
      {
        "field": "memoId",
        "from": "noteId"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/notes/memo-deleted.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "memoId",
        "version"
      ],
      "properties": {
        "memoId": {
          "type": "string",
          "format": "uuid"
        },
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  },
  {
    "name": "note-deleted",
    "version": 1,
    "topic": "notes.note-deleted.v1",
    "key": "noteId",
    "payload": [
      {
        "field": "noteId",
        "from": "noteId"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/notes/note-deleted.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "noteId",
        "version"
      ],
      "properties": {
        "noteId": {
          "type": "string",
          "format": "uuid"
        },
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  },
  {
    "name": "note-updated",
    "version": 1,
    "topic": "notes.memo-updated.v1",
    "key": "memoId",
    "payload": [
      {
        "field": "memoId",
        "from": "noteId"
      },
      {
        "field": "title",
        "from": "title"
      },
      {
        "field": "heading",
        "from": "title"
      },
      {
        "field": "body",
        "from": "body"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/notes/memo-updated.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "memoId",
        "heading",
        "version"
      ],
      "properties": {
        "memoId": {
          "type": "string",
          "format": "uuid"
        },
        "title": {
          "type": "string",
          "maxLength": 255
        },
        "heading": {
          "type": "string",
          "maxLength": 255,
          "description": "It is called title by now.",
          "deprecated": true
        },
        "body": {
          "type": "string",
          "maxLength": 65536
        },
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  },
  {
    "name": "note-updated",
    "version": 1,
    "topic": "notes.note-updated.v1",
    "key": "noteId",
    "payload": [
      {
        "field": "noteId",
        "from": "noteId"
      },
      {
        "field": "title",
        "from": "title"
      },
      {
        "field": "heading",
        "from": "title"
      },
      {
        "field": "body",
        "from": "body"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/notes/note-updated.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "noteId",
        "heading",
        "version"
      ],
      "properties": {
        "noteId": {
          "type": "string",
          "format": "uuid"
        },
        "title": {
          "type": "string",
          "maxLength": 255
        },
        "heading": {
          "type": "string",
          "maxLength": 255,
          "description": "It is called title by now.",
          "deprecated": true
        },
        "body": {
          "type": "string",
          "maxLength": 65536
        },
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  }
];
