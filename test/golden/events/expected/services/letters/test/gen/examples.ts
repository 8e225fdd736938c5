// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as letterEntity, type LetterFields } from '../../src/gen/entities/letter.ts';

const letterFields: LetterFields = {
  "senderId": "01890a5d-ac96-774b-bcce-b302099a8057",
  "status": "written",
  "pages": 1,
  "stamps": [
    {
      "cents": 1
    }
  ]
};

/** A valid example of each entity. */
export const examples = {
  Letter: { entity: letterEntity, fields: letterFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  burnLetter: {
  "fields": {},
  "references": {}
},
  getLetter: {
  "fields": {},
  "references": {}
},
  readLetter: {
  "fields": {},
  "references": {}
},
  sendLetter: {
  "fields": {},
  "references": {}
},
  stampLetter: {
  "fields": {},
  "references": {}
},
  writeLetter: {
  "fields": {
    "senderId": "01890a5d-ac96-774b-bcce-b302099a8057",
    "status": "written",
    "pages": 1,
    "stamps": [
      {
        "cents": 1
      }
    ]
  },
  "references": {}
},
} satisfies Record<string, Example | Record<string, Example>>;
