// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** A copy of `letters.Letter`, as far as its events tell. */
export interface SentLetter {
  letterId: string;
  pages: number;
}

export const replica: messaging.Replica<SentLetter> = {
  "name": "SentLetter",
  "table": "sent_letter",
  "key": "letterId",
  "fields": [
    {
      "name": "letterId",
      "column": "letter_id",
      "type": "uuid"
    },
    {
      "name": "pages",
      "column": "pages",
      "type": "integer"
    }
  ],
  "feeds": [
    {
      "event": "letters.letter-written",
      "kind": "set",
      "key": "letterId",
      "members": {
        "pages": "length"
      }
    }
  ]
};
