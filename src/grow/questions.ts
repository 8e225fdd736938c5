import { entityNamedAfter } from '../answers/entityNamedAfter.ts';
import type { Answer, Choice, Question } from '../answers/question.ts';
import type { Blueprint, Operation, Service } from '../blueprint/types.ts';
import type { Catalog } from '../catalog/index.ts';
import { type Kind, type KindId, kinds, offeredKinds } from './kinds.ts';
import type { Said } from './said.ts';

export type Verb = 'add' | 'remove';

/** What was said so far. */
export type Partly = Partial<Said> & Pick<Said, 'words'>;

/** What is still to be known before it can be done, in the order of asking: by the parts that have a name. */
export function missingIn(said: Partly): ('kind' | 'where' | 'what')[] {
  if (said.kind === undefined) return ['kind', 'what'];
  const needsWhere = kinds[said.kind].where !== undefined && said.where === undefined;
  return [
    ...(needsWhere ? (['where'] as const) : []),
    ...(said.what === undefined ? (['what'] as const) : []),
  ];
}

/** The next thing to ask somebody at a terminal; undefined when everything is said. */
export function nextQuestion(
  verb: Verb,
  said: Partly,
  blueprint: Blueprint,
  catalog: Catalog,
): Question | undefined {
  if (said.kind === undefined) return kindQuestion(verb, catalog);
  const kind = kinds[said.kind];
  const [part] = missingIn(said);
  if (part === 'where') return whereQuestion(verb, kind, blueprint);
  if (part === 'what') return whatQuestion(verb, kind, said.where ?? '', blueprint);
  return verb === 'add' ? detailQuestion(said as Said, blueprint) : undefined;
}

/** With the answer to a question of this module. */
export function answered(said: Partly, id: string, answer: Answer): Partly {
  const text = String(answer);
  if (id === 'kind') return { ...said, kind: text as KindId };
  if (id === 'where') return { ...said, where: text };
  if (id === 'what') return { ...said, what: text };
  // What a command writes is the word for it, and what a query reads.
  const word = id === 'about' ? (isQuery(said) ? 'reads' : 'writes') : id;
  return { ...said, words: { ...said.words, [word]: text } };
}

function kindQuestion(verb: Verb, catalog: Catalog): Question {
  const choices = offeredKinds(catalog).map(({ id, where }) => ({
    id,
    label: id,
    hint: where === undefined ? 'of the system' : `of ${where === 'service' ? 'a service' : where}`,
  }));
  return {
    ...question('kind', 'choice', 'Kind', `What is to be ${verb === 'add' ? 'added' : 'removed'}?`),
    choices,
  };
}

function whereQuestion(verb: Verb, { id, title, where }: Kind, { services }: Blueprint): Question {
  const message = verb === 'add' ? `Where does ${title} go?` : `Where is the ${id}?`;
  const choices = services.flatMap((service): Choice[] => {
    if (where === 'service') return [choice(service.name, service.context)];
    const parts: readonly { name: string; description?: string }[] =
      where === 'service.Entity'
        ? [...service.entities, ...service.valueObjects]
        : service.operations.filter(({ calls }) => verb === 'add' || calls.length > 0);
    return parts.map(({ name, description }) => choice(`${service.name}.${name}`, description));
  });
  return { ...question('where', 'choice', where ?? '', message), choices };
}

const examples: Partial<Record<KindId, string>> = {
  service: 'Lowercase letters, digits and dashes: loans',
  entity: 'Like this: Shelf(room, places:integer, book:Book?)',
  field: 'Like this: note:string?',
  operation: 'Like this: lendBook, or lendBook(dueOn:date)',
  event: 'Like this: book-lent(bookId:uuid)',
};

function whatQuestion(verb: Verb, kind: Kind, where: string, blueprint: Blueprint): Question {
  const [service = '', inside = ''] = where.split('.');
  const own = blueprint.services.find(({ name }) => name === service);
  if (verb === 'add' && examples[kind.id] !== undefined) {
    const base = question('what', 'text', kind.id, `What is the ${kind.id} called?`);
    return { ...base, help: examples[kind.id] ?? '' };
  }
  const verbs = { subscription: 'Which event?', call: 'Which operation?' } as Record<
    string,
    string
  >;
  const message = verbs[kind.id] ?? `Which ${kind.id}?`;
  const names =
    verb === 'add'
      ? offered(kind.id, service, blueprint)
      : namesOf(kind.id, inside, own, blueprint);
  return {
    ...question('what', 'choice', kind.id, message),
    choices: names.map((name) => choice(name)),
  };
}

