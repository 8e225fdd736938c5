import type { ReadBlueprint } from '../blueprint/index.ts';
import type { Contracts } from '../contracts/compatibility.ts';
import { UserError } from '../errors.ts';
import { mistakenEvents } from '../history/mistakenEvents.ts';
import type { Rendition } from './rendition.ts';

/**
 * The history has no names of events: what was rendered last, and what was released, tell what they were.
 * @throws UserError where an event has a name of before that it never had
 */
export function refuseMistaken(
  last: Rendition,
  { blueprint, document }: ReadBlueprint,
  released: readonly Contracts[],
): void {
  if (last.blueprint === undefined) return;
  const problems = mistakenEvents(last.blueprint, blueprint, eventsOf(released)).map(
    document.locate,
  );
  if (problems.length === 0) return;
  throw new UserError('The names of events cannot change in this way', {
    code: 'not-migratable',
    problems,
    hint: 'Nothing was written.',
  });
}

/** By service: the names of its events, whatever their versions. */
function eventsOf(released: readonly Contracts[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const key of released.flatMap(({ events }) => [...events.keys()])) {
    const [, service = '', name = ''] = /^([^/]*)\/(.*)\.v\d+$/.exec(key) ?? [];
    names.set(service, (names.get(service) ?? new Set()).add(name));
  }
  return names;
}
