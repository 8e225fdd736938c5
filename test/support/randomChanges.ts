import type { Random } from './randomBlueprint.ts';

/** A field that keeps its identity while its name and its marks change. */
export interface FieldState {
  id: number;
  name: string;
  was?: string;
  type: string;
  array?: true;
  optional: boolean;
  default?: unknown;
  unique: boolean;
  index: boolean;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  values?: string[];
  /** Id of the entity that it refers to. */
  refers?: number;
}

export interface EntityState {
  id: number;
  name: string;
  was?: string;
  fields: FieldState[];
  /** Values by the id of the field, null where there is none; by the key of the row. */
  rows: Map<string, Map<number, unknown>>;
}

export interface SystemState {
  datastore: 'postgres' | 'sqlite';
  entities: EntityState[];
  /** The next number that is given to anything. */
  next: number;
}

/** Why the build before cannot work beside this one; nothing where it can. */
export type Effect = { drops?: true; apart?: true };

const entityNames = ['Order', 'OrderItem', 'User', 'Group', 'Item', 'Table', 'Select', 'Basket'];
const fieldNames = ['name', 'itemName', 'from', 'order', 'count', 'note', 'code', 'kind', 'value'];
const types = [
  'string',
  'text',
  'integer',
  'number',
  'decimal',
  'boolean',
  'date',
  'timestamp',
  'uuid',
  'email',
  'url',
  'json',
  'enum',
  'string[]',
];

export function randomState(random: Random, datastore: SystemState['datastore']): SystemState {
  const state: SystemState = { datastore, entities: [], next: 1 };
  addEntity(random, state);
  if (random() < 0.6) addEntity(random, state);
  return state;
}

export function documentOf({ datastore, entities }: SystemState): string {
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]));
  return JSON.stringify({
    schema: 'create-microservices/v1',
    system: { name: 'changing' },
    services: {
      a: {
        datastore,
        entities: Object.fromEntries(
          entities.map(({ name, was, fields }) => [
            name,
            {
              ...(was && { was }),
              fields: Object.fromEntries(
                fields.map((field) => [field.name, written(field, nameOf)]),
              ),
            },
          ]),
        ),
      },
    },
  });
}

function written(field: FieldState, nameOf: ReadonlyMap<number, string>): object {
  const { id: _id, name: _name, refers, type, array, ...marks } = field;
  return Object.fromEntries(
    Object.entries({
      ...marks,
      type: refers === undefined ? (array ? `${type}[]` : type) : nameOf.get(refers),
    }).filter(([, value]) => value !== undefined && value !== false),
  );
}

/**
 * One change at random; undefined where it does not fit what is there.
 * @param touched ids of the fields that were changed already, and of the entities whose name was, negative: one change each
 */
export function change(
  random: Random,
  state: SystemState,
  touched: Set<number>,
): Effect | undefined {
  const entity = pick(random, state.entities);
  const field = pick(random, entity.fields);
  if (touched.has(field.id)) return undefined;
  touched.add(field.id);
  // A name that changes and forgets what it was in one go is another thing of another name.
  const named = (change: () => Effect | undefined) => {
    if (touched.has(-entity.id)) return undefined;
    touched.add(-entity.id);
    return change();
  };
  const changes: (() => Effect | undefined)[] = [
    () => addEntity(random, state),
    () => addField(random, state, entity, touched),
    () => addField(random, state, entity, touched),
    () => removeField(entity, field),
    () => (random() < 0.3 ? removeEntity(state, entity) : undefined),
    () => rename(random, field, fieldNames, entity.fields),
    () => rename(random, field, fieldNames, entity.fields),
    () => named(() => rename(random, entity, entityNames, state.entities)),
    () => finish(field),
    () => named(() => finish(entity)),
    () => otherOptional(random, state, entity, field),
    () => otherOptional(random, state, entity, field),
    () => otherDefault(random, state, field),
    () => otherUnique(entity, field),
    () => toggleIndex(field),
    () => otherBounds(random, field),
    () => otherBounds(random, field),
    () => otherType(random, entity, field),
    () => otherType(random, entity, field),
    () => {
      entity.fields.reverse();
      return {};
    },
  ];
  return pick(random, changes)();
}