/** What others have that a service could listen to, or call. */
function offered(kind: KindId, service: string, { services }: Blueprint): string[] {
  return services
    .filter(({ name }) => name !== service)
    .flatMap(({ name, events, operations }) => {
      const parts = kind === 'call' ? operations.filter(({ http }) => http !== undefined) : events;
      return parts.map((part) => `${name}.${part.name}`);
    });
}

function namesOf(
  kind: KindId,
  inside: string,
  service: Service | undefined,
  { services }: Blueprint,
): string[] {
  const {
    entities = [],
    valueObjects = [],
    operations = [],
    events = [],
    subscribes = [],
  } = service ?? {};
  const all = [...entities, ...valueObjects];
  const refs = (list: readonly { service: string; name: string }[]) =>
    list.map((ref) => `${ref.service}.${ref.name}`);
  switch (kind) {
    case 'service':
      return services.map(({ name }) => name);
    case 'entity':
      return all.map(({ name }) => name);
    case 'field':
      return (all.find(({ name }) => name === inside)?.fields ?? [])
        .filter(({ managed }) => managed === undefined || managed === 'owner')
        .map(({ name }) => name);
    case 'operation':
      return operations.map(({ name }) => name);
    case 'event':
      return events.map(({ name }) => name);
    case 'subscription':
      return refs(subscribes.filter(({ implied }) => !implied).map(({ event }) => event));
    case 'call':
      return refs(operations.find(({ name }) => name === inside)?.calls.map(({ to }) => to) ?? []);
  }
}

/** What else is worth a question, and has a flag of its own. */
function detailQuestion(said: Said, blueprint: Blueprint): Question | undefined {
  const { kind, what, where = '', words } = said;
  const service = blueprint.services.find(({ name }) => name === where);
  if (kind === 'service' && words.entities === undefined && !what.includes(':')) {
    const fallback = `${entityNamedAfter(what)}(name:string)`;
    const help = 'Like this: Book(title, pages:integer, state:in|out, by:members.Member?)';
    return {
      ...question('entities', 'text', 'Entities', `What does ${what} own?`),
      help,
      fallback,
    };
  }
  if (kind === 'operation' && words.http === undefined && words.message !== true) {
    const help = 'A method and a path: POST /books/{id}/lend, GET /books';
    return { ...question('http', 'text', 'HTTP', `How is ${nameIn(what)} reached?`), help };
  }
  const isAbout =
    words.reads !== undefined || words.writes !== undefined || words.calls !== undefined;
  if (kind === 'operation' && !isAbout && service !== undefined && service.entities.length > 0) {
    const message = `What does ${nameIn(what)} ${isQuery(said) ? 'read' : 'write'}?`;
    const choices = service.entities.map(({ name, description }) => choice(name, description));
    return { ...question('about', 'choice', 'Entity', message), choices };
  }
  if (
    kind === 'subscription' &&
    words.then === undefined &&
    words.call === undefined &&
    words.handler === undefined
  ) {
    return thenQuestion(said, service);
  }
  if (kind === 'subscription' && words.then === 'call' && words.call === undefined) {
    const commands = (service?.operations ?? []).filter(
      (each: Operation) => each.kind === 'command',
    );
    const choices = commands.map(({ name }) => choice(name));
    return {
      ...question('call', 'choice', 'Operation', `Which operation does ${what} run?`),
      choices,
    };
  }
  return undefined;
}

function thenQuestion({ what, where = '' }: Said, service: Service | undefined): Question {
  const [owner = ''] = what.split('.');
  const refers = service?.entities.some(({ fields }) =>
    fields.some(({ foreign }) => foreign?.service === owner),
  );
  const choices = [
    choice('replicate', 'keep a copy of what it is about'),
    choice('custom', 'a function of yours'),
    choice('call', 'run an operation'),
    choice('delete-referring', 'delete the rows that refer to what is gone'),
  ];
  const fallback = refers ? 'replicate' : 'custom';
  return {
    ...question('then', 'choice', 'Then', `What does ${where} do about ${what}?`),
    choices,
    fallback,
  };
}

/** Whether what was said of an operation reads: the word for it, or its method. */
function isQuery({ words }: Partly): boolean {
  if (words.kind !== undefined) return words.kind === 'query';
  return /^\s*GET\b/.test(String(words.http ?? ''));
}

const nameIn = (typed: string) => typed.split('(')[0] ?? typed;

const choice = (id: string, hint = ''): Choice => ({ id, label: id, hint });

const question = (
  id: string,
  kind: Question['kind'],
  title: string,
  message: string,
): Question => ({ id, kind, title, message, help: '', choices: [], fallback: undefined, flag: '' });
