import { blueprintSchema, type JsonSchema } from '../schema/index.ts';

/** Words that may stand at the place, in the order in which people read them; none where users choose names. */
export function wordsAt(path: readonly (string | number)[]): string[] {
  const schema = path.reduce<JsonSchema | undefined>((parent, segment) => {
    const inside = parent?.properties?.[segment] ?? parent?.additionalProperties;
    return typeof inside === 'object' ? resolved(inside) : undefined;
  }, blueprintSchema);
  return Object.keys(schema?.properties ?? {});
}

function resolved(schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (blueprintSchema.definitions?.[name] ?? schema);
}
