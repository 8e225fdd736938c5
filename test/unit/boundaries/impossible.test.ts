import { describe, expect, it } from 'vitest';
import { impossible } from '../../../src/boundaries/impossible.ts';
import { ruleIds } from '../../../src/boundaries/ruleIds.ts';
import { problemsOf } from '../blueprint/support.ts';
import { refused } from './faults/impossible.ts';
import { town } from './support.ts';

const coded = impossible.filter(({ code }) => code !== undefined);
const codesOf = (text: string) => [...new Set(problemsOf(text).map(({ code }) => code))];

describe('what no valid blueprint has', () => {
  it('is found by no rule, and shown here where the language refuses it', () => {
    for (const { id } of impossible) expect(ruleIds).not.toContain(id);
    expect(refused.map(({ id }) => id)).toEqual(coded.map(({ id }) => id));
  });

  it.each(refused.map((each) => [each.id, each] as const))(
    '%s is refused, and by the code of its entry',
    (id, { text, healed }) => {
      const faulty = town(text);
      expect(codesOf(faulty)).toEqual([coded.find((each) => each.id === id)?.code]);
      expect(codesOf(faulty.replace(...healed))).toEqual([]);
    },
  );
});
