import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '../errors.ts';
import { type Addition, pathOf } from './addition.ts';
import { flagOf } from './kinds.ts';
import type { Said, TypedFault } from './said.ts';

/** A problem inside of what was added has no line: it was typed. */
export function ofAddition(problem: Problem, addition: Addition, said: Said): Problem | undefined {
  const { code, message, hint, path, value } = problem;
  const base = pathOf(addition);
  if (!isDeepStrictEqual(path.slice(0, base.length), [...base])) return undefined;
  const inside = path.slice(base.length).filter((word) => typeof word === 'string');
  const [word = ''] = inside;
  const isFlag = Object.hasOwn(said.words, word);
  // Of a field of an entity, its name: that it stands in `fields` goes without saying.
  const names = inside.filter((each) => !['fields', 'entities', 'payload', 'input'].includes(each));
  const where = isFlag ? flagOf(word) : names.length > 0 ? names.join('.') : undefined;
  return typed({ message, ...(hint === undefined ? {} : { hint }) }, { code, where, value });
}

export function typed(
  { word, message, hint }: TypedFault,
  more: { code?: Problem['code']; where?: string | undefined; value?: string | undefined } = {},
): Problem {
  const { code = 'invalid-value', where = word && flagOf(word), value } = more;
  return {
    code,
    message: where === undefined ? message : `${where}: ${message}`,
    ...(hint === undefined ? {} : { hint }),
    path: [],
    ...(value === undefined ? {} : { value }),
  };
}
