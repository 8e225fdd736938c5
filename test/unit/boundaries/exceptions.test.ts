import { describe, expect, it } from 'vitest';
import { thresholds } from '../../../src/blueprint/lint/thresholds.ts';
import { ruleIds } from '../../../src/boundaries/ruleIds.ts';
import { boundariesOf, findingsOf, town } from './support.ts';

const layer = (lint: string) =>
  town(`
services:
  data-layer: { entities: { Book: { fields: { title: string } } } }
  shared: { entities: { Loan: { fields: { note: string } } } }
lint:
  ${lint}
`);

describe('an exception', () => {
  it('takes away the finding of its rule at its place, and keeps it with the reason', () => {
    const reason = 'everybody here calls it that';
    const text = layer(`exceptions: [{ rule: BND004, place: data-layer, reason: ${reason} }]`);
    const { findings, excepted } = boundariesOf(text);
    expect(findings.map(({ rule, place }) => `${rule} ${place}`)).toEqual(['BND004 shared']);
    expect(excepted).toMatchObject([{ rule: 'BND004', place: 'data-layer', reason, line: 4 }]);
  });

  it('from what the language holds is told to be needless', () => {
    const text = layer(
      'exceptions: [{ rule: TX002, place: data-layer, reason: it has no outbox of its own }]',
    );
    expect(findingsOf(text)).toContainEqual(
      expect.objectContaining({ rule: 'LINT001', hint: 'Remove it.', line: 7, column: 24 }),
    );
  });

  it('that was mistyped is told what it may have meant', () => {
    const text = layer(
      'exceptions: [{ rule: BND04, place: data-layer, reason: everybody here calls it that }]'.replace(
        'BND04',
        'BND044',
      ),
    );
    const unknown = findingsOf(text).find(({ rule }) => rule === 'LINT001');
    expect(unknown?.hint).toMatch(/^Did you mean "BND004"\?$/);
  });
});

describe('a threshold', () => {
  it('can be written, and holds for its rule only', () => {
    const services = (lint: string) =>
      town(`
system: { name: town, teams: { desk: { members: 1 } } }
services:
  a: { team: desk, entities: { A: { fields: { name: string } } } }
  b: { team: desk, entities: { B: { fields: { name: string } } } }
  c: { team: desk, entities: { C: { fields: { name: string } } } }
  d: { team: desk, entities: { D: { fields: { name: string } } } }
${lint}`);
    expect(findingsOf(services('')).map(({ rule }) => rule)).toEqual(['BND005']);
    expect(findingsOf(services('lint: { thresholds: { BND005: { services: 4 } } }'))).toEqual([]);
    expect(findingsOf(services('lint: { thresholds: { BND005: { perPerson: 4 } } }'))).toEqual([]);
    expect(
      findingsOf(services('lint: { thresholds: { BND001: { entities: 4 } } }')).map(
        ({ rule }) => rule,
      ),
    ).toEqual(['BND005']);
  });

  it('belongs to a rule, is counted in words and justified', () => {
    for (const [rule, limits] of Object.entries(thresholds)) {
      expect(ruleIds).toContain(rule);
      for (const { usual, minimum, maximum, counts, why } of Object.values(limits)) {
        expect(usual).toBeGreaterThanOrEqual(minimum);
        expect(usual).toBeLessThanOrEqual(maximum);
        expect(counts).toMatch(/^[A-Z].*\.$/);
        expect(why).toMatch(/^[A-Z0-9].{20,}\.$/);
      }
    }
  });

  it('that there is not is refused with those that there are', () => {
    const wrong = town(
      'services: { a: { entities: { A: { fields: { name: string } } } } }\nlint: { thresholds: { SYNC002: { hop: 3 } } }\n',
    );
    expect(() => findingsOf(wrong)).toThrow('a problem');
  });
});
