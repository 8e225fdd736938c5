import { keyNames } from '../carried.ts';
import type { Finding, Path } from '../finding.ts';
import { hiddenWithin } from '../hiddenWithin.ts';
import { quote } from '../quote.ts';
import type {
  Blueprint,
  Entity,
  Event,
  EventVersion,
  Field,
  Operation,
  Service,
} from '../types.ts';

/**
 * Whether what is published can be told: nothing personal or secret, however deep; a key that says
 * for each message where it belongs; and values that are there and fit, where a command fills them.
 */
export function checkPublished({ services }: Blueprint): Finding[] {
  return services.flatMap((service) =>
    service.events
      .filter(({ implied }) => !implied)
      .flatMap((event) =>
        event.versions.flatMap((version) => {
          const path = placeOf(service, event, version);
          return [
            ...exposed(service, event, version, path),
            ...unfitKey(event, version, path),
            ...service.operations
              .filter(({ emits, http }) => emits[0] === event.name && http !== undefined)
              .flatMap((operation) => unfilled(service, operation, event, version)),
          ];
        }),
      ),
  );
}

function placeOf(service: Service, { name, versions }: Event, { version }: EventVersion): Path {
  const path = ['services', service.name, 'events', name];
  return versions.length > 1 ? [...path, 'versions', String(version)] : path;
}

function exposed({ valueObjects }: Service, { name }: Event, version: EventVersion, path: Path) {
  return version.payload.flatMap((field): Finding[] => {
    const hidden = hiddenWithin(field, valueObjects);
    if (hidden === undefined) return [];
    const mark = hidden.secret ? 'secret' : 'pii';
    return [
      {
        code: 'exposed',
        message: `${quote(field.name)} of ${name} holds ${hidden.name}, which is marked ${mark}`,
        hint: 'Send the identifier, and let the receiver ask.',
        path: [...path, 'payload', field.name],
      },
    ];
  });
}

function unfitKey({ name }: Event, { key, payload }: EventVersion, path: Path): Finding[] {
  const field = payload.find((candidate) => candidate.name === key);
  if (field === undefined) return [];
  const isOne = !field.array && field.type !== 'object' && field.type !== 'json';
  if (isOne && !field.optional) return [];
  const why = isOne ? 'it may be left out' : 'it is not one value';
  return [
    {
      code: 'key',
      message: `${quote(key)} cannot say which messages of ${name} keep their order: ${why}`,
      hint: 'Write key: <a field of the payload that is always there>.',
      path: [...path, 'key'],
    },
  ];
}

/** What fills a field has to be there whenever the field is, and of its type. */
function unfilled(
  service: Service,
  operation: Operation,
  event: Event,
  { payload, map }: EventVersion,
): Finding[] {
  const main = service.entities.find(({ name }) => name === operation.entity);
  if (event.reply || main === undefined) return [];
  const path = ['services', service.name, 'operations', operation.name, 'emits', 0];
  return payload.flatMap((field): Finding[] => {
    const name = (Object.hasOwn(map, field.name) ? map[field.name] : undefined) ?? field.name;
    const sources = sourcesOf(name, operation, main);
    const other = sources.find((source) => !fits(source, field));
    if (other !== undefined) {
      const type = ({ object, type: word, array }: Field) =>
        `${object ?? word}${array ? '[]' : ''}`;
      const message = `${quote(field.name)} of ${event.name} is ${type(field)}, and ${name} of ${operation.name} is ${type(other)}`;
      return [{ code: 'type-differs', message, hint: `Write ${type(other)}.`, path }];
    }
    if (sources.length === 0 || field.optional || sources.some(isAlwaysThere)) return [];
    const message = `${quote(field.name)} of ${event.name} is always there, and ${name} of ${operation.name} may be left out`;
    const hint = `Write ${field.name}: { type: ${field.type}, optional: true }.`;
    return [{ code: 'not-filled', message, hint, path }];
  });
}

/** In the order in which they are looked at: the input, then the row. */
function sourcesOf(name: string, { input, params }: Operation, main: Entity): Field[] {
  const selected = params.find((param) => param.name === name)?.field ?? name;
  const key = keyNames(main).includes(name) ? main.key : undefined;
  const stored = [selected, name, key]
    .map((wanted) => main.fields.find((field) => field.name === wanted))
    .find((field) => field !== undefined);
  return [input.find((field) => field.name === name), stored].filter(
    (field) => field !== undefined,
  );
}

function isAlwaysThere({ optional, default: otherwise }: Field): boolean {
  return !optional || otherwise !== undefined;
}

const texts = new Set(['string', 'text', 'enum', 'uuid', 'email', 'url', 'date', 'timestamp']);

/** Whether every value of one can be a value of the other. */
function fits(source: Field, field: Field): boolean {
  if (field.type === 'json' && !field.array) return true;
  if (source.array !== field.array) return false;
  if (field.type === 'object') return source.type === 'object' && source.object === field.object;
  if (field.type === 'enum' && source.type === 'enum') {
    return (source.values ?? []).every((value) => field.values?.includes(value));
  }
  if (field.type === 'string' || field.type === 'text') return texts.has(source.type);
  if (field.type === 'number') return source.type === 'integer' || source.type === 'number';
  return source.type === field.type;
}
