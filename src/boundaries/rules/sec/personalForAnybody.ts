import type { Field, Operation, Service } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation } from '../../view.ts';
import { listed } from '../../words.ts';

export const personalForAnybody: Rule = {
  id: 'SEC004',
  severity: 'error',
  title: 'personal data that anybody can read',
  why: 'An anonymous query gives what is marked pii to whoever asks, and to whoever guesses the next identifier. Where identity is none, every public query is anonymous.',
  repairs: [
    'Leave auth out: the scope service:read is then asked for. With owner on the entity, callers see their own rows only.',
    'Write identity: jwt, where there is none.',
    'Give an output without those fields: output: { ... }.',
    'Take the mark away, if it is meant to be public.',
  ],
  sources: [sources.apiSecurity, sources.gdpr],
  check: ({ blueprint: { platform, services, system } }) => {
    const telling = services.flatMap((service) =>
      service.operations.flatMap((operation) => {
        if (operation.expose !== 'public' || operation.kind !== 'query') return [];
        const personal = givenBy(service, operation).filter(({ pii }) => pii);
        if (personal.length === 0) return [];
        const where = onOperation(service, operation, 'auth');
        return [{ where, operation, personal: listed(personal.map(({ name }) => name)) }];
      }),
    );
    const [first] = telling;
    if (platform.identity.kind === 'none' && first !== undefined) {
      const more = telling.length === 1 ? '' : `, and ${telling.length - 1} more like it`;
      const message = `${system.name} has identity: none, and so ${first.where.place} gives ${first.personal} to anybody${more}`;
      const path = ['platform', 'identity'];
      return [{ place: system.name, path, message, hint: 'Write identity: jwt.' }];
    }
    return telling
      .filter(({ operation }) => operation.auth === 'anonymous')
      .map(({ where, personal }) => ({
        ...where,
        message: `${where.place} gives ${personal} to anybody`,
        hint: 'Leave auth out, or give an output without it.',
      }));
  },
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
