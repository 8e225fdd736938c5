import type { Event, EventVersion, Service } from '../blueprint/types.ts';
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
  topic: string;
}

/** Each version of each event that a service publishes, in the order of name and version. */
export function publishedVersions(service: Service): PublishedVersion[] {
  return service.events.flatMap((event) =>
    event.versions.map((version) => ({
      event,
      version,
      topic: topicOf(service.name, event.name, version.version),
    })),
  );
}

export function eventModels(service: Service): EventModel[] {
  return publishedVersions(service).map(({ event, version }) =>
    eventModel(service, event, version),
  );
}

/** The contract of a payload: JSON Schema 2020-12, named by the CloudEvents type. */
export function eventContract(service: Service, { event, version, topic }: PublishedVersion) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:event:${topic}`,
    title: topic,
    ...(event.description !== undefined && { description: event.description }),
    ...payloadSchema(version.payload, service),
  };
}

function eventModel(service: Service, event: Event, version: EventVersion): EventModel {
  return {
    name: event.name,
    version: version.version,
    topic: topicOf(service.name, event.name, version.version),
    key: version.key,
    payload: version.payload.map(({ name }) => ({
      field: name,
      from: Object.hasOwn(version.map, name) ? (version.map[name] ?? name) : name,
    })),
    ...(event.implied && { ofRow: true as const }),
    contract: contractPath(service.name, event.name, version.version),
    schema: payloadSchema(version.payload, service),
  };
}

/** What messages of a version of an event are called: CloudEvents `type`. */
export function topicOf(service: string, event: string, version: number): string {
  return `${service}.${event}.v${version}`;
}

/** Where the JSON Schema of a payload lies in the rendered repo: CloudEvents `dataschema`. */
export function contractPath(service: string, event: string, version: number): string {
  return `contracts/events/${service}/${event}.v${version}.json`;
}

/** What those who listen get: of several versions side by side, the latest. */
export function latestVersion({ name, versions }: Event): EventVersion {
  const latest = versions.at(-1);
  if (latest === undefined) throw new Error(`${name} has no version`);
  return latest;
}
