import type { Field, FieldType } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart } from '../../view.ts';

/** Nobody identifies a thing by one of these. */
const others = new Set<FieldType>([
  'boolean',
  'enum',
  'number',
  'decimal',
  'date',
  'timestamp',
  'json',
  'text',
  'object',
]);

export const keyThatDoesNotIdentify: Rule = {
  id: 'EVT006',
  severity: 'warning',
  title: 'an event whose key identifies nothing',
  why: 'Events of one key are delivered in order, and those of different keys side by side. A key that is a state or a time puts unrelated events into one queue, and those of one thing into several.',
  repairs: [
    'Take the identifier of what the event is about: key: thingId.',
    'Put such an identifier into the payload.',
  ],
  sources: [sources.kafka],
  check: ({ blueprint }) =>
    blueprint.services.flatMap((service) =>
      service.events.flatMap((event) =>
        event.versions.flatMap(({ version, key, payload }) => {
          const field = payload.find(({ name }) => name === key);
          if (event.implied || field === undefined || !isOdd(field)) return [];
          const inside = event.versions.length > 1 ? ['versions', String(version)] : [];
          const where = onPart(service, 'events', event, ...inside, 'key');
          const what = field.array
            ? 'a list'
            : field.optional
              ? 'optional'
              : `of type ${field.type}`;
          const message = `${where.place} has the key ${key}, which is ${what}`;
          return [{ ...where, message, hint: 'Write key: <the identifier in the payload>.' }];
        }),
      ),
    ),
};

const isOdd = ({ type, array, optional }: Field) => array || optional || others.has(type);
