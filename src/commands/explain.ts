import { nearest } from '../blueprint/nearest.ts';
import { quote } from '../blueprint/quote.ts';
import { type Impossible, impossible } from '../boundaries/impossible.ts';
import type { Page } from '../boundaries/rule.ts';
import { rules } from '../boundaries/rules/index.ts';
import { UserError } from '../errors.ts';

export type Explained = { kind: 'rule'; page: Page } | { kind: 'impossible'; page: Impossible };

/**
 * What there is to know about a rule.
 * @param word its id; case does not matter
 * @throws UserError when there is none
 */
export function explain(word: string): Explained {
  const id = word.toUpperCase();
  const rule = rules.find((each) => each.id === id);
  if (rule !== undefined) return { kind: 'rule', page: rule };
  const held = impossible.find((each) => each.id === id);
  if (held !== undefined) return { kind: 'impossible', page: held };
  const meant = nearest(
    id,
    rules.map((each) => each.id),
  );
  throw new UserError(`There is no rule ${quote(word)}`, {
    code: 'invalid-value',
    hint:
      meant === undefined
        ? 'They are like SYNC001: in brackets behind each finding, and all of them in docs/rules.md.'
        : `Did you mean ${meant}?`,
  });
}
