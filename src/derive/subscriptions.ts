import { carrierOf, keyNames, newestVersion } from '../blueprint/carried.ts';
import { knownAs, knownAsIn } from '../blueprint/knownAs.ts';
import { aboutOf } from '../blueprint/normalise/consumed.ts';
import type {
  Blueprint,
  Entity,
  Event,
  EventVersion,
  Field,
  Operation,
  Service,
  Subscription,
} from '../blueprint/types.ts';
import { messageShape } from './messages.ts';
import { eventOf, replicaModel } from './replicas.ts';
import { fieldSchema, isAlwaysThere, type JsonSchema } from './schemas.ts';
import { tolerant } from './tolerant.ts';

/**
 * Pauses before the second attempt and those after it, in ms: half a second for what passes at once,
 * two minutes altogether for what does not, since the later messages of the key wait too.
 */
const backoffMs = [500, 2_000, 10_000, 30_000, 90_000];

/** What a broker knows of a subscription (`SubscriptionModel` of the chassis). */
export interface SubscriptionModel {
  name: string;
  service: string;
  topics: string[];
  backoffMs: number[];
}

/** What a service listens to at one publisher. */
export interface SubscriptionPlan {
  model: SubscriptionModel;
  publisher: string;
  events: ConsumedEvent[];
}

/** An event, what is needed of it, and everything that happens when it comes. */
export interface ConsumedEvent {
  /** `<publisher>.<event>` */
  name: string;
  /** How a build of the publisher calls it that does not know its name of now. */
  formerly?: FormerName;
  version: EventVersion;
  description?: string | undefined;
  schema: JsonSchema;
  /** Names of the replicas that it feeds. */
  replicas: string[];
  /** Rows that go with what it is about. */
  referring: { entity: string; field: string; member: string }[];
  call?: Call;
  handler?: string;
}

export interface FormerName {
  /** `<publisher>.<event>` */
  name: string;
  /** Member of the payload -> its name before, where that is another one. */
  members: Record<string, string>;
}

export interface Call {
  operation: string;
  /** Parameter of the path -> member of the payload. */
  params: Record<string, string>;
  /** Field of the input -> member of the payload. */
  input: Record<string, string>;
}

/** What its broker and its inbox know it by, and go on to. @param publisher its name of now */
export function subscriptionName(
  consumer: Service,
  publisher: string,
  { services }: Blueprint,
): string {
  return `${knownAs(consumer)}.${knownAsIn(services, publisher)}`;
}

/** One for each publisher, so that order per key holds across its events; by name. */
export function subscriptionsOf(service: Service, blueprint: Blueprint): SubscriptionPlan[] {
  const publishers = [...new Set(service.subscribes.map(({ event }) => event.service))].sort();
  return publishers.map((publisher) => {
    const events = service.subscribes
      .filter(({ event }) => event.service === publisher)
      .map((subscription) => consumedEvent(subscription, service, blueprint))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const topics = events.map(({ name, version }) => `${name}.v${version.version}`);
    const name = subscriptionName(service, publisher, blueprint);
    return { model: { name, service: knownAs(service), topics, backoffMs }, publisher, events };
  });
}

function consumedEvent(
  { event: ref, then, call, handler }: Subscription,
  service: Service,
  blueprint: Blueprint,
): ConsumedEvent {
  const event = eventOf(blueprint, ref);
  const version = newestVersion(event);
  if (version === undefined) throw new Error(`${ref.service}.${ref.name} has no version`);
  const known = knownAsIn(blueprint.services, ref.service);
  const name = `${known}.${ref.name}`;
  const publisher = blueprint.services.find((candidate) => candidate.name === ref.service);
  const entity = aboutOf(publisher?.entities ?? [], event.name);
  const replicas = service.replicas
    .map((replica) => replicaModel(replica, blueprint))
    .filter(({ feeds }) => feeds.some((feed) => feed.event === name));
  const called = service.operations.find((operation) => then === 'call' && operation.name === call);
  const calling = called && callOf(called, service, version);
  const isCustom = then === 'custom';
  const needed = isCustom
    ? version.payload.map((field) => field.name)
    : [
        ...replicas.flatMap(({ feeds }) =>
          feeds
            .filter((feed) => feed.event === name)
            .flatMap((feed) => Object.values(feed.members)),
        ),
        ...Object.values({ ...calling?.params, ...calling?.input }),
      ];
  return {
    name,
    ...formerly(known, event, version),
    version,
    description: event.description,
    schema: readerSchema(version, new Set(needed), isCustom, publisher),
    replicas: replicas.map((replica) => replica.name),
    referring:
      then === 'delete-referring' && entity
        ? referringTo(service, ref.service, entity, version)
        : [],
    ...(calling && { call: calling }),
    ...(isCustom && handler !== undefined && { handler }),
  };
}

/** What it was called, and what its members were; the same name where only they have others. */
function formerly(
  publisher: string,
  { name, former }: Event,
  { version, payload }: EventVersion,
): { formerly?: FormerName } {
  const { map = {} } = former?.versions.find((one) => one.version === version) ?? {};
  const isStillThere = (member: string) => payload.some(({ name }) => name === member);
  const members = [
    ...Object.entries(map)
      .filter(([then]) => !isStillThere(then))
      .map(([then, now]) => [now, then]),
    ...payload.flatMap((field) => (field.was === undefined ? [] : [[field.name, field.was]])),
  ];
  if (former === undefined && members.length === 0) return {};
  const called = `${publisher}.${former?.name ?? name}`;
  return { formerly: { name: called, members: Object.fromEntries(members) } };
}

/**
 * What a payload must have. Unknown members are let pass, and so is what the publisher promises beyond
 * the type of a value: it may have other bounds by now.
 */
function readerSchema(
  { payload, key }: EventVersion,
  needed: ReadonlySet<string>,
  isTyped: boolean,
  publisher: Service | undefined,
): JsonSchema {
  const lookup = publisher ?? { entities: [], valueObjects: [] };
  const used = payload.filter(({ name }) => needed.has(name) || name === key);
  const required = used.filter((field) => isAlwaysThere(field) || field.name === key);
  return {
    type: 'object',
    required: required.map(({ name }) => name),
    properties: Object.fromEntries(
      used.map((field) => [field.name, tolerant(fieldSchema(field, lookup), { enums: isTyped })]),
    ),
  };
}

/** Fields of the service's own entities that hold a key of what the event is about. */
function referringTo(service: Service, publisher: string, about: Entity, version: EventVersion) {
  const member = carrierOf(version, about, about.key)?.name ?? version.key;
  return service.entities.flatMap((entity) =>
    entity.fields
      .filter(
        ({ foreign, array, type }) =>
          foreign?.service === publisher &&
          foreign.name === about.name &&
          !array &&
          type !== 'object',
      )
      .map(({ name }) => ({ entity: entity.name, field: name, member })),
  );
}

function callOf(operation: Operation, service: Service, { payload }: EventVersion): Call {
  const entity = service.entities.find(({ name }) => name === operation.entity);
  const carried = (names: string[]) =>
    payload.find((field) => names.includes(field.name))?.name ?? names[0] ?? '';
  const { params, input } = messageShape(operation, service);
  const isCarried = ({ name }: Field) => payload.some((field) => field.name === name);
  return {
    operation: operation.name,
    params: Object.fromEntries(
      params.map(({ name, field }) => [
        name,
        carried(entity && field === entity.key ? [name, ...keyNames(entity)] : [name]),
      ]),
    ),
    input: Object.fromEntries(input.filter(isCarried).map(({ name }) => [name, name])),
  };
}
