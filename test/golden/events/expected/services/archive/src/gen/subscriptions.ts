// Generated from microservices.yaml: change it there.
import * as messaging from '@local/chassis/messaging';
import { rows as folderRows } from '../data/folder.ts';
import { handler as fileLetter } from '../domain/file-letter.ts';
import { outbox } from '../events/outbox.ts';
import { replica as knownSenderReplica } from './replicas/known-sender.ts';

/** What this service listens to, and what happens then: one subscription for each publisher. */
export const subscriptions: messaging.Subscription[] = [
  {
    model: {
  "name": "archive.letters",
  "service": "archive",
  "topics": [
    "letters.letter-written.v2"
  ],
  "backoffMs": [
    500,
    2000,
    10000,
    30000,
    90000
  ]
},
    events: [
      {
        name: 'letters.letter-written',
        schema: {
  "type": "object",
  "required": [
    "letterId",
    "length",
    "stamps"
  ],
  "properties": {
    "letterId": {
      "type": "string",
      "format": "uuid"
    },
    "length": {
      "type": "integer"
    },
    "stamps": {
      "type": "array",
      "items": {
        "type": "object",
        "required": [
          "cents"
        ],
        "properties": {
          "cents": {
            "type": "integer"
          },
          "motif": {
            "type": "string"
          }
        }
      }
    }
  }
},
        effects: [
          messaging.custom(fileLetter),
        ],
      },
    ],
  },
  {
    model: {
  "name": "archive.senders",
  "service": "archive",
  "topics": [
    "senders.sender-created.v1",
    "senders.sender-deleted.v1",
    "senders.sender-updated.v1"
  ],
  "backoffMs": [
    500,
    2000,
    10000,
    30000,
    90000
  ]
},
    events: [
      {
        name: 'senders.sender-created',
        schema: {
  "type": "object",
  "required": [
    "senderId",
    "name"
  ],
  "properties": {
    "senderId": {
      "type": "string",
      "format": "uuid"
    },
    "name": {
      "type": "string"
    },
    "note": {
      "type": "string"
    }
  }
},
        effects: [
          messaging.replicate(knownSenderReplica, 'senders.sender-created'),
        ],
      },
      {
        name: 'senders.sender-deleted',
        schema: {
  "type": "object",
  "required": [
    "senderId"
  ],
  "properties": {
    "senderId": {
      "type": "string",
      "format": "uuid"
    }
  }
},
        effects: [
          messaging.replicate(knownSenderReplica, 'senders.sender-deleted'),
          messaging.deleteReferring(folderRows, 'senderId', 'senderId', outbox.announcing({
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
}, folderRows.entity)),
        ],
      },
      {
        name: 'senders.sender-updated',
        schema: {
  "type": "object",
  "required": [
    "senderId",
    "name"
  ],
  "properties": {
    "senderId": {
      "type": "string",
      "format": "uuid"
    },
    "name": {
      "type": "string"
    },
    "note": {
      "type": "string"
    }
  }
},
        effects: [
          messaging.replicate(knownSenderReplica, 'senders.sender-updated'),
        ],
      },
    ],
  },
];
