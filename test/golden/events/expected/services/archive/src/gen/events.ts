// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** Payload of `archive.folder-created.v1`. */
export interface FolderCreatedV1 {
  folderId: string;
  senderId: string;
  label: string;
  version: number;
}

/** Payload of `archive.folder-deleted.v1`. */
export interface FolderDeletedV1 {
  folderId: string;
  version: number;
}

/** Payload of `archive.folder-updated.v1`. */
export interface FolderUpdatedV1 {
  folderId: string;
  senderId: string;
  label: string;
  version: number;
}

/** By event: what its payload is made of, in all its versions. */
export interface Payloads {
  'folder-created': FolderCreatedV1;
  'folder-deleted': FolderDeletedV1;
  'folder-updated': FolderUpdatedV1;
}

export const events: messaging.EventModel[] = [
  {
    "name": "folder-created",
    "version": 1,
    "topic": "archive.folder-created.v1",
    "key": "folderId",
    "payload": [
      {
        "field": "folderId",
        "from": "folderId"
      },
      {
        "field": "senderId",
        "from": "senderId"
      },
      {
        "field": "label",
        "from": "label"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/archive/folder-created.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "folderId",
        "senderId",
        "label",
        "version"
      ],
      "properties": {
        "folderId": {
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
        }
      }
    }
  },
  {
    "name": "folder-deleted",
    "version": 1,
    "topic": "archive.folder-deleted.v1",
    "key": "folderId",
    "payload": [
      {
        "field": "folderId",
        "from": "folderId"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/archive/folder-deleted.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "folderId",
        "version"
      ],
      "properties": {
        "folderId": {
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
    "name": "folder-updated",
    "version": 1,
    "topic": "archive.folder-updated.v1",
    "key": "folderId",
    "payload": [
      {
        "field": "folderId",
        "from": "folderId"
      },
      {
        "field": "senderId",
        "from": "senderId"
      },
      {
        "field": "label",
        "from": "label"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/archive/folder-updated.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "folderId",
        "senderId",
        "label",
        "version"
      ],
      "properties": {
        "folderId": {
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
        }
      }
    }
  }
];
