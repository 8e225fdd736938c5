import { type Blueprint, readBlueprint, readRenderable } from '../../../src/blueprint/index.ts';
import { type Catalog, catalog } from '../../../src/catalog/index.ts';
import { type Problem, UserError } from '../../../src/errors.ts';

export const file = 'microservices.yaml';

/** The catalog as it will be when everything is rendered. */
export const complete: Catalog = {
  ...catalog,
  ...Object.fromEntries(
    Object.entries(catalog)
      .filter(([, axis]) => 'options' in axis)
      .map(([id, axis]) => [
        id,
        {
          ...axis,
          options: (axis as Catalog['broker']).options.map((option) => ({
            ...option,
            rendered: true,
          })),
        },
      ]),
  ),
};

export function read(text: string, using: Catalog = catalog): Blueprint {
  return readBlueprint(text, file, using).blueprint;
}

export function problemsOf(text: string, reader = readBlueprint): readonly Problem[] {
  try {
    reader(text, file, catalog);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
}

export const unrendered = (text: string) => problemsOf(text, readRenderable);

/** `line:column code value`, which is what most tests are about. */
export function short({ line, column, code, value }: Problem): string {
  return `${line}:${column} ${code}${value === undefined ? '' : ` ${value}`}`;
}

export const shorts = (text: string) => problemsOf(text).map(short);

/** A blueprint around the body of one service named `books`, from line 4, indented by four. */
export function service(body: string, more = ''): string {
  const indented = body
    .replace(/^\n|\n *$/g, '')
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  return `schema: create-microservices/v1\nsystem: { name: town }\n${more || 'services:'}\n  books:\n${indented}\n`;
}

/** The same around the fields of one entity named `Book`, from line 6. */
export function fields(body: string): string {
  return service(`entities:\n  Book:\n    fields:\n${body.replace(/^/gm, '      ')}`);
}

/** The entity of `fields`, without what every entity has. */
export function fieldsOf(text: string) {
  const [entity] = read(text).services[0]?.entities ?? [];
  return (entity?.fields ?? []).filter(({ managed }) => managed === undefined);
}

/** Without the line break that a template begins with, so that lines count from 1. */
export const lines = (text: string) => text.replace(/^\n/, '');
