// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as groupEntity, type GroupFields } from '../../src/gen/entities/group.ts';
import { entity as orderEntity, type OrderFields } from '../../src/gen/entities/order.ts';

const groupFields: GroupFields = {
  "name": "example"
};
const orderFields: OrderFields = {
  "title": "example",
  "pages": 1,
  "price": "0",
  "type": "paper",
  "lent": false,
  "from": "2026-01-31",
  "isbn": "0000000000",
  "authors": [
    "example"
  ],
  "shelf": "01890a5d-ac96-774b-bcce-b302099a8057"
};

/** A valid example of each entity. */
export const examples = {
  Group: { entity: groupEntity, fields: groupFields, references: {} },
  Order: { entity: orderEntity, fields: orderFields, references: {
  "shelf": "Group"
} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  addBook: {
  "fields": {
    "title": "example",
    "pages": 1,
    "price": "0",
    "type": "paper",
    "lent": false,
    "from": "2026-01-31",
    "isbn": "0000000000",
    "authors": [
      "example"
    ],
    "shelf": "01890a5d-ac96-774b-bcce-b302099a8057"
  },
  "references": {
    "shelf": "Group"
  }
},
  addGroup: {
  "fields": {
    "name": "example"
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
  changePages: {
  "fields": {
    "pages": 1
  },
  "references": {}
},
  getBook: {
  "fields": {},
  "references": {}
},
  listBooks: {
  "fields": {},
  "references": {}
},
  removeBook: {
  "fields": {},
  "references": {}
},
} satisfies Record<string, Example | Record<string, Example>>;
