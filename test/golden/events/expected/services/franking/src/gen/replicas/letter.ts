// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** A copy of `letters.Letter`, as far as its events tell. */
export interface Letter {
  letterId: string;
}

export const replica: messaging.Replica<Letter> = {
  "name": "Letter",
  "table": "letter",
  "key": "letterId",
  "fields": [
    {
      "name": "letterId",
      "column": "letter_id",
      "type": "uuid"
    }
  ],
  "feeds": [
    {
      "event": "letters.letter-sent",
      "formerly": "letters.letter-posted",
      "kind": "set",
      "key": "letterId",
      "members": {}
    }
  ]
};