/** A value that keeps to every bound that is ever set here. */
export function valueFor(random: Random, state: SystemState, field: FieldState): unknown {
  if (field.refers !== undefined) {
    const target = state.entities.find(({ id }) => id === field.refers);
    return target === undefined || target.rows.size === 0
      ? null
      : pick(random, [...target.rows.keys()]);
  }
  if (field.optional && random() < 0.3) return null;
  return example(state, field);
}

/** A new row; undefined where what it must refer to has none. */
export function newRow(
  random: Random,
  state: SystemState,
  entity: EntityState,
): [key: string, values: Map<number, unknown>] | undefined {
  const values = new Map<number, unknown>();
  for (const field of entity.fields) {
    const value = valueFor(random, state, field);
    if (value === null && !field.optional) return undefined;
    values.set(field.id, value);
  }
  return [uuid(state.next++), values];
}

function example(state: SystemState, { type, array, values }: FieldState): unknown {
  const number = state.next++;
  if (array) return [`s${number}`, "it's"];
  switch (type) {
    case 'integer':
      return number;
    case 'number':
      return number + 0.5;
    case 'decimal':
      return `${number}.25`;
    case 'boolean':
      return number % 2 === 0;
    case 'date':
      return new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);
    case 'timestamp':
      return new Date(Date.UTC(2026, 0, number)).toISOString();
    case 'uuid':
      return uuid(number);
    case 'email':
      return `s${number}@example.com`;
    case 'url':
      return `https://example.com/${number}`;
    case 'json':
      return { n: number };
    case 'enum':
      return values?.[0];
    default:
      return `s${number}`;
  }
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function addEntity(random: Random, state: SystemState): Effect | undefined {
  if (state.entities.length > 3) return undefined;
  const entity: EntityState = {
    id: state.next++,
    name: freeName(random, entityNames, state.entities),
    fields: [],
    rows: new Map(),
  };
  state.entities.push(entity);
  for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) {
    const field = newField(random, state, entity);
    field.optional = random() < 0.5;
    entity.fields.push(field);
  }
  return {};
}

function newField(random: Random, state: SystemState, entity: EntityState): FieldState {
  const [type = 'string', isArray] = pick(random, types).split('[');
  const others = state.entities.filter((other) => other.id < entity.id);
  const refers = random() < 0.25 && others.length > 0 ? pick(random, others).id : undefined;
  return {
    id: state.next++,
    name: freeName(random, fieldNames, entity.fields),
    type: refers === undefined ? type : 'uuid',
    ...(isArray !== undefined && refers === undefined && { array: true }),
    optional: true,
    unique: false,
    index: false,
    ...(type === 'enum' && { values: ['a', 'b', "c's"] }),
    ...(refers !== undefined && { refers, values: undefined }),
  };
}

function addField(
  random: Random,
  state: SystemState,
  entity: EntityState,
  touched: Set<number>,
): Effect | undefined {
  if (entity.fields.length > 7) return undefined;
  const field = newField(random, state, entity);
  touched.add(field.id);
  if (field.refers === undefined && random() < 0.5) {
    field.optional = false;
    field.default = example(state, field);
  }
  entity.fields.push(field);
  for (const row of entity.rows.values()) row.set(field.id, field.default ?? null);
  return {};
}

function removeField(entity: EntityState, field: FieldState): Effect | undefined {
  if (entity.fields.length < 2) return undefined;
  entity.fields = entity.fields.filter((other) => other !== field);
  return { drops: true, apart: true };
}

function removeEntity(state: SystemState, entity: EntityState): Effect | undefined {
  const isReferrer = ({ refers }: FieldState) => refers === entity.id;
  const others = state.entities.filter((other) => other !== entity);
  if (others.length === 0 || others.some(({ fields }) => fields.every(isReferrer)))
    return undefined;
  for (const other of others) other.fields = other.fields.filter((field) => !isReferrer(field));
  state.entities = others;
  return { drops: true, apart: true };
}

