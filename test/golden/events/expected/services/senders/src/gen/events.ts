// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** Payload of `senders.sender-created.v1`. */
export interface SenderCreatedV1 {
  senderId: string;
  name: string;
  note?: string;
  version: number;
}

/** Payload of `senders.sender-deleted.v1`. */
export interface SenderDeletedV1 {
  senderId: string;
  version: number;
}

/** Payload of `senders.sender-updated.v1`. */
export interface SenderUpdatedV1 {
  senderId: string;
  name: string;
  note?: string;
  version: number;
}

/** By event: what its payload is made of, in all its versions. */
export interface Payloads {
  'sender-created': SenderCreatedV1;
  'sender-deleted': SenderDeletedV1;
  'sender-updated': SenderUpdatedV1;
}

export const events: messaging.EventModel[] = [
  {
    "name": "sender-created",
    "version": 1,
    "topic": "senders.sender-created.v1",
    "key": "senderId",
    "payload": [
      {
        "field": "senderId",
        "from": "senderId"
      },
      {
        "field": "name",
        "from": "name"
      },
      {
        "field": "note",
        "from": "note"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/senders/sender-created.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "senderId",
        "name",
        "version"
      ],
      "properties": {
        "senderId": {
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
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  },
  {
    "name": "sender-deleted",
    "version": 1,
    "topic": "senders.sender-deleted.v1",
    "key": "senderId",
    "payload": [
      {
        "field": "senderId",
        "from": "senderId"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/senders/sender-deleted.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "senderId",
        "version"
      ],
      "properties": {
        "senderId": {
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
    "name": "sender-updated",
    "version": 1,
    "topic": "senders.sender-updated.v1",
    "key": "senderId",
    "payload": [
      {
        "field": "senderId",
        "from": "senderId"
      },
      {
        "field": "name",
        "from": "name"
      },
      {
        "field": "note",
        "from": "note"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/senders/sender-updated.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "senderId",
        "name",
        "version"
      ],
      "properties": {
        "senderId": {
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
        "version": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  }
];
