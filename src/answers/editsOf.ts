import { isDeepStrictEqual } from 'node:util';
import type { SourceDocument } from '../blueprint/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { platformAxes } from './axes.ts';
import type { BlueprintEdit } from './blueprintEdit.ts';
import { callEdits } from './callEdits.ts';
import { serviceOf } from './document.ts';
import { entitiesIn } from './entitiesIn.ts';
import { subscribedIn } from './events.ts';
import { entitiesOf, eventsFor, servicesOn } from './ids.ts';
import { knownOf, valueAt } from './inDocument.ts';
import type { Answers } from './question.ts';
import { isSaid, listIn } from './said.ts';

/** What would be said differently in the document; nothing of what it says already. */
export function editsOf(
  answers: Answers,
  catalog: Catalog,
  { value: document }: Pick<SourceDocument, 'value'>,
): BlueprintEdit[] {
  const saidOf = (question: string, path: readonly string[]): BlueprintEdit[] =>
    isSaid(answers, question) ? [{ question, path, value: answers[question] }] : [];
  const identity = valueAt(document, ['platform', 'identity']);
  const kind = typeof identity === 'object' ? ['kind'] : [];
  return [
    ...saidOf('name', ['system', 'name']),
    ...platformAxes.flatMap((id) =>
      saidOf(id, ['platform', id, ...(id === 'identity' ? kind : [])]),
    ),
    ...saidOf('datastore', ['defaults', 'datastore']),
    ...listIn(answers, 'services').flatMap((service) =>
      serviceEdits(service, answers, catalog, document),
    ),
    ...callEdits(answers, catalog, document),
    ...subscriptionEdits(answers, document),
    ...catalog.datastore.options.flatMap(({ id }) =>
      listIn(answers, servicesOn(id)).map((service) => ({
        question: servicesOn(id),
        path: ['services', service, 'datastore'],
        value: id,
      })),
    ),
  ].filter(({ path, value }) => !isDeepStrictEqual(valueAt(document, path), value));
}

/** A service that is there keeps all but what was said of it. */
function serviceEdits(
  service: string,
  answers: Answers,
  catalog: Catalog,
  document: unknown,
): BlueprintEdit[] {
  const path = ['services', service];
  if (valueAt(document, path) === undefined) {
    const known = knownOf(answers, catalog, document);
    const value = serviceOf(service, answers, catalog, known);
    return [{ question: entitiesOf(service), path, value }];
  }
  if (!isSaid(answers, entitiesOf(service))) return [];
  const value = Object.fromEntries(entitiesIn(answers, service));
  return [{ question: entitiesOf(service), path: [...path, 'entities'], value }];
}

/** Of services that are there: a new one has them already. */
function subscriptionEdits(answers: Answers, document: unknown): BlueprintEdit[] {
  return (
    Object.keys(answers)
      .filter((question) => question.startsWith(eventsFor('')))
      .map((question) => ({ question, service: question.slice(eventsFor('').length) }))
      .filter(({ service }) => valueAt(document, ['services', service]) !== undefined)
      // Saying nothing is what a file does that does not speak of them.
      .filter(
        ({ question, service }) =>
          listIn(answers, question).length > 0 ||
          valueAt(document, ['services', service, 'subscribes']) !== undefined,
      )
      .map(({ question, service }) => ({
        question,
        path: ['services', service, 'subscribes'],
        value: subscribedIn(answers, service),
      }))
  );
}
