import type { RawField } from '../blueprint/raw.ts';
import type { Catalog } from '../catalog/index.ts';
import { carriesEvents } from './carriesEvents.ts';
import type { NamedEntity } from './entities/notation.ts';
import { entitiesIn } from './entitiesIn.ts';
import { entitiesOf } from './ids.ts';
import type { Answers } from './question.ts';
import { isSaid, textIn } from './said.ts';

/** Of the system, by the answers or else by the document. */
export function knownOf(answers: Answers, catalog: Catalog, document: unknown) {
  const broker = textIn(answers, 'broker') ?? valueAt(document, ['platform', 'broker']);
  return {
    owned: (service: string) => ownedIn(service, answers, document),
    withEvents: carriesEvents(typeof broker === 'string' ? broker : undefined, catalog),
  };
}

function ownedIn(service: string, answers: Answers, document: unknown): readonly NamedEntity[] {
  const there = valueAt(document, ['services', service]);
  if (there === undefined || isSaid(answers, entitiesOf(service))) {
    return entitiesIn(answers, service);
  }
  return Object.entries(Object(valueAt(there, ['entities']))).flatMap(([name, raw]) => {
    const entity = Object(raw);
    // What the language will refuse is of no use here, and no reason to stop.
    const fields = Object.entries(Object(entity.fields)).filter(([, field]) => isField(field));
    return [[name, { ...entity, fields: Object.fromEntries(fields) }] as const];
  });
}

const isField = (field: unknown): field is RawField =>
  typeof field === 'string' || (typeof field === 'object' && field !== null);

export function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, word) => (Object.hasOwn(Object(value), word) ? Object(value)[word] : undefined),
    document,
  );
}
