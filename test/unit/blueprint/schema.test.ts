import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { blueprintSchema, type JsonSchema } from '../../../src/blueprint/schema/index.ts';
import { type Axis, catalog } from '../../../src/catalog/index.ts';

/** Follows words from the root, references included. */
function at(...words: string[]): JsonSchema {
  const resolve = (schema: JsonSchema | undefined): JsonSchema => {
    const name = schema?.$ref?.split('/').at(-1);
    return name === undefined ? (schema ?? {}) : resolve(blueprintSchema.definitions?.[name]);
  };
  return words.reduce<JsonSchema>((schema, word) => {
    const things = schema.additionalProperties;
    const next = word === '*' && typeof things === 'object' ? things : schema.properties?.[word];
    if (!next) throw new Error(`no ${word} in ${schema.title}`);
    const found = resolve(next);
    return found.if ? resolve(found.else) : found;
  }, blueprintSchema);
}

describe('the JSON Schema', () => {
  it('is one', () => {
    const ajv = new Ajv({ keywords: ['enumDescriptions', 'x-case'], unicodeRegExp: true });
    expect(ajv.validateSchema(blueprintSchema)).toBe(true);
  });

  it('is published as it is', () => {
    const url = new URL('../../../schema/microservices.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(url, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(blueprintSchema)),
    );
  });

  it.each<[Axis, JsonSchema]>([
    [catalog.language, at('defaults', 'language')],
    [catalog.language, at('services', '*', 'language')],
    [catalog.language, at('gateway', 'language')],
    [catalog.datastore, at('services', '*', 'datastore')],
    [catalog.datastore, at('services', '*', 'views', '*', 'store')],
    [catalog.transport, at('platform', 'transport')],
    [catalog.transport, at('services', '*', 'transport')],
    [catalog.broker, at('platform', 'broker')],
    [catalog.identity, at('platform', 'identity', 'kind')],
    [catalog.ci, at('platform', 'ci')],
    [catalog.deploy, at('platform', 'deploy').items ?? {}],
    [catalog.packageManager, at('platform', 'packageManager')],
    [catalog.mtls, at('platform', 'mtls')],
    [catalog.rateLimitStore, at('gateway', 'rateLimit', 'store')],
  ])('has the options of the catalog, no more and no fewer (%#)', (axis, schema) => {
    expect(schema.enum).toEqual(axis.options.map(({ id }) => id));
  });

  // Written out, so that a word of the language cannot get lost unseen.
  it.each<[string[], string]>([
    [[], '$schema schema system platform defaults gateway services sagas lint'],
    [['system'], 'name description registry teams'],
    [['platform'], 'transport broker identity ci deploy packageManager mtls'],
    [['platform', 'identity'], 'kind issuer audience algorithms'],
    [['defaults'], 'language datastore transport timeoutMs scaling slo'],
    [['defaults', 'scaling'], 'min max cpuPercent queueLag'],
    [['defaults', 'slo'], 'availability latency window'],
    [['gateway'], 'language timeoutMs scaling slo rateLimit compositions'],
    [
      ['services', '*'],
      'was team context language datastore transport timeoutMs scaling slo entities replicas views operations events subscribes',
    ],
    [
      ['services', '*', 'entities', '*'],
      'was description partOf key owner path eventSourced fields',
    ],
    [
      ['services', '*', 'entities', '*', 'fields', '*'],
      'type ref was description values optional unique index minimum maximum maxLength pattern default pii secret',
    ],
    [
      ['services', '*', 'operations', '*'],
      'description kind http message expose auth reads writes emits calls startsSaga idempotency paging batch timeoutMs input output',
    ],
    [
      ['services', '*', 'events', '*'],
      'was description reply external version key payload map versions',
    ],
    [['services', '*', 'replicas', '*'], 'of fields fedBy maxLagSeconds'],
    [['services', '*', 'views', '*'], 'from store'],
    [['sagas', '*'], 'orchestrator trigger timeoutSeconds onCompleted onFailed steps'],
  ])('has the words of %j', (path, words) => {
    expect(Object.keys(at(...path).properties ?? {}).sort()).toEqual(words.split(' ').sort());
  });

  it('tells editors what every word means', () => {
    const silent: string[] = [];
    const walk = (schema: JsonSchema | undefined, path: string): void => {
      if (!schema || schema.$ref) return;
      for (const [word, child] of Object.entries(schema.properties ?? {})) {
        const said = child.$ref ?? child.description ?? child.then?.description ?? child.title;
        if (said === undefined) silent.push(`${path}.${word}`);
        walk(child, `${path}.${word}`);
      }
      if (typeof schema.additionalProperties === 'object')
        walk(schema.additionalProperties, `${path}.*`);
      walk(schema.else, path);
      walk(schema.items, `${path}[]`);
    };
    walk(blueprintSchema, '');
    for (const [name, schema] of Object.entries(blueprintSchema.definitions ?? {}))
      walk(schema, name);
    expect(silent).toEqual([]);
  });
});
