import type { Path } from '../blueprint/finding.ts';
import { isImplied } from '../blueprint/isImplied.ts';
import { knownAs } from '../blueprint/knownAs.ts';
import { eventsOfEntity } from '../blueprint/names/eventsOfEntity.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint, Service } from '../blueprint/types.ts';
import { formerRoute } from '../derive/former.ts';
import type { Notice } from './notices.ts';

/**
 * What those have to know who go on with a name of before that ends: `was` has been taken out, or leads nowhere any
 * more. No migration tells of it, and nothing refuses it where nothing was released.
 * @param last what was rendered before; undefined where that is not known
 */
export function noticesOfEndedNames(last: Blueprint | undefined, now: Blueprint): Notice[] {
  if (last === undefined) return [];
  const served = new Set(now.services.flatMap((service) => pathsOf(service, now)));
  return now.services.flatMap((service) => {
    const before = last.services.find((other) => knownAs(other) === knownAs(service));
    if (before === undefined) return [];
    const ended = (entity: string) =>
      before.operations
        .filter((operation) => operation.entity === entity)
        .flatMap((operation) => formerRoute(operation, last)?.http.path ?? [])
        .filter((path) => !served.has(path));
    const told = [
      ...(isImplied(before) && !isImplied(service)
        ? endedByDeclaring(before, service, ended)
        : endedPaths(service, ended)),
      ...endedFields(before, service),
      ...endedEvents(before, service),
    ];
    return told.map(({ path, message }) => ({
      path: ['services', service.name, ...path],
      message,
    }));
  });
}

type Told = { path: Path; message: string };

/** Of an entity: paths of before that nobody answers any more. */
type Ended = (entity: string) => string[];

/** Those of before are among them. */
function pathsOf({ operations }: Service, blueprint: Blueprint): string[] {
  return operations.flatMap((operation) =>
    [operation.http ?? [], formerRoute(operation, blueprint)?.http ?? []]
      .flat()
      .map(({ path }) => path),
  );
}

/** Whoever declares the first operation of a service declares them all, and seldom thinks of names of before. */
function endedByDeclaring(before: Service, now: Service, ended: Ended): Told[] {
  return now.entities.flatMap((entity): Told[] => {
    const { name } = entity;
    const was = before.entities.find((other) => other.name === name)?.was ?? entity.was;
    if (was === undefined) return [];
    const events = Object.values(eventsOfEntity(was)).filter(
      (event) => isSent(before, event) && !isSent(now, event),
    );
    const gone = [...new Set(ended(name)), ...events];
    if (gone.length === 0) return [];
    return [
      {
        path: ['entities', name],
        message: `${name} was ${quote(was)}, but the service ${now.name} declares its operations by now, and those end what it had by that name: ${gone.join(', ')}. Whoever goes by it has to follow now`,
      },
    ];
  });
}

const isSent = ({ events }: Service, event: string): boolean =>
  events.some(({ name, former }) => name === event || former?.name === event);

function endedPaths({ entities }: Service, ended: Ended): Told[] {
  return entities.flatMap(({ name }): Told[] => {
    const [path] = ended(name);
    if (path === undefined) return [];
    return [{ path: ['entities', name], message: `${path} is not served any more` }];
  });
}

function endedFields(before: Service, now: Service): Told[] {
  return now.entities.flatMap((entity) => {
    const fields = before.entities.find(({ name }) => name === entity.name)?.fields ?? [];
    const names = new Set(entity.fields.flatMap(({ name, was }) => [name, ...(was ? [was] : [])]));
    return entity.fields.flatMap(({ name }): Told[] => {
      const was = fields.find((field) => field.name === name)?.was;
      if (was === undefined || names.has(was)) return [];
      return [
        {
          path: ['entities', entity.name, 'fields', name],
          message: `${name} is no longer given as ${quote(was)} as well, nor taken by that name`,
        },
      ];
    });
  });
}

function endedEvents(before: Service, now: Service): Told[] {
  const names = new Set(now.events.flatMap(({ name, former }) => [name, former?.name]));
  return now.events.flatMap(({ name, implied }): Told[] => {
    const itself = before.events.find((event) => event.name === name && event.implied === implied);
    const was = itself?.former?.name;
    if (was === undefined || names.has(was)) return [];
    return [
      {
        path: implied ? ['entities'] : ['events', name],
        message: `The event ${now.name}.${name} is no longer sent as ${quote(was)} as well`,
      },
    ];
  });
}
