import fs from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleFiles, examplesFolder, renderText } from './support/render.ts';

/**
 * Rendered contracts are valid OpenAPI, and every schema in them is a valid JSON Schema; those of events
 * are in `events.test.ts`.
 */

// Both compile what they need once: that is most of their time.
const validator = new Validator();
const ajv = new Ajv2020({ strict: true, validateFormats: false });

describe.each(exampleFiles)('%s', (file) => {
  const tree = renderText(fs.readFileSync(join(examplesFolder, file), 'utf8'));
  const contracts = [...tree].filter(([path]) => path.startsWith('contracts/openapi/'));

  it.each(contracts)('%s', { timeout: 60_000 }, async (_path, { text }) => {
    const document = parse(text);
    const { valid, errors } = await validator.validate(document);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);

    const schemas = schemasOf(document);
    expect(schemas.length).toBeGreaterThan(5);
    for (const schema of schemas) expect(() => ajv.compile(schema)).not.toThrow();
  });

  it('gives each operation an id of its own', () => {
    for (const [path, { text }] of contracts) {
      const ids = [...text.matchAll(/operationId: (\S+)/g)].map(([, id]) => id);
      expect(new Set(ids).size, path).toBe(ids.length);
    }
  });
});

function schemasOf(document: unknown): object[] {
  const found: object[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'schema' && !('$ref' in inner) && !JSON.stringify(inner).includes('$ref'))
        found.push(inner);
      else walk(inner);
    }
  };
  walk(document);
  return found;
}
