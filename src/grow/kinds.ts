import type { Catalog, Feature } from '../catalog/index.ts';

/**
 * What can be added to a blueprint and removed from it, as data: parser, questions and help are read from it. A
 * flag is a word of the blueprint, in the order in which the language has them.
 */
export type KindId =
  | 'service'
  | 'entity'
  | 'field'
  | 'operation'
  | 'event'
  | 'subscription'
  | 'call';

/** How a word of the blueprint is typed. */
export type Takes =
  | 'text'
  | 'number'
  /** Nothing: it is there or not. */
  | 'mark'
  /** With commas between them. */
  | 'list'
  /** In the notation of entities. */
  | 'entities'
  | 'fields'
  /** `Entity`, `Entity[]` or fields. */
  | 'shape'
  /** `name=name`, with commas between them. */
  | 'pairs';

export interface Word {
  /** As the blueprint has it: `timeoutMs` is the flag `--timeout-ms`. */
  word: string;
  takes: Takes;
  hint: string;
  /** The only ones that there are. */
  choices?: readonly string[];
}

export interface Kind {
  id: KindId;
  /** With its article, as a message says it. */
  title: string;
  /** What it is put into, as it is typed; a service goes into the system. */
  where?: 'service' | 'service.Entity' | 'service.operation';
  /** What is put there: its name alone, and all that one can type. */
  name: string;
  what: string;
  /** For the help. */
  example: string;
  /** The part of the language that it is; where that is not rendered it is not offered, and refused by name. */
  part?: Feature;
  words: readonly Word[];
}

const description: Word = { word: 'description', takes: 'text', hint: 'what it is, in your words' };
const timeoutMs: Word = { word: 'timeoutMs', takes: 'number', hint: 'how long a caller waits' };

