import type { NamedEntity } from './entities/notation.ts';
import { parseEntities } from './entities/parse.ts';
import { entityNamedAfter } from './entityNamedAfter.ts';
import { entitiesOf } from './ids.ts';
import type { Answers } from './question.ts';
import { textIn } from './said.ts';

/** What was said of the service, as far as it can be read; else the entity named after it. */
export function entitiesIn(answers: Answers, service: string): readonly NamedEntity[] {
  const parsed = parseEntities(textIn(answers, entitiesOf(service)) ?? '');
  if ('entities' in parsed) return parsed.entities;
  return [[entityNamedAfter(service), { fields: { name: 'string' } }]];
}

/** The types of all its fields; of a list that of its members. */
export function typesIn(answers: Answers, service: string): string[] {
  return entitiesIn(answers, service)
    .flatMap(([, { fields }]) => Object.values(fields))
    .map((field) => (typeof field === 'string' ? field : (field.type ?? '')))
    .map((type) => type.replace(/\[\]$/, ''));
}
