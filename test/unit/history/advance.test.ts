import { describe, expect, it } from 'vitest';
import type { UserError } from '../../../src/errors.ts';
import { advance } from '../../../src/history/advance.ts';
import { emptyHistory, type History } from '../../../src/history/history.ts';
import { blueprintOf } from '../../support/render.ts';

function system(services: Record<string, object>) {
  return blueprintOf(
    JSON.stringify({ schema: 'create-microservices/v1', system: { name: 's' }, services }),
  );
}

const service = (entity = 'Thing', fields: object = { name: 'string' }) => ({
  entities: { [entity]: { fields } },
});

describe('ports', () => {
  it('are given in order: the gateway, then services by name', () => {
    expect(advance(emptyHistory, system({ b: service('B'), a: service('A') })).ports).toEqual({
      gateway: { api: 8080, admin: 9080 },
      'services/a': { api: 8081, admin: 9081 },
      'services/b': { api: 8082, admin: 9082 },
    });
  });

  it('stay with their service, and are never given again', () => {
    const first = advance(emptyHistory, system({ b: service('B'), c: service('C') }));
    const without = advance(first, system({ c: service('C') }));
    const later = advance(without, system({ a: service('A'), c: service('C') }));
    expect(later.ports['services/c']).toEqual(first.ports['services/c']);
    expect(later.ports['services/b']).toEqual(first.ports['services/b']);
    expect(later.ports['services/a']).toEqual({ api: 8083, admin: 9083 });
  });
});

describe('schemas', () => {
  it('begin with one step', () => {
    const { schemas } = advance(emptyHistory, system({ a: service() }));
    expect(schemas.a?.map(({ name }) => name)).toEqual(['0001_initial']);
  });

  it('get no step for a blueprint that changes no table', () => {
    const first = advance(emptyHistory, system({ a: service() }));
    const again = advance(first, system({ a: { ...service(), context: 'said in other words' } }));
    expect(again).toEqual(first);
  });

  it('get a step for each change, and keep those before', () => {
    const first = advance(emptyHistory, system({ a: service() }));
    const second = advance(
      first,
      system({ a: service('Thing', { name: 'string', note: { type: 'text', optional: true } }) }),
    );
    expect(second.schemas.a?.map(({ name }) => name)).toEqual(['0001_initial', '0002_change']);
    expect(second.schemas.a?.[0]).toEqual(first.schemas.a?.[0]);
  });

  it('put what is referred to before what refers to it', () => {
    const { schemas } = advance(
      emptyHistory,
      system({
        a: {
          entities: {
            Alpha: { fields: { omega: 'Omega' } },
            Omega: { fields: { name: 'string' } },
          },
        },
      }),
    );
    expect(schemas.a?.[0]?.schema.tables.map(({ name }) => name)).toEqual(['omega', 'alpha']);
  });

  it('index what lists use, the owner first and the key last', () => {
    const { schemas } = advance(
      emptyHistory,
      system({
        a: {
          entities: {
            Thing: {
              owner: 'subject',
              fields: {
                subject: 'string',
                name: { type: 'string', index: true },
                code: { type: 'string', unique: true },
              },
            },
          },
        },
      }),
    );
    expect(schemas.a?.[0]?.schema.tables[0]?.indexes).toEqual([
      ['subject', 'name', 'id'],
      ['subject', 'created_at', 'id'],
    ]);
  });
});

describe('tables of the chassis', () => {
  const systemWith = (broker: string, services: Record<string, object>) =>
    blueprintOf(
      JSON.stringify({
        schema: 'create-microservices/v1',
        system: { name: 's' },
        platform: { broker },
        services,
      }),
    );
  const listening = (event: string) => ({
    ...service('Other'),
    subscribes: [{ event, handler: 'listen' }],
  });
  const stepsOf = (history: History, name: string) =>
    history.schemas[name]?.map((step) => [step.name, step.schema.chassis]);

  it('are those that a service needs from the start', () => {
    const blueprint = systemWith('postgres', { a: service(), b: listening('a.thing-created') });
    const history = advance(emptyHistory, blueprint);
    expect(stepsOf(history, 'a')).toEqual([['0001_initial', ['outbox']]]);
    expect(stepsOf(history, 'b')).toEqual([['0001_initial', ['inbox', 'outbox']]]);
  });

  it('come in a step of their own, named for them, when they are needed later', () => {
    const quiet = advance(emptyHistory, systemWith('none', { a: service(), b: service('Other') }));
    expect(stepsOf(quiet, 'a')).toEqual([['0001_initial', undefined]]);
    const talking = systemWith('postgres', { a: service(), b: listening('a.thing-created') });
    const history = advance(quiet, talking);
    expect(stepsOf(history, 'a')).toEqual([
      ['0001_initial', undefined],
      ['0002_outbox', ['outbox']],
    ]);
    expect(stepsOf(history, 'b')?.at(-1)).toEqual(['0002_inbox_outbox', ['inbox', 'outbox']]);
  });

  it('stay when they are no longer needed', () => {
    const talking = advance(emptyHistory, systemWith('postgres', { a: service() }));
    expect(advance(talking, systemWith('none', { a: service() })).schemas).toEqual(talking.schemas);
  });
});

