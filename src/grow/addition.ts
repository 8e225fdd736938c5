import { parseFieldList, parseNamed } from '../answers/entities/parse.ts';
import { entityNamedAfter } from '../answers/entityNamedAfter.ts';
import type { Path } from '../blueprint/finding.ts';
import { type Kind, type KindId, kinds } from './kinds.ts';
import type { Said, TypedFault } from './said.ts';
import { valuesOf } from './words.ts';

/** Something new, as the blueprint is to say it. */
export interface Addition {
  kind: KindId;
  /** Service, and entity or operation, that it goes into. */
  service: string;
  inside?: string;
  /** For a subscription the event, for a call the operation. */
  name: string;
  value: unknown;
  /** A field that says whose row it is. */
  isOwner?: boolean;
  /** Operations that emit a new event. */
  emittedBy?: readonly string[];
}

/** Where it is to stand; of what stands in a list, the list. */
export function pathOf({ kind, service, inside = '', name }: Omit<Addition, 'value'>): Path {
  const own = ['services', service];
  switch (kind) {
    case 'service':
      return ['services', name];
    case 'entity':
      return [...own, 'entities', name];
    case 'field':
      return [...own, 'entities', inside, 'fields', name];
    case 'operation':
      return [...own, 'operations', name];
    case 'event':
      return [...own, 'events', name];
    case 'subscription':
      return [...own, 'subscribes'];
    case 'call':
      return [...own, 'operations', inside, 'calls'];
  }
}

/** What was typed, in the words of the blueprint; or what of it cannot be read. */
export function additionOf(said: Said): { addition: Addition } | { faults: TypedFault[] } {
  const kind = kinds[said.kind];
  const { values, faults } = valuesOf(kind, said.words);
  const place = splitWhere(kind, said.where ?? '');
  const read = readers[said.kind](said.what, values);
  const all = [
    ...('fault' in place ? [place.fault] : []),
    ...('fault' in read ? [read.fault] : []),
    ...faults,
  ];
  if (all.length > 0 || 'fault' in read || 'fault' in place) return { faults: all };
  return { addition: { kind: said.kind, ...place, ...read } };
}

/** `service`, or `service.Name`, as the kind asks for. */
export function splitWhere(
  { where }: Kind,
  text: string,
): Pick<Addition, 'service' | 'inside'> | { fault: TypedFault } {
  const [service = '', inside, ...more] = text.split('.');
  const isNested = where?.includes('.') === true;
  if (where === undefined || (isNested === (inside !== undefined) && more.length === 0)) {
    return { service, ...(inside === undefined ? {} : { inside }) };
  }
  const message = `${JSON.stringify(text)} is not of the form ${where}`;
  const hint = isNested
    ? `Write ${text || 'service'}.${where.split('.')[1]}`
    : `Write ${service} alone`;
  return { fault: { message, hint } };
}

type Read = Pick<Addition, 'name' | 'value' | 'isOwner' | 'emittedBy'> | { fault: TypedFault };
type Values = Record<string, unknown>;

const readers: Record<KindId, (what: string, values: Values) => Read> = {
  service(what, values) {
    // As `create --service` has it: `books: Book(title)`.
    const [name = '', ...rest] = what.split(':');
    if (rest.length > 0) {
      const { values: typed, faults } = valuesOf(kinds.service, { entities: rest.join(':') });
      if (faults[0]) return { fault: { message: faults[0].message, ...hintOf(faults[0]) } };
      return { name: name.trim(), value: { ...values, ...typed } };
    }
    const usual = { [entityNamedAfter(name)]: { fields: { name: 'string' } } };
    return { name: name.trim(), value: { ...values, entities: values.entities ?? usual } };
  },
  entity(what, values) {
    const named = parseNamed(what, 'an entity');
    if ('fault' in named) return named;
    const { fields = named.fields?.fields ?? { name: 'string' }, ...rest } = values;
    const owner = named.fields?.owner;
    return {
      name: named.name,
      value: { ...(owner === undefined ? {} : { owner }), ...rest, fields },
    };
  },
  field(what, values) {
    const read = parseFieldList(what);
    if ('fault' in read) return read;
    const { fields, owner } = read;
    const [[name, raw] = ['', ''], another] = Object.entries(fields);
    if (another !== undefined) {
      return {
        fault: { message: `${another[0]} is a second field`, hint: 'Add one after the other' },
      };
    }
    const full = typeof raw === 'string' ? { type: raw } : raw;
    const value = Object.keys(values).length === 0 ? raw : { ...full, ...values };
    return { name, value, isOwner: owner === name };
  },
  operation(what, values) {
    const named = parseNamed(what, 'an operation');
    if ('fault' in named) return named;
    const { input = named.fields?.fields, output, ...rest } = values;
    return {
      name: named.name,
      value: {
        ...rest,
        ...(input === undefined ? {} : { input }),
        ...(output === undefined ? {} : { output }),
      },
    };
  },
  event(what, values) {
    const named = parseNamed(what, 'an event');
    if ('fault' in named) return named;
    const { payload = named.fields?.fields ?? {}, map, emittedBy = [], ...rest } = values;
    return {
      name: named.name,
      value: { ...rest, payload, ...(map === undefined ? {} : { map }) },
      emittedBy: emittedBy as string[],
    };
  },
  subscription: (event, values) => ({ name: event, value: shortest('event', event, values) }),
  call: (to, values) => ({ name: to, value: shortest('to', to, values) }),
};

/** In short, where nothing more is said of it. */
const shortest = (word: string, name: string, values: Values): unknown =>
  Object.keys(values).length === 0 ? name : { [word]: name, ...values };

const hintOf = ({ hint }: TypedFault) => (hint === undefined ? {} : { hint });
