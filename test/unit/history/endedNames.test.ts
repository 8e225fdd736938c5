import { describe, expect, it } from 'vitest';
import { noticesOfEndedNames } from '../../../src/history/endedNames.ts';
import { blueprintOf } from '../../support/render.ts';

/** A service with an entity that may have had other names. */
function clinic(pets: string, visits = '{ fields: { day: date } }', others = '') {
  return blueprintOf(`schema: create-microservices/v1
system: { name: clinic }
platform: { broker: none }
services:
  records:
    entities:
      ${pets}
      Visit: ${visits}
${others}`);
}

const renamed = clinic('Pet: { was: Animal, fields: { name: { type: string, was: title } } }');
const toldOf = (now: ReturnType<typeof clinic>, last = renamed) =>
  noticesOfEndedNames(last, now).map(({ path, message }) => [path.join('.'), message]);

describe('names of before', () => {
  it('are told of when they end', () => {
    expect(toldOf(clinic('Pet: { fields: { name: string } }'))).toEqual([
      ['services.records.entities.Pet', '/animals is not served any more'],
      [
        'services.records.entities.Pet.fields.name',
        'name is no longer given as "title" as well, nor taken by that name',
      ],
    ]);
  });

  it('are not told of while they stand, nor where there were none', () => {
    expect(toldOf(renamed)).toEqual([]);
    expect(toldOf(renamed, clinic('Pet: { fields: { name: string } }'))).toEqual([]);
    expect(noticesOfEndedNames(undefined, renamed)).toEqual([]);
  });

  it('are not told of where something else has them by now', () => {
    const now = clinic(
      'Pet: { fields: { name: string, title: string } }',
      '{ path: /animals, fields: { day: date } }',
    );
    expect(toldOf(now)).toEqual([]);
  });

  it('are told of where the entity has a path of its own by now, unless another one is found there', () => {
    const pet =
      'Pet: { was: Animal, path: /beings, fields: { name: { type: string, was: title } } }';
    const told = [['services.records.entities.Pet', '/animals is not served any more']];
    expect(toldOf(clinic(pet))).toEqual(told);
    const others = '  zoo: { entities: { Beast: { path: /animals, fields: { name: string } } } }\n';
    expect(toldOf(clinic(pet, undefined, others))).toEqual([]);
  });

  it('are told of what goes with its entity by nobody here: a contract or a migration does', () => {
    expect(toldOf(clinic('Dog: { fields: { name: string } }'))).toEqual([]);
  });

  it('are told of one by one where an event has others', () => {
    const system = (event: string) =>
      blueprintOf(`schema: create-microservices/v1
system: { name: clinic }
services:
  records:
    entities: { Pet: { fields: { name: string } } }
    operations:
      createPet: { http: POST /pets, writes: [Pet], emits: [pet-met] }
    events:
      pet-met: ${event}
`);
    const payload = 'key: petId, payload: { petId: uuid }';
    expect(toldOf(system(`{ ${payload} }`), system(`{ was: animal-met, ${payload} }`))).toEqual([
      [
        'services.records.events.pet-met',
        'The event records.pet-met is no longer sent as "animal-met" as well',
      ],
    ]);
  });
});
