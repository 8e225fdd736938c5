// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as chargeEntity, type ChargeFields } from '../../src/gen/entities/charge.ts';

const chargeFields: ChargeFields = {
  "letterId": "01890a5d-ac96-774b-bcce-b302099a8057",
  "status": "due"
};

/** A valid example of each entity. */
export const examples = {
  Charge: { entity: chargeEntity, fields: chargeFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  getCharge: {
  "fields": {},
  "references": {}
},
  payCharge: {
  "fields": {},
  "references": {}
},
} satisfies Record<string, Example | Record<string, Example>>;