describe('what rows cannot follow', () => {
  const field = (written: object | string) => ({
    a: { entities: { Thing: { fields: { kept: 'string', f: written } } } },
  });
  const problemsOf = (before: object, after: object, options = {}) => {
    try {
      advance(
        advance(emptyHistory, system(before as Record<string, object>)),
        system(after as Record<string, object>),
        options,
      );
      return [];
    } catch (error) {
      return (error as UserError).problems.map(({ code, path, message }) => [
        code,
        path.join('.'),
        message,
      ]);
    }
  };
  const at = 'services.a.entities.Thing';

  it.each<[string, object | string, object | string, string]>([
    [
      'a type that not every value has',
      'string',
      'integer',
      `a.Thing.f was string, and its rows cannot become integer`,
    ],
    [
      'a type that is written in many ways',
      'number',
      'string',
      'a.Thing.f was number, and its rows cannot become string',
    ],
    [
      'a list of what was one',
      'string',
      'string[]',
      'a.Thing.f was string, and its rows cannot become string[]',
    ],
    [
      'one of what was a list',
      'string[]',
      'string',
      'a.Thing.f was string[], and its rows cannot become string',
    ],
    [
      'required, without a default',
      { type: 'string', optional: true },
      'string',
      'a.Thing.f is required, and rows that are there have no value for it',
    ],
  ])('%s', (_, before, after, message) => {
    expect(problemsOf(field(before), field(after))).toEqual([
      ['not-migratable', `${at}.fields.f`, message],
    ]);
    // What is dropped on purpose is another matter.
    expect(problemsOf(field(before), field(after), { drop: true })).toHaveLength(1);
  });

  it.each<[string, object | string, object | string]>([
    ['integer', 'integer', 'number'],
    ['decimal', 'integer', 'decimal'],
    ['text', 'string', 'text'],
    ['shorter', { type: 'string', maxLength: 90 }, { type: 'string', maxLength: 9 }],
    [
      'required with a default',
      { type: 'string', optional: true },
      { type: 'string', default: 'x' },
    ],
    ['optional', 'string', { type: 'string', optional: true }],
    ['enum', { type: 'enum', values: ['a', 'b'] }, { type: 'enum', values: ['a'] }],
  ])('%s is fine', (_, before, after) => {
    expect(problemsOf(field(before), field(after))).toEqual([]);
  });

  it('a new field that is required without a default', () => {
    const without = { a: { entities: { Thing: { fields: { kept: 'string' } } } } };
    expect(problemsOf(without, field('string'))).toEqual([
      [
        'not-migratable',
        `${at}.fields.f`,
        'a.Thing.f is required, and rows that are there have no value for it',
      ],
    ]);
    expect(problemsOf(without, field({ type: 'string', default: 'x' }))).toEqual([]);
    expect(problemsOf(without, field({ type: 'string', optional: true }))).toEqual([]);
  });

  it('a field or an entity that is gone, unless it is to be dropped', () => {
    const whole = {
      a: {
        entities: {
          Thing: { fields: { kept: 'string', f: 'string' } },
          Other: { fields: { n: 'string' } },
        },
      },
    };
    const without = { a: { entities: { Thing: { fields: { kept: 'string' } } } } };
    expect(problemsOf(whole, without)).toEqual([
      [
        'data-loss',
        'services.a.entities',
        'The table "other" of a would be dropped, with every row in it',
      ],
      [
        'data-loss',
        `${at}.fields`,
        'The column "f" of a.Thing would be dropped, with every value in it',
      ],
    ]);
    expect(problemsOf(whole, without, { drop: true })).toEqual([]);
  });

  it.each(['postgres', 'sqlite'])('a name from before that it never had, in %s', (datastore) => {
    const named = (entity: string, f: string, was: { entity?: string; f?: string } = {}) =>
      system({
        a: {
          datastore,
          entities: {
            [entity]: {
              ...(was.entity && { was: was.entity }),
              fields: { [f]: { type: 'string', ...(was.f && { was: was.f }) } },
            },
          },
        },
      });
    const first = advance(emptyHistory, named('Thing', 'f'));
    const renamed = advance(first, named('Item', 'g', { entity: 'Thing', f: 'f' }));
    expect(advance(renamed, named('Item', 'g', { entity: 'Thing', f: 'f' }))).toEqual(renamed);
    expect(() => advance(renamed, named('Item', 'g', { entity: 'Thong', f: 'e' }))).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            message: '"Item" was never "Thong": it was "thing"',
            path: ['services', 'a', 'entities', 'Item', 'was'],
          }),
          expect.objectContaining({
            message: '"g" was never "e": it was "f"',
            path: ['services', 'a', 'entities', 'Item', 'fields', 'g', 'was'],
          }),
        ],
      }),
    );
    const again = advance(renamed, named('Part', 'h', { entity: 'Item', f: 'g' }));
    expect(advance(again, named('Part', 'h', { entity: 'Item', f: 'g' }))).toEqual(again);
    // From the first render on, nobody knows better.
    const fresh = named('Item', 'g', { entity: 'Thing', f: 'f' });
    expect(advance(advance(emptyHistory, fresh), fresh)).toEqual(advance(emptyHistory, fresh));
  });

  it('another key, or another name of it', () => {
    const keyed = (key: string, more: object = {}) => ({
      a: { entities: { Thing: { key, fields: { code: 'string', ...more } } } },
    });
    expect(
      problemsOf(field('string'), {
        a: { entities: { Thing: { key: 'f', fields: { kept: 'string', f: 'string' } } } },
      }),
    ).toEqual([
      [
        'not-migratable',
        `${at}.key`,
        'The key of a.Thing cannot become another field: its rows are known by "id"',
      ],
    ]);
    expect(
      problemsOf(keyed('code'), {
        a: {
          entities: { Thing: { key: 'name', fields: { name: { type: 'string', was: 'code' } } } },
        },
      })[0]?.[0],
    ).toBe('not-migratable');
  });

  it('another datastore', () => {
    const on = (datastore: string) => ({ a: { datastore, ...service() } });
    expect(problemsOf(on('postgres'), on('sqlite'))).toEqual([
      [
        'not-migratable',
        'services.a.datastore',
        'The rows of a are in postgres, and no migration takes them to sqlite',
      ],
    ]);
  });

  it('a name that something else had until now', () => {
    const two = { a: { entities: { Thing: { fields: { old: 'string', f: 'string' } } } } };
    const one = { a: { entities: { Thing: { fields: { f: { type: 'string', was: 'old' } } } } } };
    expect(problemsOf(two, one, { drop: true })).toEqual([
      [
        'not-migratable',
        `${at}.fields.f.was`,
        '"old" cannot become "f" at once: until now something else has that name',
      ],
    ]);
  });

  it('is told with its place where there is a file, and nothing is advanced', () => {
    const first = advance(emptyHistory, system(field('string')));
    const locate = ({
      code,
      message,
      path,
    }: {
      code: string;
      message: string;
      path: readonly (string | number)[];
    }) => ({ code: code as 'data-loss', message, path, file: 'microservices.yaml', line: 7 });
    expect(() => advance(first, system(field('integer')), { locate })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ line: 7 })] }),
    );
  });
});

