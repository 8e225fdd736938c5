// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as parcelEntity, type ParcelFields } from '../../src/gen/entities/parcel.ts';
import { entity as roundEntity, type RoundFields } from '../../src/gen/entities/round.ts';

const parcelFields: ParcelFields = {
  "letterId": "01890a5d-ac96-774b-bcce-b302099a8057",
  "pages": 1
};
const roundFields: RoundFields = {
  "senderId": "01890a5d-ac96-774b-bcce-b302099a8057",
  "senderName": "example"
};

/** A valid example of each entity. */
export const examples = {
  Parcel: { entity: parcelEntity, fields: parcelFields, references: {} },
  Round: { entity: roundEntity, fields: roundFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  describeRound: {
  "fields": {},
  "references": {}
},
  planRound: {
  "fields": {
    "senderId": "01890a5d-ac96-774b-bcce-b302099a8057"
  },
  "references": {}
},
  sendParcel: {
  "fields": {
    "letterId": "01890a5d-ac96-774b-bcce-b302099a8057"
  },
  "references": {}
},
} satisfies Record<string, Example | Record<string, Example>>;
