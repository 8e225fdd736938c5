// Generated from microservices.yaml: change it there.
import * as messaging from '@local/chassis/messaging';
import { route as sendParcelRoute } from '../api/send-parcel.ts';
import { route as weighParcelRoute } from '../api/weigh-parcel.ts';
import { replica as senderNameReplica } from './replicas/sender-name.ts';
import { replica as sentLetterReplica } from './replicas/sent-letter.ts';

/** What this service listens to, and what happens then: one subscription for each publisher. */
export const subscriptions: messaging.Subscription[] = [
  {
    model: {
  "name": "delivery.letters",
  "service": "delivery",
  "topics": [
    "letters.letter-burnt.v1",
    "letters.letter-sent.v1",
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
        name: 'letters.letter-burnt',
        schema: {
  "type": "object",
  "required": [
    "letterId"
  ],
  "properties": {
    "letterId": {
      "type": "string",
      "format": "uuid"
    }
  }
},
        effects: [
          messaging.call([weighParcelRoute], 'weighParcel', {
  "params": {},
  "input": {
    "letterId": "letterId"
  }
}),
        ],
      },
      {
        name: 'letters.letter-sent',
        formerly: {
  "name": "letters.letter-posted",
  "members": {}
},
        schema: {
  "type": "object",
  "required": [
    "letterId"
  ],
  "properties": {
    "letterId": {
      "type": "string",
      "format": "uuid"
    }
  }
},
        effects: [
          messaging.call([sendParcelRoute], 'sendParcel', {
  "params": {},
  "input": {
    "letterId": "letterId"
  }
}),
        ],
      },
      {
        name: 'letters.letter-written',
        schema: {
  "type": "object",
  "required": [
    "letterId",
    "length"
  ],
  "properties": {
    "letterId": {
      "type": "string",
      "format": "uuid"
    },
    "length": {
      "type": "integer"
    }
  }
},
        effects: [
          messaging.replicate(sentLetterReplica, 'letters.letter-written'),
        ],
      },
    ],
  },
  {
    model: {
  "name": "delivery.senders",
  "service": "delivery",
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
          messaging.replicate(senderNameReplica, 'senders.sender-created'),
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
          messaging.replicate(senderNameReplica, 'senders.sender-deleted'),
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
          messaging.replicate(senderNameReplica, 'senders.sender-updated'),
        ],
      },
    ],
  },
];
