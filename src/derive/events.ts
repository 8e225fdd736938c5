import { knownAs } from '../blueprint/knownAs.ts';
import type { Event, EventVersion, Field, Service } from '../blueprint/types.ts';
import type { JsonSchema } from './schemas.ts';
import { payloadSchema } from './schemas.ts';

/** One version of an event, as the chassis knows it (`events/model.ts`). */
export interface EventModel {
  name: string;
  version: number;
  topic: string;
  key: string;
  payload: { field: string; from: string }[];
  ofRow?: true;
  contract: string;
  schema: JsonSchema;
}

export interface PublishedVersion {
  event: Event;
  version: EventVersion;
  /** The event's name in the messages: its own, or the one that it had before. */
  called: string;
  topic: string;
  contract: string;
}

/**
 * Each version of each event that a service publishes, by name: under the name that it had before,
 * then under that of now, the newest last.
 */
export function publishedVersions(service: Service): PublishedVersion[] {
  return service.events.flatMap((event) =>
    [event.former, event].flatMap((named) =>
      (named?.versions ?? []).map((version) => {
        const called = named?.name ?? event.name;
        return {
          event,
          version,
          called,
          topic: topicOf(service, called, version.version),
          contract: contractPath(service, called, version.version),
        };
      }),
    ),
  );
}

export function eventModels(service: Service): EventModel[] {
  return publishedVersions(service).map((published) => eventModel(service, published));
}

/** The contract of a payload: JSON Schema 2020-12, named by the CloudEvents type. */
export function eventContract(
  service: Service,
  { event, version, called, topic }: PublishedVersion,
) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:event:${topic}`,
    title: topic,
    ...descriptionOf(event, called),
    ...messageSchema(version, service),
  };
}

/**
 * The payload of a version. What has another name by now is there under both: the old one is what was promised, and
 * the new one is more than that, which messages from before do not have.
 */
export function messageSchema({ payload }: EventVersion, service: Service): JsonSchema {
  const schema = payloadSchema(payload.flatMap(promised), service);
  const properties = schema.properties as Record<string, JsonSchema>;
  const before = payload.flatMap(({ was }) => was ?? []);
  const deprecated = before.map((name) => [name, { ...properties[name], deprecated: true }]);
  return { ...schema, properties: { ...properties, ...Object.fromEntries(deprecated) } };
}

function promised(field: Field): Field[] {
  return field.was === undefined
    ? [field]
    : [{ ...field, optional: true }, nameBefore(field, field.was)];
}

/** A field of a payload under the name that it had. */
function nameBefore({ was: _was, ...field }: Field, before: string): Field {
  return { ...field, name: before, description: `It is called ${field.name} by now.` };
}

function eventModel(
  service: Service,
  { event, version, topic, contract }: PublishedVersion,
): EventModel {
  return {
    name: event.name,
    version: version.version,
    topic,
    key: version.key,
    payload: version.payload.flatMap(({ name, was }) => {
      const from = Object.hasOwn(version.map, name) ? (version.map[name] ?? name) : name;
      return [name, was ?? []].flat().map((field) => ({ field, from }));
    }),
    ...(event.implied && { ofRow: true as const }),
    contract,
    schema: messageSchema(version, service),
  };
}

/** What is said of it; of a name that it had before, that it has another one. */
export function descriptionOf({ name, description }: Event, called: string) {
  const texts = [description, called === name ? undefined : `It is called ${name} by now.`];
  const text = texts.filter((one) => one !== undefined).join(' ');
  return text === '' ? {} : { description: text };
}

type Named = Pick<Service, 'name' | 'was'>;

/** What messages of a version of an event are called: CloudEvents `type`. */
export function topicOf(service: Named, event: string, version: number): string {
  return `${knownAs(service)}.${event}.v${version}`;
}

/** Where the JSON Schema of a payload lies in the rendered repo: CloudEvents `dataschema`. */
export function contractPath(service: Named, event: string, version: number): string {
  return `contracts/events/${knownAs(service)}/${event}.v${version}.json`;
}

/** What those who listen get: of several versions side by side, the latest. */
export function latestVersion({ name, versions }: Event): EventVersion {
  const latest = versions.at(-1);
  if (latest === undefined) throw new Error(`${name} has no version`);
  return latest;
}
