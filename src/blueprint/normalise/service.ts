import type { RawBlueprint } from '../raw.ts';
import type { Datastore, Entity, Event, Language, Platform, Ref, Service } from '../types.ts';
import { defaultTimeoutMs, scalingOf, sloOf } from './defaults.ts';
import { entries, type ServiceNames } from './directory.ts';
import { checkEmitted } from './emitted.ts';
import { entityOf, valueObjectOf } from './entity.ts';
import { declaredEvent, impliedEvents } from './events.ts';
import { crudOf } from './operations/crud.ts';
import { declaredOperation } from './operations/declared.ts';
import type { OperationPlace } from './operations/place.ts';
import { preferred } from './platform.ts';
import { type FindEntity, replicaOf } from './replicas.ts';
import type { Scope } from './scope.ts';
import { byName } from './sort.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { viewOf } from './views.ts';

/** A service whose entities are there and whose operations are not: others refer to entities. */
export type ServiceShell = Service;

export function shellOf(
  scope: Scope,
  names: ServiceNames,
  { defaults }: RawBlueprint,
  platform: Platform,
): ServiceShell {
  const { raw, name } = names;
  const path = ['services', name];
  const datastore =
    raw.datastore ?? defaults?.datastore ?? preferred<Datastore>(scope.catalog.datastore);
  return {
    name,
    ...(raw.was === undefined ? {} : { was: raw.was }),
    ...(raw.context === undefined ? {} : { context: raw.context }),
    ...(raw.team === undefined ? {} : { team: raw.team }),
    language:
      raw.language ??
      defaults?.language ??
      preferred<Language>(scope.catalog.language) ??
      'typescript',
    datastore: datastore ?? 'none',
    transport: raw.transport ?? defaults?.transport ?? platform.transport,
    timeoutMs: raw.timeoutMs ?? defaults?.timeoutMs ?? defaultTimeoutMs,
    scaling: scalingOf(scope, [
      [defaults?.scaling, ['defaults', 'scaling']],
      [raw.scaling, [...path, 'scaling']],
    ]),
    slo: sloOf([defaults?.slo, raw.slo]),
    entities: byName(
      [...names.entities].map(([entity, written]) => entityOf(scope, names, entity, written)),
    ),
    valueObjects: byName(
      [...names.valueObjects].map(([entity, written]) =>
        valueObjectOf(scope, names, entity, written),
      ),
    ),
    replicas: [],
    views: [],
    operations: [],
    events: [],
    subscribes: [],
  };
}

/** Everything that refers to entities, the service's own and those of others. */
export function filled(
  scope: Scope,
  names: ServiceNames,
  shell: ServiceShell,
  find: FindEntity,
  withEvents: boolean,
): Service {
  const entities = new Map(shell.entities.map((entity) => [entity.name, entity] as const));
  const views = [...names.views].map(([name, raw]) =>
    viewOf(scope, names, name, raw, shell.datastore),
  );
  const replicas = [...names.replicas].flatMap(
    ([name, raw]) => replicaOf(scope, names, name, raw, find) ?? [],
  );
  const declared = entries(names.raw.events).map(([name, raw]) =>
    declaredEvent(scope, names, name, raw),
  );
  const written = new Set(declared.map(({ name }) => name));
  const implied =
    names.impliesCrud && withEvents
      ? shell.entities.flatMap((entity) => impliedEvents(entity, shell.valueObjects))
      : [];
  const events = withoutTakenNames(
    byName([...declared, ...implied.filter(({ name }) => !written.has(name))]),
  );
  const operations = names.impliesCrud
    ? shell.entities.flatMap((entity) => crudOf(entity, shell, withEvents, scope.directory))
    : operationsOf(scope, names, shell, entities);
  const eventsByName = new Map(events.map((event) => [event.name, event] as const));
  for (const operation of operations) {
    checkEmitted(scope, names.name, operation, entities, eventsByName);
  }
  return {
    ...shell,
    views: byName(views),
    replicas: byName(replicas),
    events,
    operations: byName(operations),
    subscribes: subscriptionsOf(scope, names, { replicas, referred: foreignRefs(shell.entities) }),
  };
}

/** Where an event is called by now what another one was, the name is its own. */
function withoutTakenNames(events: readonly Event[]): Event[] {
  const taken = new Set(events.map(({ name }) => name));
  return events.map(({ former, ...event }) =>
    former === undefined || taken.has(former.name) ? event : { ...event, former },
  );
}

/** What an operation is about: an entity, or a replica, also by way of a view. */
const isKnown = (names: ServiceNames, subject: string) =>
  names.entities.has(subject) || names.replicas.has(subject);

const sections = ['entities', 'views', 'replicas'] as const;

function operationsOf(
  scope: Scope,
  names: ServiceNames,
  shell: ServiceShell,
  entities: ReadonlyMap<string, Entity>,
) {
  const valueObjects = new Map(shell.valueObjects.map((object) => [object.name, object] as const));
  return entries(names.raw.operations).map(([name, raw]) => {
    const path = ['services', names.name, 'operations', name];
    // What follows from an entity that is itself at fault is not worth a report yet.
    const subjects = [...(raw.writes ?? []), ...(raw.reads ?? [])];
    const shaky = subjects.some((subject) =>
      sections.some((section) => scope.faults.near(['services', names.name, section, subject])),
    );
    const unresolved = subjects.some(
      (subject) => !isKnown(names, names.views.get(subject)?.from?.[0] ?? subject),
    );
    const place: OperationPlace = {
      scope,
      service: names,
      defaults: shell,
      entities,
      valueObjects,
      name,
      raw,
      path,
      fault: (finding, word) => {
        if (shaky || (unresolved && word === undefined)) return;
        if (word === undefined) scope.report({ ...finding, path, at: 'key' });
        else scope.report({ ...finding, path: typeof word === 'string' ? [...path, word] : word });
      },
    };
    return declaredOperation(place);
  });
}

const foreignRefs = (entities: readonly Entity[]): Ref[] =>
  entities.flatMap(({ fields }) => fields.flatMap(({ foreign }) => foreign ?? []));
