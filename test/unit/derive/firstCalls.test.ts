import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { firstCalls } from '../../../src/derive/firstCalls.ts';

const callsOf = (services: object) =>
  firstCalls(
    readBlueprint(
      JSON.stringify({
        schema: 'create-microservices/v1',
        system: { name: 'demo' },
        platform: { broker: 'none' },
        services,
      }),
      'demo.json',
      catalog,
    ).blueprint,
  );

describe('firstCalls', () => {
  it('stores a row that refers to no other, and reads such rows', () => {
    const calls = callsOf({
      alpha: { entities: { Part: { fields: { whole: 'beta.Whole' } } } },
      beta: {
        entities: {
          Detail: { fields: { whole: 'Whole' } },
          Whole: { fields: { name: 'string', note: { type: 'text', optional: true } } },
        },
      },
    });
    expect(calls).toEqual({
      create: {
        path: '/wholes',
        body: { name: 'example' },
        rule: 'services/beta/src/domain/whole.ts',
      },
      read: '/wholes',
    });
  });

  it('prefers what can be listed afterwards', () => {
    const entities = { Thing: { fields: { name: 'string' } } };
    const addThing = { kind: 'command', http: 'POST /things', auth: ['a:b'], writes: ['Thing'] };
    const calls = callsOf({
      alpha: { entities, operations: { addThing } },
      beta: { entities: { Whole: { fields: { name: 'string' } } } },
    });
    expect(calls.create?.path).toBe('/wholes');
  });

  it('names the rule of a declared command', () => {
    const calls = callsOf({
      alpha: {
        entities: { Thing: { fields: { name: 'string' } } },
        operations: {
          addThing: {
            kind: 'command',
            http: 'POST /things',
            auth: ['things:write'],
            writes: ['Thing'],
          },
        },
      },
    });
    expect(calls.create?.rule).toBe('services/alpha/src/domain/add-thing.ts');
    expect(calls.read).toBeUndefined();
  });

  it('takes what is public and needs no parameter, a list where there is one', () => {
    const query = { kind: 'query', auth: 'anonymous', reads: ['Thing'] };
    const entities = { Thing: { fields: { name: { type: 'string', index: true } } } };
    const one = { ...query, http: 'GET /things/{id}' };
    const hidden = { ...query, http: 'GET /hidden', expose: 'internal', paging: 'cursor' };
    const found = { ...query, http: 'GET /found', input: { name: 'string' }, output: 'Thing[]' };
    const list = { ...query, http: 'GET /listed', paging: 'cursor' };
    expect(callsOf({ alpha: { entities, operations: { one, hidden } } })).toEqual({});
    expect(callsOf({ alpha: { entities, operations: { one, found } } })).toEqual({
      read: '/found',
    });
    expect(callsOf({ alpha: { entities, operations: { found, list } } })).toEqual({
      read: '/listed',
    });
  });
});
