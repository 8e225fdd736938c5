import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/history/advance.ts';
import { emptyHistory } from '../../../src/history/history.ts';
import { noticesOf } from '../../../src/history/notices.ts';
import { blueprintOf } from '../../support/render.ts';

const system = (entities: object, datastore: string) =>
  blueprintOf(
    JSON.stringify({
      schema: 'create-microservices/v1',
      system: { name: 's' },
      services: { a: { datastore, entities } },
    }),
  );
const thing = (fields: object) => ({ Thing: { fields: { kept: 'string', ...fields } } });

function told(before: object, after: object, datastore = 'postgres'): string[] {
  const first = advance(emptyHistory, system(before, datastore));
  const blueprint = system(after, datastore);
  const second = advance(first, blueprint, { drop: true });
  expect(noticesOf(second, second, blueprint)).toEqual([]);
  return noticesOf(first, second, blueprint).map(
    ({ migration, path, message }) => `${migration} ${path.slice(3).join('.')}: ${message}`,
  );
}

describe('what is to be known of a migration', () => {
  it.each<[string, object, object]>([
    ['a field more', {}, { f: { type: 'string', optional: true } }],
    ['longer', { f: { type: 'string', maxLength: 9 } }, { f: { type: 'string', maxLength: 10 } }],
    [
      'more values',
      { f: { type: 'enum', values: ['a'] } },
      { f: { type: 'enum', values: ['a', 'b'] } },
    ],
    ['optional', { f: 'string' }, { f: { type: 'string', optional: true } }],
  ])('%s: nothing', (_, before, after) => {
    expect(told(thing(before), thing(after))).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['shorter', { f: { type: 'string', maxLength: 9 } }, { f: { type: 'string', maxLength: 8 } }],
    ['a minimum', { f: 'integer' }, { f: { type: 'integer', minimum: 1 } }],
    [
      'a lower maximum',
      { f: { type: 'integer', maximum: 5 } },
      { f: { type: 'integer', maximum: 4 } },
    ],
    [
      'a value less',
      { f: { type: 'enum', values: ['a', 'b'] } },
      { f: { type: 'enum', values: ['b'] } },
    ],
    ['unique', { f: 'string' }, { f: { type: 'string', unique: true } }],
  ])('%s: that a row may not fit', (_, before, after) => {
    expect(told(thing(before), thing(after))).toEqual([
      'a/0002_change Thing.fields.f: Where a row does not fit, the migration stops and changes nothing',
    ]);
  });

  it('a rename of a field: clients, and when the old name goes', () => {
    const before = thing({ name: 'string' });
    const after = thing({ fullName: { type: 'string', was: 'name' } });
    expect(told(before, after)).toEqual([
      expect.stringMatching(
        /^a\/0002_rename Thing\.fields\.fullName: fullName was "name": answers and events have both, .*clients/,
      ),
      expect.stringMatching(/^a\/0002_rename Thing\.fields\.fullName\.was: .* take out was/),
    ]);
    // Nobody shares the file, so nothing bridges: the build before has to be stopped.
    expect(told(before, after, 'sqlite')).toEqual([
      expect.stringMatching(
        /^a\/0002_rename Thing\.fields\.fullName: fullName was "name": answers and events have both, .*clients/,
      ),
      expect.stringMatching(/^a\/0002_rename Thing: The old names go\. .*stop it before/),
    ]);
  });

  it('a rename of an entity: clients, and when the old name goes', () => {
    const fields = { name: 'string' };
    expect(told({ Client: { fields } }, { Customer: { was: 'Client', fields } })).toEqual([
      expect.stringMatching(
        /^a\/0002_rename Customer: Customer was "client": \/clients is served beside \/customers, as deprecated, until was is taken out: /,
      ),
      expect.stringMatching(
        /^a\/0002_rename Customer\.was: .*"client", a view by now.* take out was/,
      ),
    ]);
  });

  it('a rename of a copy: nobody outside, for nobody has seen it', () => {
    const town = (client: string, was: object) =>
      blueprintOf(
        JSON.stringify({
          schema: 'create-microservices/v1',
          system: { name: 's' },
          services: {
            a: { entities: { [client]: { ...was, fields: { name: 'string' } } } },
            b: {
              datastore: 'sqlite',
              entities: { Note: { fields: { client: `a.${client}` } } },
              subscribes: [`a.${client.toLowerCase()}-created`],
            },
          },
        }),
      );
    const first = advance(emptyHistory, town('Client', {}));
    const renamed = town('Customer', { was: 'Client' });
    const told = noticesOf(first, advance(first, renamed), renamed);
    expect(told.map(({ migration, message }) => `${migration}: ${message}`)).toEqual([
      expect.stringMatching(/^a\/0002_rename: Customer was "client": \/clients is served/),
      expect.stringMatching(/^a\/0002_rename: .* a view by now/),
      expect.stringMatching(/^b\/0002_rename: The old names go\./),
    ]);
  });

  it('what goes: who fails', () => {
    const whole = { ...thing({ f: 'string' }), Other: { fields: { n: 'string' } } };
    expect(told(whole, thing({}))).toEqual([
      expect.stringMatching(/^a\/0002_change : The table "other" goes\. .*stop it before/),
      expect.stringMatching(
        /^a\/0002_change Thing\.fields: The column "f" goes\. .*stop it before/,
      ),
    ]);
  });

  it('required, and another type: who fails', () => {
    expect(
      told(
        thing({ f: { type: 'string', optional: true }, g: 'integer' }),
        thing({ f: { type: 'string', default: 'd' }, g: 'number' }),
      ),
    ).toEqual([
      expect.stringMatching(/Thing\.fields\.f: Rows without a value get the default/),
      expect.stringMatching(/Thing\.fields\.g: integer becomes number/),
    ]);
  });
});
