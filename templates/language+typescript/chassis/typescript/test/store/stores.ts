import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ServiceModel } from '../../src/model.ts';
import { openStore, storeSchemes } from '../../src/store/index.ts';
import type { Store } from '../../src/store/port.ts';
import { createScratch, type Scratch } from '../../src/testing/scratch.ts';

type Datastore = ServiceModel['datastore'];

interface Kind {
  scheme: string;
  /** Why tests cannot run here; undefined where they can. */
  lacks?: string | undefined;
  /** The address of a store that is away. */
  away: string;
}

/** Adapters are tested where this build has them. */
const kinds: Record<Datastore, Kind> = {
  postgres: {
    scheme: 'postgres:',
    lacks: process.env.TEST_POSTGRES_URL
      ? undefined
      : 'TEST_POSTGRES_URL is not set: the script test does',
    away: 'postgres://nobody@127.0.0.1:1/nothing',
  },
  sqlite: {
    scheme: 'file:',
    away: pathToFileURL(join(tmpdir(), randomUUID(), 'no-folder.sqlite')).href,
  },
};

const options = { log: { warn() {} }, poolSize: 10, name: 'test' };

export interface TestStore {
  kind: Datastore;
  /** Open during the tests. */
  readonly store: Store;
  /** Opens the same store once more, as another process would. */
  again(): Promise<Store>;
  /** Opens a store of the kind that is not there. */
  away(): Promise<Store>;
}

/** Runs a suite against each store of this build, each time an empty one. */
export function onEveryStore(suite: (test: TestStore) => void): void {
  for (const kind of Object.keys(kinds) as Datastore[]) {
    const { scheme, lacks, away } = kinds[kind];
    if (!storeSchemes.includes(scheme)) continue;
    describe(kind, { skip: lacks }, () => {
      let scratch: Scratch;
      let store: Store;
      const opened: Store[] = [];
      before(async () => {
        scratch = await createScratch(kind);
        store = await open(scratch.url);
      });
      after(async () => {
        await Promise.all(opened.map((each) => each.close()));
        await scratch.drop();
      });
      suite({
        kind,
        get store() {
          return store;
        },
        again: () => open(scratch.url),
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

/** How stores spell column types; the texts of tests are otherwise the same. */
const spelling: Record<Datastore, Record<string, string>> = {
  postgres: {
    INTEGER: 'bigint',
    DOUBLE: 'double precision',
    DECIMAL: 'numeric',
    BOOLEAN: 'boolean',
    DATE: 'date',
    MOMENT: 'timestamptz(3)',
    UUID: 'uuid',
    JSON: 'jsonb',
    POSITION: 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
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
    POSITION: 'integer PRIMARY KEY AUTOINCREMENT',
    STRICT: 'STRICT',
  },
};

/** Runs `CREATE TABLE` and the like; words in capitals with a colon before them are types. */
export async function define({ kind, store }: TestStore, text: string): Promise<void> {
  const words = spelling[kind];
  const spelled = text.replace(/:([A-Z]+)/g, (_, word: string) => words[word] ?? word);
  await store.transaction((tx) => tx.script(spelled));
}
