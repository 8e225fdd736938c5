import { describe, expect, it } from 'vitest';
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
