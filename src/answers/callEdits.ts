import { quote } from '../blueprint/quote.ts';
import type { Catalog } from '../catalog/index.ts';
import type { BlueprintEdit } from './blueprintEdit.ts';
import { callersIn, callingOf, declaredBy } from './calls.ts';
import { knownOf, valueAt } from './inDocument.ts';
import type { Answers } from './question.ts';
import type { Refusal } from './refusals.ts';

/** Of services that are there; what they call already stays. */
export function callEdits(answers: Answers, catalog: Catalog, document: unknown): BlueprintEdit[] {
  const { owned, withEvents } = knownOf(answers, catalog, document);
  return callersThere(answers, document).flatMap(({ service, there, callees }): BlueprintEdit[] => {
    const path = ['services', service];
    const edit = (inside: string[], value: unknown) => ({
      question: 'calls',
      path: [...path, ...inside],
      value,
    });
    const written = operationsIn(there);
    if (Object.keys(written).length > 0) {
      return [...callingOf(service, callees, owned)].map(([operation, called]) => {
        const calls = valueAt(written, [operation, 'calls']);
        return edit(['operations', operation, 'calls'], withAll(calls, called));
      });
    }
    const { operations, events } = declaredBy(service, callees, owned, withEvents);
    const declared = Object.keys(Object(valueAt(there, ['events'])));
    const missing = Object.entries(events).filter(([event]) => !declared.includes(event));
    return [
      edit(['operations'], operations),
      // One by one beside those that are there: their text stays as it is.
      ...(declared.length === 0 && missing.length > 0
        ? [edit(['events'], events)]
        : missing.map(([event, value]) => edit(['events', event], value))),
    ];
  });
}

/** Services that declare their operations, and none that the call could stand in. */
export function callRefusals(answers: Answers, catalog: Catalog, document: unknown): Refusal[] {
  const { owned } = knownOf(answers, catalog, document);
  return callersThere(answers, document).flatMap(({ service, there, callees }) => {
    const written = operationsIn(there);
    if (Object.keys(written).length === 0) return [];
    return [...callingOf(service, callees, owned)]
      .filter(([operation]) => valueAt(written, [operation]) === undefined)
      .map(([operation, called]): Refusal => {
        const message = `${service} declares its operations, and has no ${quote(operation)} that could call`;
        const hint = `Write calls: [${called.join(', ')}] in one of them`;
        return { question: 'calls', code: 'call', message, hint };
      });
  });
}

/** Who calls, as far as the document has them, with what it says of each. */
function callersThere(answers: Answers, document: unknown) {
  const pairs = callersIn(answers);
  return [...new Set(pairs.map(({ caller }) => caller))]
    .map((service) => ({
      service,
      there: valueAt(document, ['services', service]),
      callees: pairs.filter(({ caller }) => caller === service).map(({ callee }) => callee),
    }))
    .filter(({ there }) => there !== undefined);
}

const operationsIn = (service: unknown): object => Object(valueAt(service, ['operations']));

/** What a list of calls has, and what it lacks of these. */
function withAll(calls: unknown, called: readonly string[]): unknown[] {
  const there: unknown[] = Array.isArray(calls) ? calls : [];
  const names = there.map((call) => (typeof call === 'string' ? call : Object(call).to));
  return [...there, ...called.filter((name) => !names.includes(name))];
}
