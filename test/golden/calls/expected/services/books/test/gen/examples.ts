// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as bookEntity, type BookFields } from '../../src/gen/entities/book.ts';
import { entity as holdEntity, type HoldFields } from '../../src/gen/entities/hold.ts';

const bookFields: BookFields = {
  "title": "example",
  "feeCents": 0,
  "copies": 1
};
const holdFields: HoldFields = {
  "book": "01890a5d-ac96-774b-bcce-b302099a8057",
  "reader": "example"
};

/** A valid example of each entity. */
export const examples = {
  Book: { entity: bookEntity, fields: bookFields, references: {} },
  Hold: { entity: holdEntity, fields: holdFields, references: {
  "book": "Book"
} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  addBook: {
  "fields": {
    "title": "example",
    "feeCents": 0,
    "copies": 1
  },
  "references": {}
},
  booksById: {
  "fields": {
    "ids": [
      "01890a5d-ac96-774b-bcce-b302099a8057"
    ]
  },
  "references": {}
},
  getBook: {
  "fields": {},
  "references": {}
},
  getHold: {
  "fields": {},
  "references": {}
},
  holdBook: {
  "fields": {
    "book": "01890a5d-ac96-774b-bcce-b302099a8057",
    "reader": "example"
  },
  "references": {
    "book": "Book"
  }
},
  listBooks: {
  "fields": {},
  "references": {}
},
} satisfies Record<string, Example | Record<string, Example>>;
