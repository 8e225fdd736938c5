import type { JsonSchema } from './schemas.ts';

const structure = new Set(['type', 'properties', 'required', 'items']);
/** Formats that columns insist on. */
const formats = new Set(['uuid', 'date', 'date-time']);

/**
 * What whoever reads a value needs of its schema: that it is there, and of which type. Other bounds are the business
 * of who wrote it, and may be others by now.
 * @param enums whether the values of an enum are needed as well
 */
export function tolerant(schema: JsonSchema, { enums }: { enums: boolean }): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([word, value]) =>
          structure.has(word) ||
          (word === 'enum' && enums) ||
          (word === 'format' && formats.has(String(value))),
      )
      .map(([word, value]) => [word, nested(word, value, enums)]),
  );
}

function nested(word: string, value: unknown, enums: boolean): unknown {
  if (word === 'items') return tolerant(value as JsonSchema, { enums });
  if (word !== 'properties') return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, JsonSchema>).map(([name, schema]) => [
      name,
      tolerant(schema, { enums }),
    ]),
  );
}
