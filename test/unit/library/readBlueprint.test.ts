import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { UserError } from '../../../src/errors.ts';
import { readBlueprint } from '../../../src/library/readBlueprint.ts';
import { textOf } from '../../../src/library/textOf.ts';
import { examplesFolder } from '../../support/render.ts';

const text = `schema: create-microservices/v1
system: { name: demo-system }
services:
  alpha:
    datastore: sqlite
    entities: { Thing: { fields: { name: string } } }
`;

describe('an object', () => {
  it.each(['shop', 'clinic', 'logistics'])(
    'reads like the text that it was parsed from: %s',
    (name) => {
      const written = readFileSync(join(examplesFolder, `${name}.yaml`), 'utf8');
      expect(readBlueprint(parse(written)).blueprint).toEqual(readBlueprint(written).blueprint);
    },
  );

  it.each([
    'yes',
    'null',
    '0123',
    '1e3',
    '',
    '- a',
    '# a',
    'a: b',
    '*a',
    '2026-01-01',
    'a\nb\n',
    "'",
    '\\',
  ])('keeps the text %j', (context) => {
    const source = { ...parse(text), services: { alpha: { context } } };
    expect(parse(textOf(source))).toEqual(source);
  });

  it('that occurs twice is written twice, for a blueprint has no anchors', () => {
    const entities = { Thing: { fields: { name: 'string' } } };
    const source = {
      ...parse(text),
      services: { alpha: { entities }, beta: { entities: { Other: entities.Thing } } },
    };
    expect(textOf(source)).not.toMatch(/[&*]/);
    expect(readBlueprint(source).blueprint.services).toHaveLength(2);
  });

  it('leaves out what JSON leaves out', () => {
    const source = { ...parse(text), defaults: undefined };
    expect(readBlueprint(source).text).toBe(readBlueprint(parse(text)).text);
  });

  it('that contains itself is refused as JSON refuses it', () => {
    const source: Record<string, unknown> = {};
    source.self = source;
    expect(() => readBlueprint(source)).toThrow(TypeError);
  });
});

describe('locate', () => {
  const { locate } = readBlueprint(text);

  it.each([
    [['services', 'alpha', 'datastore'], 'value', { line: 5, column: 16 }],
    [['services', 'alpha', 'datastore'], 'key', { line: 5, column: 5 }],
    [['services', 'alpha', 'team'], 'value', { line: 4, column: 3 }],
    [[], 'value', { line: 1, column: 1 }],
  ] as const)('%j, its %s', (path, at, place) => {
    expect(locate(path, at)).toEqual(place);
  });
});

it.each([undefined, 'my.yaml'])('problems name the file: %s', (file) => {
  try {
    readBlueprint('services: 7', file === undefined ? {} : { file });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    for (const problem of (error as UserError).problems) {
      expect(problem.file).toBe(file ?? 'microservices.yaml');
    }
  }
});
