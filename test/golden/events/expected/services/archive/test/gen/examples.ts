// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as folderEntity, type FolderFields } from '../../src/gen/entities/folder.ts';

const folderFields: FolderFields = {
  "senderId": "01890a5d-ac96-774b-bcce-b302099a8057",
  "label": "example"
};

/** A valid example of each entity. */
export const examples = {
  Folder: { entity: folderEntity, fields: folderFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  Folder: {
  "create": {
    "fields": {
      "senderId": "01890a5d-ac96-774b-bcce-b302099a8057",
      "label": "example"
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
      "senderId": "01890a5d-ac96-774b-bcce-b302099a8057",
      "label": "example"
    },
    "references": {}
  }
},
} satisfies Record<string, Example | Record<string, Example>>;
