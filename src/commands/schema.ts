import { blueprintSchema } from '../blueprint/index.ts';

/** The JSON Schema of blueprints as text: the file that the package brings as `schema/microservices.schema.json`. */
export function schema(): string {
  return `${JSON.stringify(blueprintSchema, undefined, 2)}\n`;
}
