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

/** What a service publishes, one for each version of each event, in the order of name and version. */
export function eventModels(service: Service): EventModel[] {
  return service.events.flatMap((event) =>
    event.versions.map((version) => eventModel(service, event, version)),
  );
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

/** The topics of an event, all its versions. */
export function topicsOf(service: string, { name, versions }: Event): string[] {
  return versions.map(({ version }) => topicOf(service, name, version));
}
