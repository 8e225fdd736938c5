import { kebab } from '../../../blueprint/names/case.ts';
import type { Entity, Event, Field, Service } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart } from '../../view.ts';

export const personalInEvent: Rule = {
  id: 'SEC002',
  severity: 'error',
  title: 'personal or secret data in an event',
  why: 'An event is copied to every consumer, kept by the broker and by dead letters, and cannot be called back. What is marked pii or secret at its owner loses the mark under the same name in a payload.',
  repairs: [
    'Send the identifier, and let those ask who may know.',
    'Leave the field out of the payload.',
    'Rename the field, if it is something else by the same name.',
  ],
  sources: [sources.gdpr, sources.apiSecurity],
  check: ({ blueprint: { services } }) =>
    services.flatMap((service) =>
      service.events
        .filter(({ implied }) => !implied)
        .flatMap((event) =>
          event.versions.flatMap(({ version, payload, map }) =>
            payload.flatMap((field) => {
              const marked = markOf(service, event, field, map);
              if (marked === undefined) return [];
              const inside = event.versions.length > 1 ? ['versions', String(version)] : [];
              const where = onPart(service, 'events', event, ...inside, 'payload', field.name);
              const message = `${where.place} carries ${marked.what}, which is marked ${marked.mark}`;
              return [{ ...where, at: 'key', message, hint: 'Send the identifier instead.' }];
            }),
          ),
        ),
    ),
};

/** What in the field is marked where it comes from. */
function markOf(
  service: Service,
  event: Event,
  field: Field,
  map: Readonly<Record<string, string>>,
): { what: string; mark: string } | undefined {
  const source = Object.hasOwn(map, field.name) ? map[field.name] : field.name;
  const same = entitiesOf(service, event).flatMap(({ fields }) =>
    fields.filter(({ name }) => name === source),
  );
  // One name for several things: only where all of them are marked is it clear.
  const [first] = same;
  if (first === undefined || !same.every(({ pii, secret }) => pii || secret)) return undefined;
  return { what: field.name, mark: markIn(first) };
}

/** The entities that the event may be about: that of its name, of what emits it, or else any. */
function entitiesOf({ entities, operations }: Service, event: Event): readonly Entity[] {
  const named = entities.filter(({ name }) => event.name.startsWith(`${kebab(name)}-`));
  if (named.length > 0) return named;
  const written = new Set(
    operations.filter(({ emits }) => emits.includes(event.name)).flatMap(({ writes }) => writes),
  );
  const emitting = entities.filter(({ name }) => written.has(name));
  return emitting.length > 0 ? emitting : entities;
}

const markIn = ({ secret }: Field) => (secret ? 'secret' : 'pii');
