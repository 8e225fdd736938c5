import { writeFileSync } from 'node:fs';
import { blueprintSchema } from '../src/blueprint/schema/index.ts';

/**
 * Writes `schema/microservices.schema.json`, the published JSON Schema of the language, from its one
 * source in `src/blueprint/schema/`. Run with a Node that strips types: `node scripts/writeSchema.ts`.
 * A test fails while the two differ.
 */
const target = new URL('../schema/microservices.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(blueprintSchema, undefined, 2)}\n`);
