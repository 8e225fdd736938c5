import type { NamedEntity } from './entities/notation.ts';
import { parseEntities } from './entities/parse.ts';
import { entityNamedAfter } from './entityNamedAfter.ts';
import { entitiesOf } from './ids.ts';
import type { Answers } from './question.ts';
import { textIn } from './said.ts';

/** What was said of the service, as far as it can be read; else the entity named after it. */
export function entitiesIn(answers: Answers, service: string): readonly NamedEntity[] {
  const text = textIn(answers, entitiesOf(service)) ?? '';
  const known = read.get(answers) ?? new Map<string, Read>();
  read.set(answers, known);
  const before = known.get(service);
  if (before?.text === text) return before.entities;
  const parsed = parseEntities(text);
  const entities: readonly NamedEntity[] =
    'entities' in parsed
      ? parsed.entities
      : [[entityNamedAfter(service), { fields: { name: 'string' } }]];
  known.set(service, { text, entities });
  return entities;
}

interface Read {
  text: string;
  entities: readonly NamedEntity[];
}

/** Read once: each service asks what every other one owns. */
const read = new WeakMap<Answers, Map<string, Read>>();

/** The types of all its fields; of a list that of its members. */
export function typesIn(answers: Answers, service: string): string[] {
  return entitiesIn(answers, service)
    .flatMap(([, { fields }]) => Object.values(fields))
    .map((field) => (typeof field === 'string' ? field : (field.type ?? '')))
    .map((type) => type.replace(/\[\]$/, ''));
}
