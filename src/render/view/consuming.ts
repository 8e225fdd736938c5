import { knownAs } from '../../blueprint/knownAs.ts';
import type { Blueprint, Field, Replica, Service, ValueObject } from '../../blueprint/types.ts';
import { catalog } from '../../catalog/index.ts';
import { copiesOf } from '../../derive/copies.ts';
import { payloadExample } from '../../derive/examples.ts';
import { operationModel } from '../../derive/models.ts';
import { replicaModel } from '../../derive/replicas.ts';
import { isAlwaysThere } from '../../derive/schemas.ts';
import { type ConsumedEvent, subscriptionsOf } from '../../derive/subscriptions.ts';
import { camel, kebab, pascal } from '../names.ts';

/** What a service consumes: its replicas, its subscriptions, and the handlers of its own. */
export function consumingView(service: Service, blueprint: Blueprint) {
  const plans = subscriptionsOf(service, blueprint);
  const events = plans.flatMap((plan) => plan.events);
  return {
    replicas: service.replicas.map((replica) => replicaView(replica, blueprint)),
    handlers: events.flatMap((event) => handlerView(event, blueprint)),
    subscriptions: plans.map(({ model, publisher, events }) => ({
      model,
      publisher,
      events: events.map((event) => eventView(event, service, blueprint)),
    })),
    copies: copiesOf(service, blueprint),
    /** Entities that others keep copies of. */
    copied: copiedEntities(service, blueprint),
    /** What happens with events can be an event again. */
    announces: events.some(
      ({ referring, call }) =>
        referring.some(
          ({ entity }) => announcedDeletion(service, entity, blueprint) !== undefined,
        ) ||
        (call !== undefined && emits(call.operation, service)),
    ),
    /** Operations that are run by events, as `src/gen/subscriptions.ts` imports them. */
    called: calledBy(events, service),
    /** Entities whose rows go with what they refer to. */
    bereaved: service.entities
      .filter(({ name }) =>
        events.some(({ referring }) => referring.some(({ entity }) => entity === name)),
      )
      .map((entity) => ({
        ...named(entity.name),
        deletion: announcedDeletion(service, entity.name, blueprint),
      })),
  };
}

function copiedEntities(service: Service, blueprint: Blueprint) {
  const names = copiesOf(service, blueprint).map(({ entity }) => entity);
  return [...new Set(names)].map(named);
}

const named = (name: string) => ({ name, file: kebab(name), variable: camel(name) });

function replicaView(replica: Replica, blueprint: Blueprint) {
  const publisher = blueprint.services.find(({ name }) => name === replica.of.service);
  const original = publisher?.entities.find(({ name }) => name === replica.of.name);
  return {
    ...named(replica.name),
    /** What it is a copy of was called; a copy with a name of its own keeps it. */
    was: replica.name === original?.name ? original.was : undefined,
    of: `${replica.of.service}.${replica.of.name}`,
    fedBy: replica.fedBy.map(({ service, name }) => `${service}.${name}`),
    maxLagSeconds: replica.maxLagSeconds,
    fields: replica.fields.map((field) => ({
      name: field.name,
      // The original may have other values by now than those that are known here.
      type: foreignType(
        { ...field, type: field.type === 'enum' ? 'string' : field.type },
        publisher,
      ),
      optional: field.optional,
      description: field.description,
    })),
    get data() {
      return replicaModel(replica, blueprint);
    },
  };
}

function handlerView({ handler, name, version, description }: ConsumedEvent, blueprint: Blueprint) {
  if (handler === undefined) return [];
  const [service = ''] = name.split('.');
  const publisher = blueprint.services.find((candidate) => knownAs(candidate) === service);
  return [
    {
      ...named(handler),
      event: name,
      /** The type of its payload. */
      type: pascal(name.replace('.', '-')),
      description,
      payload: version.payload.map((field) => ({
        name: field.name,
        type: foreignType(field, publisher),
        optional: !isAlwaysThere(field),
        description: field.description,
      })),
      get example() {
        return publisher && payloadExample(version, publisher);
      },
    },
  ];
}

function eventView(
  { name, formerly, schema, replicas, referring, call, handler }: ConsumedEvent,
  service: Service,
  blueprint: Blueprint,
) {
  return {
    name,
    formerly,
    schema,
    replicas: replicas.map(named),
    referring: referring.map(({ entity, field, member }) => ({
      ...named(entity),
      field,
      member,
      deletion: announcedDeletion(service, entity, blueprint),
    })),
    call: call && {
      ...named(call.operation),
      routes: routesOf(call.operation, service),
      how: { params: call.params, input: call.input },
      emits: emits(call.operation, service),
    },
    handler,
    /** For people. */
    effect: [
      ...replicas.map(
        (replica) => `kept in the replica ${replica} (src/data/${kebab(replica)}.ts)`,
      ),
      ...referring.map(({ entity, field }) => `rows of ${entity} with this ${field} are deleted`),
      ...(call ? [`runs ${call.operation}`] : []),
      ...(handler === undefined ? [] : [`src/domain/${kebab(handler)}.ts`]),
    ].join('; '),
  };
}

const operationOf = (name: string, service: Service) =>
  service.operations.find((operation) => operation.name === name);

const emits = (name: string, service: Service) =>
  (operationOf(name, service)?.emits.length ?? 0) > 0;

/** What the routes of an operation are called where they are imported. */
function routesOf(name: string, service: Service): string {
  const operation = operationOf(name, service);
  return operation?.crud ? `${camel(operation.entity ?? '')}Routes` : `[${name}Route]`;
}

function calledBy(events: readonly ConsumedEvent[], service: Service) {
  const names = new Set(events.flatMap(({ call }) => call?.operation ?? []));
  const called = service.operations.filter(({ name }) => names.has(name));
  const entities = new Set(called.filter(({ crud }) => crud).map(({ entity }) => entity ?? ''));
  return [
    ...[...entities].map((entity) => ({
      from: kebab(entity),
      what: `routes as ${camel(entity)}Routes`,
    })),
    ...called
      .filter(({ crud }) => !crud)
      .map(({ name }) => ({ from: kebab(name), what: `route as ${name}Route` })),
  ];
}

/** The operation whose event tells others that a row is gone; only implied ones are about any row. */
function announcedDeletion(service: Service, entity: string, blueprint: Blueprint) {
  const deletion = service.operations.find(
    (operation) => operation.crud && operation.entity === entity && operation.action === 'delete',
  );
  return deletion && deletion.emits.length > 0
    ? operationModel(deletion, service, blueprint)
    : undefined;
}

/** The type of a value of another service's: value objects are spelled out. */
function foreignType(field: Field, owner: Service | undefined): string {
  const one = singleType(field, owner?.valueObjects ?? [], owner);
  if (!field.array) return one;
  return one.includes('|') ? `(${one})[]` : `${one}[]`;
}

function singleType(field: Field, objects: readonly ValueObject[], owner: Service | undefined) {
  if (field.type === 'enum') {
    return (field.values ?? []).map((value) => JSON.stringify(value)).join(' | ');
  }
  if (field.type !== 'object') return catalog.fieldTypes[field.type].typescript;
  const object = objects.find(({ name }) => name === field.object);
  const members: string[] = (object?.fields ?? []).map(
    (member) => `${member.name}${member.optional ? '?' : ''}: ${foreignType(member, owner)}`,
  );
  return `{ ${members.join('; ')} }`;
}
