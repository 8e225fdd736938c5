import { suggestion } from '../blueprint/nearest.ts';
import { quote } from '../blueprint/quote.ts';
import { UserError } from '../errors.ts';
import { type KindId, kinds } from './kinds.ts';
import type { Verb } from './questions.ts';

/** @throws UserError for a word that is no kind of thing */
export function kindOf(verb: Verb, word: string): KindId {
  if (Object.hasOwn(kinds, word)) return word as KindId;
  throw new UserError(`${quote(word)} is nothing that one could ${verb}`, {
    code: 'unknown-value',
    hint: [suggestion(word, Object.keys(kinds)), `create-microservices ${verb} --help`]
      .filter((line) => line !== undefined)
      .join('\n'),
  });
}
