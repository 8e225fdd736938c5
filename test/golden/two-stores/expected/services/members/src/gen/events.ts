// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** Payload of `members.user-created.v1`. */
export interface UserCreatedV1 {
  userId: string;
  favourite?: string;
  version: number;
}

/** Payload of `members.user-deleted.v1`. */
export interface UserDeletedV1 {
  userId: string;
  version: number;
}

/** Payload of `members.user-updated.v1`. */
export interface UserUpdatedV1 {
  userId: string;
  favourite?: string;
  version: number;
}

/** By event: what its payload is made of, in all its versions. */
export interface Payloads {
  'user-created': UserCreatedV1;
  'user-deleted': UserDeletedV1;
  'user-updated': UserUpdatedV1;
}

export const events: messaging.EventModel[] = [
  {
    "name": "user-created",
    "version": 1,
    "topic": "members.user-created.v1",
    "key": "userId",
    "payload": [
      {
        "field": "userId",
        "from": "userId"
      },
      {
        "field": "favourite",
        "from": "favourite"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/members/user-created.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "userId",
        "version"
      ],
      "properties": {
        "userId": {
          "type": "string",
          "format": "uuid"
        },
        "favourite": {
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
    "name": "user-deleted",
    "version": 1,
    "topic": "members.user-deleted.v1",
    "key": "userId",
    "payload": [
      {
        "field": "userId",
        "from": "userId"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/members/user-deleted.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "userId",
        "version"
      ],
      "properties": {
        "userId": {
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
    "name": "user-updated",
    "version": 1,
    "topic": "members.user-updated.v1",
    "key": "userId",
    "payload": [
      {
        "field": "userId",
        "from": "userId"
      },
      {
        "field": "favourite",
        "from": "favourite"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "ofRow": true,
    "contract": "contracts/events/members/user-updated.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "userId",
        "version"
      ],
      "properties": {
        "userId": {
          "type": "string",
          "format": "uuid"
        },
        "favourite": {
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
  }
];