function rename(
  random: Random,
  thing: EntityState | FieldState,
  names: string[],
  others: { name: string; was?: string }[],
): Effect {
  const name = freeName(random, names, others);
  thing.was = thing.name;
  thing.name = name;
  return {};
}

function finish(thing: EntityState | FieldState): Effect | undefined {
  if (thing.was === undefined) return undefined;
  delete thing.was;
  return {};
}

function otherOptional(
  random: Random,
  state: SystemState,
  entity: EntityState,
  field: FieldState,
): Effect | undefined {
  if (field.refers !== undefined) return undefined;
  if (!field.optional) {
    field.optional = true;
    if (random() < 0.5) delete field.default;
    return {};
  }
  if (field.unique) return undefined;
  field.optional = false;
  const filler = example(state, field);
  field.default = filler;
  for (const row of entity.rows.values()) {
    if (row.get(field.id) === null) row.set(field.id, filler);
  }
  return { apart: true };
}

function otherDefault(random: Random, state: SystemState, field: FieldState): Effect | undefined {
  if (field.refers !== undefined || field.unique) return undefined;
  if (field.default !== undefined && random() < 0.5) delete field.default;
  else field.default = example(state, field);
  return {};
}

function otherUnique(entity: EntityState, field: FieldState): Effect | undefined {
  const countless = ['string', 'integer', 'date', 'timestamp', 'uuid', 'email'];
  if (!countless.includes(field.type) || field.array || field.default !== undefined)
    return undefined;
  if (field.refers !== undefined) return undefined;
  const values = [...entity.rows.values()]
    .map((row) => row.get(field.id))
    .filter((v) => v !== null);
  if (new Set(values.map(String)).size < values.length) return undefined;
  field.unique = !field.unique;
  return {};
}

function toggleIndex(field: FieldState): Effect {
  field.index = !field.index;
  return {};
}

/** Wider or narrower: every value here is inside of all of them. */
function otherBounds(random: Random, field: FieldState): Effect | undefined {
  if (field.array || field.refers !== undefined) return undefined;
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from));
  if (['integer', 'number', 'decimal'].includes(field.type)) {
    if (random() < 0.5) field.minimum = random() < 0.3 ? undefined : between(-20, 0);
    else field.maximum = random() < 0.3 ? undefined : between(5_000, 9_000);
    return {};
  }
  if (['string', 'text'].includes(field.type)) {
    field.maxLength = random() < 0.3 ? undefined : between(60, 90);
    return {};
  }
  if (field.type !== 'enum') return undefined;
  field.values = random() < 0.5 ? ['a', 'b', "c's", 'd'] : ['b', 'a'];
  if (field.values[0] !== 'a') field.values = random() < 0.5 ? ['a', 'b'] : ['a'];
  return {};
}

const following: Record<string, string[]> = {
  integer: ['number', 'decimal', 'string', 'text'],
  decimal: ['string', 'text'],
  string: ['text'],
  text: ['string'],
  email: ['string', 'text'],
  url: ['text'],
  enum: ['string', 'text'],
  uuid: ['string', 'text'],
  date: ['string', 'text'],
};

function otherType(random: Random, entity: EntityState, field: FieldState): Effect | undefined {
  const possible = following[field.type];
  if (possible === undefined || field.array || field.refers !== undefined) return undefined;
  field.type = pick(random, possible);
  const isText = field.type === 'string' || field.type === 'text';
  const convert = (value: unknown) =>
    value === null || value === undefined || field.type === 'number' ? value : String(value);
  delete field.values;
  delete field.maxLength;
  if (isText) {
    delete field.minimum;
    delete field.maximum;
  }
  if (field.default !== undefined) field.default = convert(field.default);
  for (const row of entity.rows.values()) row.set(field.id, convert(row.get(field.id)));
  return { apart: true };
}

function freeName(
  random: Random,
  names: string[],
  taken: { name: string; was?: string }[],
): string {
  const base = pick(random, names);
  const isTaken = (name: string) =>
    taken.some((other) => other.name === name || other.was === name);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${'XYZUVW'[number - 2] ?? number}`;
    if (!isTaken(name)) return name;
  }
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
