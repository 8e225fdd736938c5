import { describe, expect, it } from 'vitest';
import { operationModel } from '../../../src/derive/models.ts';
import { blueprintOf } from '../../support/render.ts';

describe('where a new row is read', () => {
  const locationOf = (create: string, ...readers: object[]) => {
    const a = {
      entities: { Thing: { fields: { name: 'string' } } },
      operations: {
        makeThing: { kind: 'command', http: 'POST /things', writes: ['Thing'], expose: create },
        ...Object.fromEntries(readers.map((reader, index) => [`getThing${index}`, reader])),
      },
    };
    const blueprint = blueprintOf(
      JSON.stringify({
        schema: 'create-microservices/v1',
        system: { name: 'town' },
        services: { a },
      }),
    );
    const [service] = blueprint.services;
    const operation = service?.operations.find(({ name }) => name === 'makeThing');
    if (service === undefined || operation === undefined) throw new Error('not there');
    return operationModel(operation, service, blueprint).location;
  };
  const inside = { http: 'GET /inside/{id}', reads: ['Thing'], expose: 'internal' };
  const outside = { http: 'GET /things/{id}', reads: ['Thing'] };

  it('is open to whoever has made it, in whatever order readers are declared', () => {
    expect(locationOf('public', inside, outside)).toBe('/things/{id}');
    expect(locationOf('public', outside, inside)).toBe('/things/{id}');
    expect(locationOf('internal', outside, inside)).toBe('/inside/{id}');
    expect(locationOf('internal', outside)).toBe('/things/{id}');
  });

  it('is not told to those who may not go there', () => {
    expect(locationOf('public', inside)).toBeUndefined();
    expect(locationOf('public')).toBeUndefined();
  });
});
