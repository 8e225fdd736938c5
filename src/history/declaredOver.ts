import { knownAs } from '../blueprint/knownAs.ts';
import { eventsOfEntity } from '../blueprint/names/eventsOfEntity.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint, Service } from '../blueprint/types.ts';
import { formerRoute } from '../derive/former.ts';
import type { Notice } from './notices.ts';

/**
 * `was` of an entity stands, and yet the names of before have ended: its service declares operations by now, and what
 * is declared is found where it says. Nobody who adds an operation thinks of that.
 * @param last what was rendered before; undefined where that is not known
 */
export function noticesOfDeclaredOver(last: Blueprint | undefined, now: Blueprint): Notice[] {
  if (last === undefined) return [];
  const answered = new Set(now.services.flatMap((service) => pathsOf(service, now)));
  return now.services.flatMap((service) => {
    const before = last.services.find((other) => knownAs(other) === knownAs(service));
    if (before === undefined) return [];
    return service.entities.flatMap(({ name, was }): Notice[] => {
      if (was === undefined) return [];
      const paths = before.operations
        .filter(({ entity }) => entity === name)
        .flatMap((operation) => formerRoute(operation, last)?.http.path ?? [])
        .filter((path) => !answered.has(path));
      const events = Object.values(eventsOfEntity(was)).filter(
        (event) => isSent(before, event) && !isSent(service, event),
      );
      const gone = [...new Set(paths), ...events];
      if (gone.length === 0) return [];
      return [
        {
          path: ['services', service.name, 'entities', name],
          message: `${name} was ${quote(was)}, but the service ${service.name} declares its operations by now, and those end what it had by that name: ${gone.join(', ')}. Whoever goes by it has to follow now`,
        },
      ];
    });
  });
}

function pathsOf({ operations }: Service, blueprint: Blueprint): string[] {
  return operations.flatMap((operation) =>
    [operation.http ?? [], formerRoute(operation, blueprint)?.http ?? []]
      .flat()
      .map(({ path }) => path),
  );
}

const isSent = ({ events }: Service, event: string): boolean =>
  events.some(({ name, former }) => name === event || former?.name === event);
