// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as readerEntity, type ReaderFields } from '../../src/gen/entities/reader.ts';

const readerFields: ReaderFields = {
  "name": "example",
  "mail": "someone@example.com",
  "pin": "example"
};

/** A valid example of each entity. */
export const examples = {
  Reader: { entity: readerEntity, fields: readerFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  Reader: {
  "create": {
    "fields": {
      "name": "example",
      "mail": "someone@example.com",
      "pin": "example"
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
      "mail": "someone@example.com",
      "pin": "example"
    },
    "references": {}
  }
},
} satisfies Record<string, Example | Record<string, Example>>;
