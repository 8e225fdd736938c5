import type { Path } from '../blueprint/finding.ts';
import { knownAs } from '../blueprint/knownAs.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint, Service } from '../blueprint/types.ts';
import { formerRoute } from '../derive/former.ts';
import type { Notice } from './notices.ts';

/**
 * What those have to know who go on with a name of before, where `was` has been taken out: no migration tells of it, and
 * nothing refuses it where nothing was released.
 * @param last what was rendered before; undefined where that is not known
 */
export function noticesOfEndedNames(last: Blueprint | undefined, blueprint: Blueprint): Notice[] {
  if (last === undefined) return [];
  return blueprint.services.flatMap((service) => {
    const before = last.services.find((other) => knownAs(other) === knownAs(service));
    if (before === undefined) return [];
    return [
      ...endedPaths({ service: before, blueprint: last }, { service, blueprint }),
      ...endedFields(before, service),
      ...endedEvents(before, service),
    ].map(({ path, message }) => ({ path: ['services', service.name, ...path], message }));
  });
}

type Told = { path: Path; message: string };

interface Side {
  service: Service;
  blueprint: Blueprint;
}

function endedPaths(before: Side, now: Side): Told[] {
  const served = new Set(pathsOf(now).map(({ path }) => path));
  return now.service.entities.flatMap(({ name, was }): Told[] => {
    if (was !== undefined) return [];
    const [ended] = pathsOf(before).filter(
      ({ entity, isFormer, path }) => entity === name && isFormer && !served.has(path),
    );
    if (ended === undefined) return [];
    return [{ path: ['entities', name], message: `${ended.path} is not served any more` }];
  });
}

/** Those of before are among them. */
function pathsOf({ service, blueprint }: Side) {
  return service.operations.flatMap((operation) => {
    const former = formerRoute(operation, blueprint)?.http;
    const { entity, http } = operation;
    return [
      ...(http === undefined ? [] : [{ entity, path: http.path, isFormer: false }]),
      ...(former === undefined ? [] : [{ entity, path: former.path, isFormer: true }]),
    ];
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
