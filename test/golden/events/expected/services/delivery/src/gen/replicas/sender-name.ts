// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** A copy of `senders.Sender`, as far as its events tell. */
export interface SenderName {
  senderId: string;
  name: string;
  note?: string;
}

export const replica: messaging.Replica<SenderName> = {
  "name": "SenderName",
  "table": "sender_name",
  "key": "senderId",
  "fields": [
    {
      "name": "senderId",
      "column": "sender_id",
      "type": "uuid"
    },
    {
      "name": "name",
      "column": "name",
      "type": "string"
    },
    {
      "name": "note",
      "column": "note",
      "type": "string",
      "optional": true
    }
  ],
  "feeds": [
    {
      "event": "senders.sender-created",
      "kind": "set",
      "key": "senderId",
      "members": {
        "name": "name",
        "note": "note"
      }
    },
    {
      "event": "senders.sender-updated",
      "kind": "set",
      "key": "senderId",
      "members": {
        "name": "name",
        "note": "note"
      }
    },
    {
      "event": "senders.sender-deleted",
      "kind": "delete",
      "key": "senderId",
      "members": {}
    }
  ]
};
