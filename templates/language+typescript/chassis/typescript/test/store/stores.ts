import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openStore, storeSchemes } from '../../src/store/index.ts';
import type { Store } from '../../src/store/port.ts';

/** A place for tests' tables that nobody else uses. */
interface Place {
  url: string;
  remove(): Promise<void>;
}

interface Kind {
  scheme: string;
  /** Why tests cannot run here; undefined where they can. */
  lacks: string | undefined;
  make(): Promise<Place>;
  /** The address of a store that is away. */
  away: string;
}

const options = { log: { warn() {} }, poolSize: 10, name: 'test' };

/**
 * Adapters are tested where this build has them. PostgreSQL needs the address of a database in
 * which the role may make schemas: `TEST_POSTGRES_URL`, which `npm test` of the repo sets.
 */
const kinds: Record<string, Kind> = {
  postgres: {
    scheme: 'postgres:',
    lacks: process.env.TEST_POSTGRES_URL ? undefined : 'TEST_POSTGRES_URL is not set',
    make: makeSchema,
    away: 'postgres://nobody@127.0.0.1:1/nothing',
  },
  sqlite: {
    scheme: 'file:',
    lacks: undefined,
    make: makeFile,
    away: pathToFileURL(join(tmpdir(), randomUUID(), 'no-folder.sqlite')).href,
  },
};

export interface TestStore {
  kind: string;
  /** Open during the tests. */
  readonly store: Store;
  /** Opens the same store once more, as another process would. */
  again(): Promise<Store>;
  /** Opens a store of the kind that is not there. */
  away(): Promise<Store>;
}

/** Runs a suite against each store of this build, each time in a place of its own. */
export function onEveryStore(suite: (test: TestStore) => void): void {
  for (const [kind, { scheme, lacks, make, away }] of Object.entries(kinds)) {
    if (!storeSchemes.includes(scheme)) continue;
    describe(kind, { skip: lacks }, () => {
      let place: Place;
      let store: Store;
      const opened: Store[] = [];
      before(async () => {
        place = await make();
        store = await open(place.url);
      });
      after(async () => {
        await Promise.all(opened.map((each) => each.close()));
        await place.remove();
      });
      suite({
        kind,
        get store() {
          return store;
        },
        again: () => open(place.url),
        away: () => open(away),
      });

      async function open(url: string): Promise<Store> {
        const one = await openStore(url, options);
        opened.push(one);
        return one;
      }
    });
  }
}

async function makeSchema(): Promise<Place> {
  const server = process.env.TEST_POSTGRES_URL ?? '';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const script = async (text: string) => {
    const store = await openStore(server, options);
    await store.transaction((tx) => tx.script(text)).finally(() => store.close());
  };
  await script(`CREATE SCHEMA "${name}"`);
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${name}`);
  return { url: url.href, remove: () => script(`DROP SCHEMA "${name}" CASCADE`) };
}

async function makeFile(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  return {
    url: pathToFileURL(join(folder, 'test.sqlite')).href,
    remove: () => rm(folder, { recursive: true }),
  };
}

/** How stores spell column types; the texts of tests are otherwise the same. */
const spelling: Record<string, Record<string, string>> = {
  postgres: {
    INTEGER: 'bigint',
    DOUBLE: 'double precision',
    DECIMAL: 'numeric',
    BOOLEAN: 'boolean',
    DATE: 'date',
    MOMENT: 'timestamptz(3)',
    UUID: 'uuid',
    JSON: 'jsonb',
    STRICT: '',
  },
  sqlite: {
    INTEGER: 'integer',
    DOUBLE: 'real',
    DECIMAL: 'text',
    BOOLEAN: 'integer',
    DATE: 'text',
    MOMENT: 'text',
    UUID: 'text',
    JSON: 'text',
    STRICT: 'STRICT',
  },
};

/** Runs `CREATE TABLE` and the like; words in capitals with a colon before them are types. */
export async function define({ kind, store }: TestStore, text: string): Promise<void> {
  const words = spelling[kind] ?? {};
  const spelled = text.replace(/:([A-Z]+)/g, (_, word: string) => words[word] ?? word);
  await store.transaction((tx) => tx.script(spelled));
}
