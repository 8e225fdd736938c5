// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as noteEntity, type NoteFields } from '../../src/gen/entities/note.ts';

const noteFields: NoteFields = {
  "title": "example"
};

/** A valid example of each entity. */
export const examples = {
  Note: { entity: noteEntity, fields: noteFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  Note: {
  "create": {
    "fields": {
      "title": "example"
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
      "title": "example"
    },
    "references": {}
  }
},
} satisfies Record<string, Example | Record<string, Example>>;
