import type { Finding } from '../blueprint/finding.ts';
import { knownAs } from '../blueprint/knownAs.ts';
import { suggestion } from '../blueprint/nearest.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint, Event, Service } from '../blueprint/types.ts';
import { neverWas } from './neverWas.ts';

/**
 * Where `was` of an event names what it never was, as far as what was rendered last can tell: a slip of the pen would
 * send it under a name that nobody listens to, and no longer under the one that they know.
 * @param released names of events that others have built on, by the name that their service was known by first
 */
export function mistakenEvents(
  last: Blueprint,
  { services }: Blueprint,
  released: ReadonlyMap<string, ReadonlySet<string>>,
): Finding[] {
  return services.flatMap((service) => {
    const first = knownAs(service);
    const before = last.services.find((other) => knownAs(other) === first);
    // Of what is new here, nobody can tell where it comes from.
    if (before === undefined) return [];
    return service.events.flatMap(
      (event) => mistaken(service, event, before, released.get(first)) ?? [],
    );
  });
}

function mistaken(
  service: Service,
  { name, was }: Event,
  { events }: Service,
  released: ReadonlySet<string> = new Set(),
): Finding | undefined {
  if (was === undefined || released.has(was)) return undefined;
  if (events.some((event) => event.name === was || event.former?.name === was)) return undefined;
  const path = ['services', service.name, 'events', name, 'was'];
  const itself = events.find((event) => event.name === name);
  if (itself === undefined) {
    const gone = events.filter((event) => service.events.every((each) => each.name !== event.name));
    return {
      code: 'not-migratable',
      message: `The event ${quote(name)} cannot have been ${quote(was)}: there was none of that name`,
      hint: suggestion(was, namesOf(gone)) ?? 'Leave out was.',
      path,
    };
  }
  // It may have had that name before one that was rendered in between.
  if (itself.former === undefined) return undefined;
  return neverWas(name, was, [itself.former.name], path);
}

const namesOf = (list: readonly Event[]) => list.map(({ name }) => name);
