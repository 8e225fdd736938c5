import { nearest, suggestion } from '../blueprint/nearest.ts';
import { quote } from '../blueprint/quote.ts';
import type { Axis, Catalog } from '../catalog/index.ts';
import { askedAxes } from './axes.ts';
import { callFaults } from './callFaults.ts';
import { parseEntities } from './entities/parse.ts';
import type { Fault } from './fault.ts';
import { entitiesOf, eventsFor, servicesOn } from './ids.ts';
import type { Answer, Answers, Question } from './question.ts';
import { listIn } from './said.ts';
import { serviceFaults } from './serviceFaults.ts';

const nothing = 'Nothing was said, and there is no default';

/** What is wrong with an answer before the language is asked: what could not be said to it at all. */
export function faultsOf(
  { id, kind, help, choices }: Question,
  answer: Answer,
  answers: Answers,
  catalog: Catalog,
): Fault[] {
  const said = (Array.isArray(answer) ? answer : [answer]) as string[];
  switch (kind) {
    case 'confirm':
      return [];
    case 'text':
      if (answer === '') return [{ code: 'missing', message: nothing, hint: help }];
      return id.startsWith(entitiesOf('')) ? notationFaults(String(answer)) : [];
    case 'list':
      if (said.length === 0) return [{ code: 'missing', message: nothing, hint: help }];
      return repeated(said);
    default: {
      // Which events there are is for the language to say: it knows those of a file, too.
      if (id.startsWith(eventsFor(''))) return repeated(said);
      if (id === 'calls')
        return [...repeated(said), ...callFaults(said, listIn(answers, 'services'))];
      const axis = askedAxes.find((known) => known === id);
      if (axis !== undefined) return said.flatMap((word) => optionFaults(catalog[axis], word));
      const services = choices.map((choice) => choice.id);
      return [
        ...said.flatMap((service) => serviceFaults(service, services)),
        ...said.flatMap((service) => twice(service, id, answers, catalog)),
      ];
    }
  }
}

/** A word that is no option of the axis, or none that this version renders. */
export function optionFaults(axis: Axis, word: string): Fault[] {
  const option = axis.options.find(({ id }) => id === word);
  if (option?.rendered) return [];
  const rendered = axis.options.filter((other) => other.rendered).map(({ id }) => id);
  const there = rendered.length === 0 ? 'Leave it out for now' : `Rendered: ${rendered.join(', ')}`;
  if (option !== undefined) {
    const message = `${axis.label} ${quote(word)} (${option.label}) is not rendered by this version`;
    return [{ code: 'not-rendered', message, hint: there }];
  }
  const hint = meantLater(axis, word, rendered) ?? suggestion(word, rendered) ?? there;
  return [{ code: 'unknown-value', message: `${axis.label} ${quote(word)} is not known`, hint }];
}

/** What is said to a word that comes nearest to an option of the language that is not rendered yet. */
function meantLater(axis: Axis, word: string, rendered: readonly string[]): string | undefined {
  const words = axis.options.map(({ id }) => id);
  const meant = nearest(word, words);
  if (meant === undefined || rendered.includes(meant)) return undefined;
  const instead = rendered.length === 0 ? '' : `. Rendered: ${rendered.join(', ')}`;
  return `${quote(meant)} is not rendered by this version${instead}`;
}

function notationFaults(text: string): Fault[] {
  const parsed = parseEntities(text);
  return 'fault' in parsed ? [{ code: 'invalid-value', ...parsed.fault }] : [];
}

function repeated(words: readonly string[]): Fault[] {
  return [...new Set(words.filter((word, index) => words.indexOf(word) < index))].map((word) => ({
    code: 'duplicate',
    message: `${quote(word)} stands twice`,
    hint: 'Leave one',
  }));
}

function twice(service: string, id: string, answers: Answers, catalog: Catalog): Fault[] {
  const others = catalog.datastore.options.filter((option) => servicesOn(option.id) !== id);
  const other = others.find((option) => listIn(answers, servicesOn(option.id)).includes(service));
  if (other === undefined) return [];
  const message = `${service} keeps its data in ${other.label} already`;
  return [{ code: 'duplicate', message, hint: 'A service has one datastore' }];
}
