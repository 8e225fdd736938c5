import { expect, it } from 'vitest';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { checkBoundaries } from '../../../src/boundaries/check.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { inBranches } from './faults/branches.ts';
import { town } from './support.ts';

const text = town('services: { books: { entities: { Book: { fields: { title: string } } } } }');
const read = readBlueprint(text, 'microservices.yaml', catalog);

it.each(inBranches)('$rule is found at its service, and only where branches clash', (fault) => {
  const { findings } = checkBoundaries(read, { clashes: fault.clashes });
  expect(findings.filter(({ rule }) => rule === fault.rule)).toMatchObject([
    { place: 'books', line: 3, message: fault.message },
  ]);
  const without = checkBoundaries(read).findings.map(({ rule }) => rule);
  expect(without).not.toContain(fault.rule);
  // Of a service that is gone by now, nobody needs migrations.
  const gone = fault.clashes.map((clash) => ({ ...clash, service: 'gone' }));
  expect(checkBoundaries(read, { clashes: gone }).findings.map(({ rule }) => rule)).toEqual(
    without,
  );
});

it('is said by the name that the service has now', () => {
  const renamed = readBlueprint(text.replace('books: {', 'volumes: { was: books,'), 'f', catalog);
  const clashes = [{ service: 'books', ours: ['0002_a'], theirs: ['0002_b'] }];
  expect(checkBoundaries(renamed, { clashes }).findings).toContainEqual(
    expect.objectContaining({ rule: 'DATA008', place: 'volumes' }),
  );
});
