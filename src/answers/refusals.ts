import { readRenderable } from '../blueprint/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { type Problem, UserError } from '../errors.ts';
import { askedAxes } from './axes.ts';
import { draftOf } from './draft.ts';
import type { Fault } from './fault.ts';
import { faultsOf } from './faults.ts';
import { entitiesOf, eventsFor, servicesOn } from './ids.ts';
import type { Answer, Answers, Question } from './question.ts';
import { everyQuestion } from './questions.ts';
import { isSaid, listIn } from './said.ts';
import { serviceFaults } from './serviceFaults.ts';

/** An answer that cannot be. */
export interface Refusal extends Fault {
  /** Id of the question. */
  question: string;
}

/** Every answer that cannot be, given all others; what is still to be said is no reason. */
export function refusals(answers: Answers, catalog: Catalog): Refusal[] {
  const own = ownRefusals(answers, catalog);
  const refused = new Set(own.map(({ question }) => question));
  const all = [...own, ...languageRefusals(without(answers, refused), catalog)];
  const order = everyQuestion(answers, catalog).map(({ id }) => id);
  return all.sort((one, other) => order.indexOf(one.question) - order.indexOf(other.question));
}

/** What flags say of services that are not there; no question holds it. */
export function strangers(answers: Answers): Refusal[] {
  const services = listIn(answers, 'services');
  if (services.length === 0) return [];
  return Object.keys(answers)
    .filter(isAboutEvents)
    .flatMap((question) =>
      serviceFaults(question.slice(eventsFor('').length), services).map((fault) => ({
        question,
        ...fault,
      })),
    );
}

/** Those that need no language to be seen. */
export function ownRefusals(answers: Answers, catalog: Catalog): Refusal[] {
  return everyQuestion(answers, catalog).flatMap((question): Refusal[] => {
    const answer = answers[question.id];
    if (answer === undefined || !isSaid(answers, question.id)) return [];
    return faultsOf(question, answer, answers, catalog).map((fault) => ({
      question: question.id,
      ...fault,
    }));
  });
}

/**
 * Why this answer cannot be, in one or more sentences; undefined when it can. What only follows for others
 * is no reason, such as a reference to an entity that is gone, or an event that nobody tells any more:
 * those are asked again. What two cannot have together is one, whoever had it first.
 */
export function refusal(
  question: Question,
  answer: Answer,
  answers: Answers,
  catalog: Catalog,
): string | undefined {
  const { id } = question;
  const faults = faultsOf(question, answer, answers, catalog);
  if (faults.length > 0) return faults.map(sentences).join('\n');
  const before = new Set(languageRefusals(withoutSubject(answers, id), catalog).map(same));
  const found = languageRefusals({ ...answers, [id]: answer }, catalog).filter(
    (found) =>
      found.question === id ||
      (id !== 'services' && !isAboutEvents(found.question) && !before.has(same(found))),
  );
  return found.length === 0 ? undefined : found.map(sentences).join('\n');
}

/** As one would say it. */
export function sentences({ message, hint }: Fault): string {
  return [message, ...[hint ?? []].flat()].map((part) => part.replace(/[.]?$/, '')).join('. ');
}

const isAboutEvents = (id: string) => id.startsWith(eventsFor(''));

const same = ({ message, question }: Refusal) => `${question} ${message}`;

/** What the language says to the draft, as far as it is about something that was said. */
function languageRefusals(answers: Answers, catalog: Catalog): Refusal[] {
  return problemsIn(draftOf(answers, catalog), 'draft', catalog).flatMap((problem) => {
    const question = questionOf(problem.path, answers, catalog);
    if (question === undefined || !isSaid(answers, question)) return [];
    const { code, message, path, hint } = problem;
    return [{ question, code, message: placed(message, path), hint: hints[code] ?? hint }];
  });
}

/** What the language would write into the file, as one says it on one line. */
const hints: Partial<Record<Problem['code'], string>> = {
  'route-conflict': 'Give one of the entities another name',
  'reference-cycle': 'Make one of the references optional: write ? after its type',
};

/** Everything that the language says to a text. */
export function problemsIn(text: string, file: string, catalog: Catalog): readonly Problem[] {
  try {
    readRenderable(text, file, catalog);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** Whose answer stands at this place of the blueprint. */
function questionOf(path: Problem['path'], answers: Answers, catalog: Catalog) {
  const [section, word, inside, , words] = path.map(String);
  if (section === 'system') return word;
  if (section === 'platform') return askedAxes.find((axis) => axis === word);
  if (section === 'defaults') return 'datastore';
  if (section !== 'services') return undefined;
  if (word === undefined || inside === undefined) return 'services';
  if (inside === 'operations' && words === 'calls') return 'calls';
  // What follows from entities, also where it is written out.
  if (['entities', 'operations', 'events'].includes(inside)) return entitiesOf(word);
  if (inside === 'subscribes') return eventsFor(word);
  const stores = catalog.datastore.options.map(({ id }) => servicesOn(id));
  return stores.find((id) => listIn(answers, id).includes(word));
}

/** With the field that it is about; entities are named where they matter. */
function placed(message: string, [, , section, entity, , field]: Problem['path']): string {
  return section !== 'entities' || field === undefined ? message : `${entity}.${field}: ${message}`;
}

function without(answers: Answers, ids: ReadonlySet<string>): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.has(id)));
}

/** As if nothing had been said of the subject: without the answer, or without the service itself. */
function withoutSubject(answers: Answers, id: string): Answers {
  const rest = without(answers, new Set([id]));
  const services = listIn(answers, 'services').filter((service) => entitiesOf(service) !== id);
  return isSaid(rest, 'services') ? { ...rest, services } : rest;
}
