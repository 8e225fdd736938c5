// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as userEntity, type UserFields } from '../../src/gen/entities/user.ts';

const userFields: UserFields = {
  "name": "example",
  "card": "example"
};

/** A valid example of each entity. */
export const examples = {
  User: { entity: userEntity, fields: userFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  User: {
  "create": {
    "fields": {
      "name": "example",
      "card": "example"
    },
    "references": {}
  },
  "delete": {
    "fields": {},
    "references": {}
  },
  "get": {
    "fields": {},
    "references": {}
  },
  "list": {
    "fields": {},
    "references": {}
  },
  "update": {
    "fields": {
      "name": "example",
      "card": "example"
    },
    "references": {}
  }
},
} satisfies Record<string, Example | Record<string, Example>>;
