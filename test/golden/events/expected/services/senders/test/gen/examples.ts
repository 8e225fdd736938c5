// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as senderEntity, type SenderFields } from '../../src/gen/entities/sender.ts';

const senderFields: SenderFields = {
  "name": "example",
  "phone": "example"
};

/** A valid example of each entity. */
export const examples = {
  Sender: { entity: senderEntity, fields: senderFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  Sender: {
  "create": {
    "fields": {
      "name": "example",
      "phone": "example"
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
      "phone": "example"
    },
    "references": {}
  }
},
} satisfies Record<string, Example | Record<string, Example>>;
