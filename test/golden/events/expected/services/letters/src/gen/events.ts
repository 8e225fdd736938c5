// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';
import type * as values from './values.ts';

/** Payload of `letters.letter-burnt.v1`. */
export interface LetterBurntV1 {
  letterId: string;
}

/** Payload of `letters.letter-refused.v1`. */
export interface LetterRefusedV1 {
  senderId: string;
  reason: string;
}

/** Payload of `letters.letter-sent.v1`. */
export interface LetterSentV1 {
  letterId: string;
  version: number;
}

/** There is a letter that was not there before. */
export interface LetterWrittenV1 {
  letterId: string;
  pages: number;
}

/** There is a letter that was not there before. */
export interface LetterWrittenV2 {
  letterId: string;
  /** In pages, both sides. */
  length: number;
  stamps: values.Stamp[];
}

/** By event: what its payload is made of, in all its versions. */
export interface Payloads {
  'letter-burnt': LetterBurntV1;
  'letter-refused': LetterRefusedV1;
  'letter-sent': LetterSentV1;
  'letter-written': LetterWrittenV1 & LetterWrittenV2;
}

export const events: messaging.EventModel[] = [
  {
    "name": "letter-burnt",
    "version": 1,
    "topic": "letters.letter-burnt.v1",
    "key": "letterId",
    "payload": [
      {
        "field": "letterId",
        "from": "letterId"
      }
    ],
    "contract": "contracts/events/letters/letter-burnt.v1.json",
    "schema": {
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
    }
  },
  {
    "name": "letter-refused",
    "version": 1,
    "topic": "letters.letter-refused.v1",
    "key": "senderId",
    "payload": [
      {
        "field": "senderId",
        "from": "senderId"
      },
      {
        "field": "reason",
        "from": "reason"
      }
    ],
    "contract": "contracts/events/letters/letter-refused.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "senderId",
        "reason"
      ],
      "properties": {
        "senderId": {
          "type": "string",
          "format": "uuid"
        },
        "reason": {
          "type": "string",
          "maxLength": 255
        }
      }
    }
  },
  {
    "name": "letter-sent",
    "version": 1,
    "topic": "letters.letter-posted.v1",
    "key": "letterId",
    "payload": [
      {
        "field": "letterId",
        "from": "letterId"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "contract": "contracts/events/letters/letter-posted.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "letterId",
        "version"
      ],
      "properties": {
        "letterId": {
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
    "name": "letter-sent",
    "version": 1,
    "topic": "letters.letter-sent.v1",
    "key": "letterId",
    "payload": [
      {
        "field": "letterId",
        "from": "letterId"
      },
      {
        "field": "version",
        "from": "version"
      }
    ],
    "contract": "contracts/events/letters/letter-sent.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "letterId",
        "version"
      ],
      "properties": {
        "letterId": {
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
    "name": "letter-written",
    "version": 1,
    "topic": "letters.letter-written.v1",
    "key": "letterId",
    "payload": [
      {
        "field": "letterId",
        "from": "letterId"
      },
      {
        "field": "pages",
        "from": "pages"
      }
    ],
    "contract": "contracts/events/letters/letter-written.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "letterId",
        "pages"
      ],
      "properties": {
        "letterId": {
          "type": "string",
          "format": "uuid"
        },
        "pages": {
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991
        }
      }
    }
  },
  {
    "name": "letter-written",
    "version": 2,
    "topic": "letters.letter-written.v2",
    "key": "letterId",
    "payload": [
      {
        "field": "letterId",
        "from": "letterId"
      },
      {
        "field": "length",
        "from": "pages"
      },
      {
        "field": "stamps",
        "from": "stamps"
      }
    ],
    "contract": "contracts/events/letters/letter-written.v2.json",
    "schema": {
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
          "type": "integer",
          "minimum": -9007199254740991,
          "maximum": 9007199254740991,
          "description": "In pages, both sides."
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
                "type": "integer",
                "minimum": 1,
                "maximum": 9007199254740991
              },
              "motif": {
                "type": "string",
                "maxLength": 255
              }
            }
          }
        }
      }
    }
  }
];
