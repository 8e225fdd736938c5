/** The part of JSON Schema (draft 7, the one that editors know best) that the language is said in. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  /** With its article, as an error message says it: `an operation`. */
  title?: string;
  /** What to write; editors show it, and error messages give it as the hint. */
  description?: string;
  type?: string | string[];
  const?: unknown;
  enum?: readonly unknown[];
  /** One for each of `enum`, for editors. */
  enumDescriptions?: readonly string[];
  examples?: readonly unknown[];
  default?: unknown;
  pattern?: string;
  /** The case of a name, so that an error can write it right. */
  'x-case'?: 'kebab' | 'camel' | 'pascal';
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  minProperties?: number;
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  definitions?: Record<string, JsonSchema>;
}

/** A map with these words and no others. */
export function words(
  title: string,
  description: string,
  properties: Record<string, JsonSchema>,
  required: readonly string[] = [],
): JsonSchema {
  return {
    title,
    description,
    type: 'object',
    properties,
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

/**
 * A map from names to things. The schema of the names is given itself rather than by reference:
 * only then does the validator say which name it is about.
 */
export function named(
  title: string,
  description: string,
  names: JsonSchema,
  things: JsonSchema,
): JsonSchema {
  return {
    title,
    description,
    type: 'object',
    propertyNames: names,
    additionalProperties: things,
  };
}

/** A word in short, or a map in full. */
export function shortOrFull(title: string, short: JsonSchema, full: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  return { title, type: ['string', 'object'], if: { type: 'string' }, then: short, else: full };
}

export function list(title: string, description: string, items: JsonSchema): JsonSchema {
  return { title, description, type: 'array', items, uniqueItems: true };
}

export const flag = (description: string): JsonSchema => ({
  title: 'a mark',
  description,
  type: 'boolean',
});

export function integer(
  description: string,
  minimum: number,
  maximum: number,
  more: JsonSchema = {},
): JsonSchema {
  return { title: 'a whole number', description, type: 'integer', minimum, maximum, ...more };
}

export const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });
