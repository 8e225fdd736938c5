import { describe, expect, it } from 'vitest';
import { type Axis, catalog } from '../../../src/catalog/index.ts';
import { list } from '../../../src/commands/list.ts';
import { ascii } from '../../../src/report/glyphs.ts';
import { printListing } from '../../../src/report/listing.ts';
import { plain } from '../../../src/report/paint.ts';
import { problemsOf } from '../blueprint/support.ts';

const listing = list(catalog);
const canvas = (width: number) => ({ width, paint: plain, glyphs: ascii });
const print = (width = Number.POSITIVE_INFINITY) => printListing(listing, canvas(width));

/** A blueprint in which an option is chosen at a place, e.g. `services.<name>.datastore`. */
function chosen(place: string, id: string): string {
  const document = {
    schema: 'create-microservices/v1',
    system: { name: 'town' },
    services: { books: { entities: { Book: { fields: { title: 'string' } } } } },
  };
  const words = place.replace('<name>', 'books').split('.');
  let at = document as Record<string, unknown>;
  for (const word of words.slice(0, -1)) {
    at[word] ??= {};
    at = at[word] as Record<string, unknown>;
  }
  at[words.at(-1) ?? ''] = place.endsWith('deploy') ? [id] : id;
  return JSON.stringify(document);
}

describe('everything that can be chosen', () => {
  const axes = Object.values(catalog).filter((entry): entry is Axis => 'options' in entry);
  const options = listing.axes.flatMap(({ places, options: of }) =>
    places.flatMap((place) => of.map(({ id }): [string, string] => [place, id])),
  );

  it('is every option of every axis, rendered or not, and one default at most', () => {
    expect(listing.axes.map(({ id, options: of }) => [id, of.map((option) => option.id)])).toEqual(
      axes.map(({ id, options: of }) => [id, of.map((option) => option.id)]),
    );
    for (const axis of listing.axes) {
      const taken = axis.options.filter((option) => option.default);
      expect(taken.length).toBeLessThanOrEqual(1);
      for (const option of taken) expect(option.rendered).toBe(true);
    }
  });

  it.each(options)('%s: %s stands where it says', (place, id) => {
    const codes = problemsOf(chosen(place, id)).map(({ code }) => code);
    // What a service without a datastore cannot have is another matter.
    expect(codes.filter((code) => code !== 'no-datastore')).toEqual([]);
  });

  it.each(listing.fieldTypes.map(({ id }) => id))('type %s is a type', (id) => {
    const field = id === 'enum' ? { type: id, values: ['a'] } : id;
    const text = chosen('services.<name>.entities', '').replace(
      '""',
      JSON.stringify({ Book: { fields: { it: field } } }),
    );
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('printed', () => {
  it('says what is taken by default, and what is not rendered yet', () => {
    const lines = print().split('\n');
    expect(lines).toContain('Datastore  defaults.datastore, services.<name>.datastore');
    expect(lines).toContain('  postgres  PostgreSQL: the one to take when in doubt (default)');
    expect(lines).toContain('  mongodb   MongoDB: documents (not rendered yet)');
  });

  it.each([40, 60, 80])('fits into %i columns', (width) => {
    for (const line of print(width).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });
});