describe('renames', () => {
  const client = (name: string, was: string | undefined, fields: object, datastore = 'postgres') =>
    system({ a: { datastore, entities: { [name]: { ...(was && { was }), fields } } } });
  const last = (history: History) => history.schemas.a?.at(-1);

  it('of a field: a new column beside the old one, until was is taken out', () => {
    const first = advance(emptyHistory, client('Client', undefined, { name: 'string' }));
    const renamed = client('Client', undefined, { fullName: { type: 'string', was: 'name' } });
    const second = advance(first, renamed);
    expect(last(second)?.name).toBe('0002_rename');
    expect(last(second)?.renames).toBeUndefined();
    expect(last(second)?.schema.tables[0]?.columns[1]).toMatchObject({
      name: 'full_name',
      formerly: 'name',
    });
    expect(advance(second, renamed)).toEqual(second);
    const third = advance(second, client('Client', undefined, { fullName: 'string' }));
    expect(last(third)?.name).toBe('0003_change');
    expect(last(third)?.schema.tables[0]?.columns[1]).not.toHaveProperty('formerly');
  });

  it('of an entity: the old name stays as a view, with the old names of its columns', () => {
    const first = advance(emptyHistory, client('Client', undefined, { name: 'string' }));
    const second = advance(
      first,
      client('Customer', 'Client', { fullName: { type: 'string', was: 'name' } }),
    );
    expect(last(second)).toMatchObject({
      name: '0002_rename',
      renames: { tables: { client: 'customer' }, columns: { customer: { name: 'full_name' } } },
      schema: {
        tables: [
          { name: 'customer', view: { name: 'client', columns: { id: 'id', name: 'full_name' } } },
        ],
      },
    });
    const third = advance(second, client('Customer', undefined, { fullName: 'string' }));
    expect(last(third)?.schema.tables[0]).not.toHaveProperty('view');
  });

  it('where one process has the store are a rename and nothing else', () => {
    const first = advance(emptyHistory, client('Client', undefined, { name: 'string' }, 'sqlite'));
    const second = advance(
      first,
      client('Customer', 'Client', { fullName: { type: 'string', was: 'name' } }, 'sqlite'),
    );
    expect(last(second)?.renames).toEqual({
      tables: { client: 'customer' },
      columns: { customer: { name: 'full_name' } },
    });
    expect(
      advance(second, client('Customer', undefined, { fullName: 'string' }, 'sqlite')),
    ).toEqual(second);
  });

  it('that nothing had before are no step', () => {
    const blueprint = client('Customer', 'Client', { fullName: { type: 'string', was: 'name' } });
    expect(advance(emptyHistory, blueprint).schemas.a).toHaveLength(1);
    expect(last(advance(emptyHistory, blueprint))?.schema.tables[0]).not.toHaveProperty('view');
  });
});

