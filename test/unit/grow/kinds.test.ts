import { describe, expect, it } from 'vitest';
import { blueprintSchema, type JsonSchema } from '../../../src/blueprint/schema/index.ts';
import { kinds, removalOf } from '../../../src/grow/kinds.ts';

/** Words of the language that no flag says: what has parts of its own is written in the file. */
const written: Record<string, string[]> = {
  service: ['was', 'scaling', 'slo', 'replicas', 'views', 'operations', 'events', 'subscribes'],
  entity: ['was'],
  operation: [],
  event: ['was', 'versions'],
  subscription: ['event'],
  call: ['to'],
};

const full = (schema: JsonSchema | undefined): JsonSchema => schema?.else ?? schema ?? {};

describe('the flags of add', () => {
  it.each(Object.keys(written))('are the words of the language, in its order: %s', (id) => {
    const { definitions = {} } = blueprintSchema;
    const calls = definitions.operation?.properties?.calls?.items;
    const schema = full(id === 'call' ? calls : definitions[id]);
    const words = Object.keys(schema.properties ?? {}).filter(
      (word) => !written[id]?.includes(word),
    );
    const flags = kinds[id as keyof typeof kinds].words.map(({ word }) => word);
    // Who emits an event is said of the operation, and asked with the event.
    expect(flags.filter((word) => word !== 'emittedBy')).toEqual(words);
  });

  it.each(['operation', 'subscription', 'call'] as const)(
    'offer what the language knows: %s',
    (id) => {
      const { definitions = {} } = blueprintSchema;
      const calls = definitions.operation?.properties?.calls?.items;
      const schema = full(id === 'call' ? calls : definitions[id]);
      for (const { word, choices } of kinds[id].words) {
        if (choices !== undefined) expect(choices).toEqual(schema.properties?.[word]?.enum);
      }
    },
  );

  it.each(Object.values(kinds).map(({ id, example }) => [id, removalOf(example)]))(
    'have an example of removing: %s %s',
    (_, example) => {
      expect(example).toMatch(/^[\w.-]+(?: [\w.-]+)?$/);
    },
  );
});
