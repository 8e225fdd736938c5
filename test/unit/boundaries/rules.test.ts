import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../../src/boundaries/ruleIds.ts';
import { rules } from '../../../src/boundaries/rules/index.ts';
import { inBranches } from './faults/branches.ts';
import { inCode } from './faults/code.ts';
import { inContracts } from './faults/contracts.ts';
import { cuts } from './faults/cuts.ts';
import { secAndLint } from './faults/secAndLint.ts';
import { sloAndData } from './faults/sloAndData.ts';
import { sync } from './faults/sync.ts';
import { txAndEvents } from './faults/txAndEvents.ts';
import { boundariesOf, findingsOf, town } from './support.ts';

const faults = [...sync, ...sloAndData, ...txAndEvents, ...cuts, ...secAndLint];

describe('every rule', () => {
  it('is in the order of its ids, once', () => {
    expect(rules.map(({ id }) => id)).toEqual([...ruleIds]);
  });

  it.each(ruleIds)('%s has a fault that it catches', (id) => {
    expect(
      [...faults, ...inCode, ...inContracts, ...inBranches].some(({ rule }) => rule === id),
    ).toBe(true);
  });
});

describe.each(faults.map((fault) => [`${fault.rule}, ${fault.what}`, fault] as const))(
  '%s',
  (_, { rule, text, places, healed: [from, to], also = [] }) => {
    const faulty = town(text);

    it('is found, at its place, and nothing else is', () => {
      const found = findingsOf(faulty);
      expect(found.filter((each) => each.rule === rule).map(({ place }) => place)).toEqual(places);
      expect(found.map((each) => each.rule).sort()).toEqual(
        [...places.map(() => rule), ...also].sort(),
      );
    });

    it('is said in a sentence that begins with the place, at a line that is there', () => {
      for (const { place, message, line, column } of findingsOf(faulty)) {
        expect(message.startsWith(place), message).toBe(true);
        expect(message).not.toMatch(/\.$|undefined|NaN/);
        expect(faulty.split('\n')[line - 1]?.length).toBeGreaterThanOrEqual(column);
      }
    });

    it('is found by this rule and by no other', () => {
      const others = rules.filter(({ id }) => id !== rule);
      const found = boundariesOf(faulty, others).findings;
      expect(found.map((each) => each.rule)).not.toContain(rule);
    });

    it('is gone when it is healed', () => {
      const sound = faulty.replaceAll(from, to);
      expect(sound).not.toBe(faulty);
      const left = findingsOf(sound).filter((each) => each.rule === rule);
      expect(left.map(({ place }) => place)).toEqual(places.slice(1));
    });
  },
);