it('the order of fields and of enum values is no change', () => {
  const of = (fields: object) => system({ a: { entities: { Thing: { fields } } } });
  const kind = (...values: string[]) => ({ type: 'enum', values });
  const first = advance(emptyHistory, of({ a: 'string', b: kind('x', 'y') }));
  expect(advance(first, of({ b: kind('y', 'x'), a: 'string' }))).toEqual(first);
});

it('a type that a store keeps in the same way is no change', () => {
  const of = (type: string) =>
    system({ a: { entities: { Thing: { fields: { f: { type, maxLength: 50 } } } } } });
  const first = advance(emptyHistory, of('string'));
  expect(advance(first, of('text'))).toEqual(first);
});

describe('copies of another service', () => {
  const systemWith = (client: string, was: string | undefined, fields: object, copied: string[]) =>
    system({
      crm: { entities: { [client]: { ...(was && { was }), fields } } },
      orders: {
        entities: { Order: { fields: { total: 'integer' } } },
        ...(copied.length > 0 && {
          replicas: { [client]: { of: `crm.${client}`, fields: copied } },
        }),
      },
    });
  const before = systemWith('Client', undefined, { name: 'string', note: 'string' }, [
    'name',
    'note',
  ]);
  const first = advance(emptyHistory, before);
  const last = (history: History) => history.schemas.orders?.at(-1);

  it('follow the names of their originals', () => {
    const after = systemWith(
      'Customer',
      'Client',
      { fullName: { type: 'string', was: 'name' }, note: 'string' },
      ['fullName', 'note'],
    );
    expect(last(advance(first, after))).toMatchObject({
      name: '0002_rename',
      renames: {
        tables: { client: 'customer' },
        columns: { customer: { client_id: 'customer_id', name: 'full_name' } },
      },
    });
  });

  it('can be dropped without being asked for: their rows can be had again', () => {
    const without = (copied: string[]) =>
      systemWith('Client', undefined, { name: 'string', note: 'string' }, copied);
    expect(
      last(advance(first, without(['name'])))?.schema.tables.find(({ name }) => name === 'client')
        ?.columns,
    ).not.toContainEqual(expect.objectContaining({ name: 'note' }));
    expect(last(advance(first, without([])))?.schema.tables.map(({ name }) => name)).toEqual([
      'order',
    ]);
  });
});
