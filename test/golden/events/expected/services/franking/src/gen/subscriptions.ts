// Generated from microservices.yaml: change it there.
import * as messaging from '@local/chassis/messaging';
import { route as chargeLetterRoute } from '../api/charge-letter.ts';
import { rows as chargeRows } from '../data/charge.ts';
import { outbox } from '../events/outbox.ts';
import { replica as letterReplica } from './replicas/letter.ts';

/** What this service listens to, and what happens then: one subscription for each publisher. */
export const subscriptions: messaging.Subscription[] = [
  {
    model: {
  "name": "franking.letters",
  "service": "franking",
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
          messaging.deleteReferring(chargeRows, 'letterId', 'letterId'),
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
          messaging.replicate(letterReplica, 'letters.letter-sent'),
        ],
      },
      {
        name: 'letters.letter-written',
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
          messaging.call([chargeLetterRoute], 'chargeLetter', {
  "params": {},
  "input": {
    "letterId": "letterId"
  }
}, outbox),
        ],
      },
    ],
  },
];
