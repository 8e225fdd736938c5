import type { Field, Operation, Service } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation } from '../../view.ts';
import { listed } from '../../words.ts';

export const personalForAnybody: Rule = {
  id: 'SEC004',
  severity: 'error',
  title: 'personal data that anybody can read',
  why: 'An anonymous query gives what is marked pii to whoever asks, and to whoever guesses the next identifier.',
  repairs: [
    'Leave auth out: the scope service:read is then asked for. With owner on the entity, callers see their own rows only.',
    'Give an output without those fields: output: { ... }.',
    'Take the mark away, if it is meant to be public.',
  ],
  sources: [sources.apiSecurity, sources.gdpr],
  check: ({ blueprint: { services } }) =>
    services.flatMap((service) =>
      service.operations.flatMap((operation) => {
        if (operation.expose !== 'public' || operation.auth !== 'anonymous') return [];
        if (operation.kind !== 'query') return [];
        const personal = givenBy(service, operation).filter(({ pii }) => pii);
        if (personal.length === 0) return [];
        const where = onOperation(service, operation, 'auth');
        const message = `${where.place} gives ${listed(personal.map(({ name }) => name))} to anybody`;
        return [{ ...where, message, hint: 'Leave auth out, or give an output without it.' }];
      }),
    ),
};

/** What the answer has, the fields of value objects included. */
function givenBy(service: Service, { output }: Operation): Field[] {
  if (output.kind === 'none') return [];
  const fields =
    output.kind === 'fields'
      ? output.fields
      : (service.entities.find(({ name }) => name === output.entity)?.fields ?? []);
  const objects = fields.flatMap(({ object, foreign }) =>
    foreign ? [] : service.valueObjects.filter(({ name }) => name === object),
  );
  return [...fields, ...objects.flatMap((object) => object.fields)].filter(({ secret }) => !secret);
}
