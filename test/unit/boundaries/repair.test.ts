import { describe, expect, it } from 'vitest';
import { repaired } from '../../../src/boundaries/repair.ts';
import { cuts } from './faults/cuts.ts';
import { secAndLint } from './faults/secAndLint.ts';
import { sloAndData } from './faults/sloAndData.ts';
import { sync } from './faults/sync.ts';
import { txAndEvents } from './faults/txAndEvents.ts';
import { findingsOf, town } from './support.ts';

const faults = [...sync, ...sloAndData, ...txAndEvents, ...cuts, ...secAndLint];
const fixable = ['SYNC006', 'SLO002', 'TX004', 'LINT003'];

const commented = `# Mine.
schema: create-microservices/v1
system: { name: town }   # not a city

services:
  books:
    slo: { availability: 99.9 }   # promised
    entities: { Book: { fields: { title: string } } }
    operations:
      # twice is twice
      addBook: { kind: command, http: POST /books, writes: [Book], idempotency: none }   # for now
    events:
      book-added: { payload: { bookId: uuid, title: string }, external: true }
  loans:
    entities: { Loan: { fields: { note: string } } }
    replicas:
      KnownBook: { of: books.Book, fields: [title], fedBy: [books.book-added] }
    operations:
      known: { http: "GET /known/{id}", reads: [Loan, KnownBook] }

lint:
  exceptions:
    # old
    - { rule: BND004, place: books, reason: it was once named for a layer }
    - { rule: EVT005, place: books.book-added, reason: it is emitted by hand for now }   # true
`;

describe('--fix', () => {
  it.each(
    faults
      .filter(({ rule }) => fixable.includes(rule))
      .map((fault) => [fault.rule, fault] as const),
  )('%s is repaired, and nothing else is touched by it', (rule, fault) => {
    const text = town(fault.text);
    const before = findingsOf(text);
    const after = findingsOf(repaired(text, before));
    expect(before.some((each) => each.rule === rule)).toBe(true);
    expect(after.map((each) => each.rule)).toEqual(
      before.map((each) => each.rule).filter((id) => !fixable.includes(id)),
    );
  });

  it('leaves everything without one obvious repair to people', () => {
    for (const { rule, text } of faults.filter((each) => !fixable.includes(each.rule))) {
      const only = findingsOf(town(text)).filter((each) => each.rule === rule);
      expect(repaired(town(text), only)).toBe(town(text));
    }
  });

  it('changes what it says, and no other character', () => {
    const lines = (text: string) => text.split('\n');
    const after = repaired(commented, findingsOf(commented));
    expect(lines(after).filter((line) => !lines(commented).includes(line))).toEqual([
      '    scaling:',
      '      min: 2',
      '      addBook: { kind: command, http: POST /books, writes: [Book], idempotency: key }   # for now',
    ]);
    expect(lines(commented).filter((line) => !lines(after).includes(line))).toEqual([
      '      addBook: { kind: command, http: POST /books, writes: [Book], idempotency: none }   # for now',
      // With the comment on what is gone.
      '    # old',
      '    - { rule: BND004, place: books, reason: it was once named for a layer }',
    ]);
    expect(findingsOf(after)).toEqual([]);
    expect(repaired(after, findingsOf(after))).toBe(after);
  });
});
