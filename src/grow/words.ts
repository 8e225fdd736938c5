import { parseEntities, parseFieldList } from '../answers/entities/parse.ts';
import { quote } from '../blueprint/quote.ts';
import { flagOf, type Kind, type Word } from './kinds.ts';
import type { TypedFault } from './said.ts';

/** What the flags say in the words of the blueprint, in its order. */
export function valuesOf(
  { words }: Kind,
  said: Readonly<Record<string, unknown>>,
): { values: Record<string, unknown>; faults: TypedFault[] } {
  const read = words
    .filter(({ word }) => Object.hasOwn(said, word) && said[word] !== undefined)
    .map((word) => [word.word, wordValue(word, said[word.word])] as const);
  return {
    values: Object.fromEntries(
      read.flatMap(([word, { value }]) => (value === undefined ? [] : [[word, value]])),
    ),
    faults: read.flatMap(([word, { fault }]) => (fault === undefined ? [] : [{ word, ...fault }])),
  };
}

interface Read {
  value?: unknown;
  fault?: Omit<TypedFault, 'word'>;
}

function wordValue({ word, takes }: Word, said: unknown): Read {
  const text = String(said);
  switch (takes) {
    case 'mark':
      return { value: said === true };
    case 'number':
      return numberIn(word, text);
    case 'list':
      // The one word of `auth` that is no scope.
      return { value: word === 'auth' && text === 'anonymous' ? text : partsOf(text) };
    case 'entities': {
      const read = parseEntities(text);
      return 'fault' in read ? read : { value: Object.fromEntries(read.entities) };
    }
    case 'fields':
      return fieldsIn(text);
    case 'shape':
      return /^\s*[A-Z][A-Za-z0-9]*(?:\[\])?\s*$/.test(text)
        ? { value: text.trim() }
        : fieldsIn(text);
    case 'pairs':
      return pairsIn(word, text);
    case 'text':
      return { value: text };
  }
}

function fieldsIn(text: string): Read {
  const read = parseFieldList(text);
  if ('fault' in read) return read;
  if (read.owner === undefined) return { value: read.fields };
  return {
    fault: { message: `${read.owner} is marked as owner`, hint: 'Write --owner beside it' },
  };
}

function numberIn(word: string, text: string): Read {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return { value: Number(text) };
  return { fault: { message: `${quote(text)} is not a number`, hint: `${flagOf(word)} 1` } };
}

function pairsIn(word: string, text: string): Read {
  const pairs = partsOf(text).map((part) => part.split('=').map((side) => side.trim()));
  const wrong = pairs.find(([left, right, more]) => !left || !right || more !== undefined);
  if (wrong === undefined) return { value: Object.fromEntries(pairs) };
  const message = `${quote(wrong.join('='))} is not two names with a "=" between them`;
  return { fault: { message, hint: `${flagOf(word)} 'bookId=id, at=createdAt'` } };
}

const partsOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
