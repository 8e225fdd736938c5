import { kebab } from '../names/case.ts';
import { eventsOfEntity } from '../names/eventsOfEntity.ts';
import type {
  RawBlueprint,
  RawEntity,
  RawOperation,
  RawReplica,
  RawService,
  RawView,
} from '../raw.ts';
import { crudNames } from './operations/crudNames.ts';

/** What a service has, by name: everything that a reference can mean. */
export interface ServiceNames {
  name: string;
  raw: RawService;
  /** Nothing declared: its entities get the five operations and the three events. */
  impliesCrud: boolean;
  entities: ReadonlyMap<string, RawEntity>;
  valueObjects: ReadonlyMap<string, RawEntity>;
  replicas: ReadonlyMap<string, RawReplica>;
  views: ReadonlyMap<string, RawView>;
  /** Implied ones included. */
  operations: ReadonlyMap<string, Reach>;
  /** Name -> the entity that it is about, where there is one. Implied ones included. */
  events: ReadonlyMap<string, string | undefined>;
}

/** How an operation can be asked for something. */
export interface Reach {
  kind: 'command' | 'query';
  http: boolean;
  message: boolean;
}

export type Directory = ReadonlyMap<string, ServiceNames>;

export function directoryOf(raw: RawBlueprint): Directory {
  return new Map(
    entries(raw.services).map(([name, service]) => [name, namesOf(name, service)] as const),
  );
}

/** Own enumerable pairs of a map that may not have been written. */
export function entries<Value>(map: Record<string, Value> | undefined): [string, Value][] {
  return Object.entries(map ?? {});
}

function namesOf(name: string, raw: RawService): ServiceNames {
  const all = entries(raw.entities);
  const entities = new Map(all.filter(([, entity]) => entity.partOf === undefined));
  const impliesCrud = entries(raw.operations).length === 0;
  const operations = new Map(
    entries(raw.operations).map(([operation, written]) => [operation, reachOf(written)] as const),
  );
  const events = new Map<string, string | undefined>();
  for (const event of Object.keys(raw.events ?? {})) {
    events.set(event, entityOfEvent(event, [...entities.keys()]));
  }
  if (impliesCrud) {
    for (const entity of entities.keys()) {
      for (const [action, operation] of Object.entries(crudNames(entity))) {
        const kind = action === 'get' || action === 'list' ? 'query' : 'command';
        operations.set(operation, { kind, http: true, message: false });
      }
      for (const event of Object.values(eventsOfEntity(entity))) events.set(event, entity);
    }
  }
  return {
    name,
    raw,
    impliesCrud,
    entities,
    valueObjects: new Map(all.filter(([, entity]) => entity.partOf !== undefined)),
    replicas: new Map(entries(raw.replicas)),
    views: new Map(entries(raw.views)),
    operations,
    events,
  };
}

function reachOf(raw: RawOperation): Reach {
  return { kind: kindOf(raw), http: raw.http !== undefined, message: raw.message ?? false };
}

/** Where it is not said: who writes is a command, and so is who is only reached by message. */
export function kindOf({ kind, writes = [], http }: RawOperation): Reach['kind'] {
  return kind ?? (writes.length > 0 || http === undefined ? 'command' : 'query');
}

/** `big-thing-moved` is about BigThing rather than Big: the longest name wins. */
function entityOfEvent(event: string, entities: string[]): string | undefined {
  return entities
    .filter((entity) => event.startsWith(`${kebab(entity)}-`))
    .sort((a, b) => b.length - a.length)[0];
}
