import { camel, kebab } from './names/case.ts';
import { eventsOfEntity } from './names/eventsOfEntity.ts';
import { plural } from './names/plural.ts';
import { crudOf } from './normalise/operations/crud.ts';
import type { RawEntity, RawEvent, RawField, RawOperation } from './raw.ts';
import type { Operation } from './types.ts';

interface WrittenOut {
  operations: Record<string, RawOperation>;
  /** None where nothing carries them. */
  events: Record<string, RawEvent>;
}

/**
 * What the entities of a service have by themselves where it declares no operation, in the words of the
 * blueprint: to say more of one operation, a service has to declare all of them, and its events with them.
 */
export function writtenOut(
  service: string,
  entities: readonly (readonly [name: string, entity: RawEntity])[],
  withEvents: boolean,
): WrittenOut {
  const own = entities.filter(([, { partOf }]) => partOf === undefined);
  const operations = own.flatMap(([name, { key = 'id', path = `/${kebab(plural(name))}` }]) =>
    crudOf({ name, key, path, fields: [] }, { name: service, timeoutMs: 0 }, withEvents, new Map()),
  );
  return {
    operations: Object.fromEntries(operations.map((operation) => [operation.name, raw(operation)])),
    events: Object.fromEntries(
      withEvents ? own.flatMap(([name, entity]) => rawEvents(name, entity, new Map(entities))) : [],
    ),
  };
}

/** Without what follows from the rest. */
function raw({ kind, http, reads, writes, emits, paging }: Operation): RawOperation {
  return {
    kind,
    ...(http === undefined ? {} : { http: `${http.method} ${http.path}` }),
    ...(reads.length === 0 ? {} : { reads }),
    ...(writes.length === 0 ? {} : { writes }),
    ...(emits.length === 0 ? {} : { emits }),
    ...(paging === undefined ? {} : { paging }),
  };
}

function rawEvents(
  name: string,
  { key = 'id', fields }: RawEntity,
  entities: ReadonlyMap<string, RawEntity>,
): [string, RawEvent][] {
  const names = eventsOfEntity(name);
  const identifier = key === 'id' ? `${camel(name)}Id` : key;
  const keyField = Object.hasOwn(fields, key) ? fields[key] : undefined;
  const start: Record<string, RawField> = {
    [identifier]: keyField === undefined ? 'uuid' : sent(keyField),
  };
  const row = Object.entries(fields)
    .filter(([field, raw]) => field !== key && field !== identifier && !isHidden(raw, entities))
    .map(([field, raw]): [string, RawField] => [field, sent(raw)]);
  // Where a field has the name that the key has outside, it has to be said which of them is meant.
  const map = Object.hasOwn(fields, identifier) && identifier !== key ? { [identifier]: key } : {};
  const event = (payload: Record<string, RawField>): RawEvent => ({
    payload: { ...start, ...payload, version: 'integer' },
    ...(Object.keys(map).length === 0 ? {} : { map }),
  });
  const whole = event(Object.fromEntries(row));
  return [
    [names.created, whole],
    [names.updated, whole],
    [names.deleted, event({})],
  ];
}

/** What is personal or secret stays inside, and so does a value that has such a field, however deep. */
function isHidden(
  raw: RawField,
  entities: ReadonlyMap<string, RawEntity>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  const { type = 'string', pii, secret } = typeof raw === 'string' ? { type: raw } : raw;
  if (pii === true || secret === true) return true;
  const name = type.replace(/\[\]$/, '');
  const value = entities.get(name);
  if (value?.partOf === undefined || seen.has(name)) return false;
  const within = new Set([...seen, name]);
  return Object.values(value.fields).some((each) => isHidden(each, entities, within));
}

/** Without what is about columns. */
function sent(raw: RawField): RawField {
  if (typeof raw === 'string') return raw;
  const { unique: _unique, index: _index, was: _was, pii: _pii, secret: _secret, ...rest } = raw;
  const { type, ...marks } = rest;
  return type !== undefined && Object.keys(marks).length === 0 ? type : rest;
}
