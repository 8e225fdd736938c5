import { describe, expect, it } from 'vitest';
import {
  type Flags,
  flagFaults,
  fromFlags,
  toBlueprint,
  toCommand,
} from '../../../src/answers/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { converse, library } from './support.ts';

const flags = (given: Partial<Flags>): Flags => ({ git: true, install: true, ...given });

describe('flags', () => {
  it('are answers', () => {
    const given = flags({
      name: 'library',
      service: ['books: Book(title, by:people.Author)', ' people ', 'empty:'],
      datastore: ['postgres', 'people=sqlite', 'empty=sqlite'],
      ci: 'none',
      deploy: ['compose, kubernetes'],
      packageManager: 'pnpm',
      git: false,
    });
    expect(fromFlags(given, catalog)).toEqual({
      name: 'library',
      services: ['books', 'people', 'empty'],
      'entities.books': 'Book(title, by:people.Author)',
      datastore: 'postgres',
      'datastore.sqlite': ['people', 'empty'],
      ci: 'none',
      deploy: ['compose', 'kubernetes'],
      packageManager: 'pnpm',
      git: false,
    });
    expect(flagFaults(given, catalog)).toEqual([]);
  });

  it('choose nothing by its name', () => {
    expect(fromFlags(flags({ deploy: ['none'] }), catalog)).toEqual({ deploy: [] });
    const faults = flagFaults(flags({ deploy: ['none', 'compose'] }), catalog);
    expect(faults.map(({ message }) => message)).toEqual(['--deploy says none, and compose']);
  });

  it('that are given again say more', () => {
    const given = flags({ deploy: ['compose', 'kubernetes'] });
    expect(fromFlags(given, catalog)).toEqual({ deploy: ['compose', 'kubernetes'] });
  });

  it('that nobody gave are no answers', () => {
    expect(fromFlags(flags({ service: [], datastore: [] }), catalog)).toEqual({});
  });

  it('tell what is said twice, with both, and what says nothing', () => {
    const given = flags({
      service: ['a: A(b)', 'a', ': B(c)', 'books,members: D(e)'],
      datastore: ['postgres', 'sqlite', 'a=sqlite', 'a=postgres', 'a2=sqlit'],
    });
    expect(flagFaults(given, catalog).map(({ message, hint }) => `${message}. ${hint}`)).toEqual([
      `--service ": B(c)" names no service. --service 'books: Book(title)'`,
      '--service "books,members: D(e)" names several services. A flag for each: --service books --service members',
      '"a" is said twice: --service "a: A(b)" and --service "a". Say it once, with all that belongs to it',
      'There are two datastores for all services: postgres and sqlite. Say which service has the other one: --datastore SERVICE=sqlite',
      '"a" has two datastores: sqlite and postgres. Leave one --datastore',
      '--datastore a2=sqlit: Datastore "sqlit" is not known. Did you mean "sqlite"?',
    ]);
  });

  it('that a command is made of give the same blueprint', () => {
    const { answers } = converse({
      ...library,
      datastore: 'sqlite',
      'datastore.postgres': ['members', 'books'],
      ci: 'none',
      packageManager: 'pnpm',
      git: false,
    });
    const words = toCommand(answers, undefined, catalog);
    const all = (flag: string) => words.filter((_, index) => words[index - 1] === flag);
    const again = fromFlags(
      flags({
        name: all('--name')[0] ?? '',
        service: all('--service'),
        datastore: all('--datastore'),
        ci: all('--ci')[0] ?? '',
        packageManager: all('--package-manager')[0] ?? '',
        git: !words.includes('--no-git'),
      }),
      catalog,
    );
    expect(toBlueprint(again, catalog)).toBe(toBlueprint(answers, catalog));
    expect(toCommand(again, undefined, catalog)).toEqual(words);
  });
});