export const kinds: Record<KindId, Kind> = {
  service: {
    id: 'service',
    title: 'a service',
    name: 'service',
    what: 'name, or name: Entity(field:type, ...)',
    example: "loans --entities 'Loan(book:books.Book, dueOn:date)'",
    words: [
      { word: 'team', takes: 'text', hint: 'who owns it' },
      { word: 'context', takes: 'text', hint: 'what it is about, in your words' },
      { word: 'language', takes: 'text', hint: 'what it is written in' },
      { word: 'datastore', takes: 'text', hint: 'where it keeps its rows' },
      { word: 'transport', takes: 'text', hint: 'what it speaks to other services' },
      timeoutMs,
      {
        word: 'entities',
        takes: 'entities',
        hint: "'Book(title), Shelf(room)'; by default one that is named after it",
      },
    ],
  },
  entity: {
    id: 'entity',
    title: 'an entity',
    where: 'service',
    name: 'entity',
    what: 'Name(field:type, ...)',
    example: "books 'Shelf(room, places:integer)'",
    words: [
      description,
      { word: 'partOf', takes: 'text', hint: 'the entity that it is a value inside of' },
      { word: 'key', takes: 'text', hint: 'the field that is its key' },
      { word: 'owner', takes: 'text', hint: 'the field that says whose row it is' },
      { word: 'path', takes: 'text', hint: 'of the collection, e.g. /shelves' },
      { word: 'eventSourced', takes: 'mark', hint: 'kept as the sequence of its events' },
      { word: 'fields', takes: 'fields', hint: "'room, places:integer'" },
    ],
  },
  field: {
    id: 'field',
    title: 'a field',
    where: 'service.Entity',
    name: 'field',
    what: 'name:type?',
    example: "books.Book 'note:string? maxLength=200'",
    words: [description],
  },
  operation: {
    id: 'operation',
    title: 'an operation',
    where: 'service',
    name: 'operation',
    what: 'name(field:type, ...)',
    example: "books 'lendBook(dueOn:date)' --http 'POST /books/{id}/lend' --writes Book",
    words: [
      description,
      { word: 'kind', takes: 'text', hint: 'writes or reads', choices: ['command', 'query'] },
      { word: 'http', takes: 'text', hint: "'POST /books/{id}/lend'" },
      { word: 'message', takes: 'mark', hint: 'reached by message' },
      {
        word: 'expose',
        takes: 'text',
        hint: 'whether it stands at the gateway',
        choices: ['public', 'internal'],
      },
      { word: 'auth', takes: 'list', hint: 'scopes that the caller must have, or anonymous' },
      { word: 'reads', takes: 'list', hint: 'entities' },
      { word: 'writes', takes: 'list', hint: 'entities, the main one first' },
      { word: 'emits', takes: 'list', hint: 'events, the success first' },
      { word: 'calls', takes: 'list', hint: 'operations of other services' },
      { word: 'startsSaga', takes: 'text', hint: 'the saga that it begins' },
      {
        word: 'idempotency',
        takes: 'text',
        hint: 'what makes a repetition harmless',
        choices: ['key', 'natural', 'message-id', 'none'],
      },
      { word: 'paging', takes: 'text', hint: 'how a long list is cut', choices: ['cursor'] },
      { word: 'batch', takes: 'mark', hint: 'asked for many at once' },
      timeoutMs,
      { word: 'input', takes: 'shape', hint: 'fields, or an entity' },
      { word: 'output', takes: 'shape', hint: 'fields, an entity, or Entity[]' },
    ],
  },
  event: {
    id: 'event',
    part: 'events',
    title: 'an event',
    where: 'service',
    name: 'event',
    what: 'name(field:type, ...)',
    example: "books 'book-lent(bookId:uuid)' --emitted-by lendBook",
    words: [
      description,
      { word: 'reply', takes: 'mark', hint: 'answers a step of a saga' },
      { word: 'external', takes: 'mark', hint: 'has consumers outside the system' },
      { word: 'version', takes: 'number', hint: 'of the payload; by default 1' },
      { word: 'key', takes: 'text', hint: 'the field that orders them; by default the first' },
      { word: 'payload', takes: 'fields', hint: "'bookId:uuid, dueOn:date'" },
      { word: 'map', takes: 'pairs', hint: 'field=source, where the names differ' },
      { word: 'emittedBy', takes: 'list', hint: 'operations of the service that emit it' },
    ],
  },
  subscription: {
    id: 'subscription',
    part: 'subscribes',
    title: 'a subscription',
    where: 'service',
    name: 'service.event',
    what: 'service.event',
    example: 'loans books.book-created --then replicate',
    words: [
      {
        word: 'then',
        takes: 'text',
        hint: 'what is done about it',
        choices: ['replicate', 'delete-referring', 'call', 'custom'],
      },
      { word: 'call', takes: 'text', hint: 'the operation that it runs' },
      { word: 'handler', takes: 'text', hint: 'the name of your function' },
    ],
  },
  call: {
    id: 'call',
    part: 'calls',
    title: 'a call',
    where: 'service.operation',
    name: 'service.operation',
    what: 'service.operation',
    example: 'loans.createLoan books.getBook --retries 1',
    words: [
      { word: 'transport', takes: 'text', hint: 'what it is made over' },
      timeoutMs,
      { word: 'retries', takes: 'number', hint: 'how often it is tried again' },
      {
        word: 'fallback',
        takes: 'text',
        hint: 'what is answered instead',
        choices: ['replica', 'default', 'none'],
      },
    ],
  },
};

/** As it is typed: `timeoutMs` is `--timeout-ms`. */
export const flagOf = (word: string): string =>
  `--${word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** An example of adding as one removes the same: by its name. */
export const removalOf = (example: string): string =>
  example.replace(/ --.*$/, '').replace(/'([A-Za-z-]+)[^']*'/, '$1');

/** Those of which this version renders something. */
export function offeredKinds({ features }: Pick<Catalog, 'features'>): Kind[] {
  return Object.values(kinds).filter(({ part }) => part === undefined || features[part].rendered);
}
