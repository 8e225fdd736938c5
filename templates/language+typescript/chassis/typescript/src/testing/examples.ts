import { repository } from '../data/repository.ts';
import type { Entity } from '../model.ts';
import type { Store } from '../store/port.ts';

/** One valid set of fields, from the blueprint. */
export interface Example {
  fields: object;
  /** Fields that have to name a stored row, each with the entity of that row. */
  references: Readonly<Record<string, string>>;
}

export interface EntityExample extends Example {
  // biome-ignore lint/suspicious/noExplicitAny: entities of any rows and fields.
  entity: Entity<any, any>;
}

export type Examples = Readonly<Record<string, EntityExample>>;

type Row = Record<string, unknown>;

/** Rows by entity: an example is stored once a store, however often something refers to it. */
const stored = new WeakMap<Store, Map<string, Promise<Row>>>();

/** The example's row, stored after the rows that it refers to. @param owner where rows have one */
export function storeExample(
  store: Store,
  examples: Examples,
  name: string,
  owner = 'somebody',
): Promise<Row> {
  const rows = stored.get(store) ?? new Map<string, Promise<Row>>();
  stored.set(store, rows);
  const known = rows.get(name);
  if (known !== undefined) return known;
  const row = insert(store, examples, name, owner);
  rows.set(name, row);
  return row;
}

/** The example's fields, with the keys of stored rows where it refers to some. */
export async function fieldsOf(
  store: Store,
  examples: Examples,
  { fields, references }: Example,
): Promise<Row> {
  const filled: Row = { ...fields };
  for (const [field, entity] of Object.entries(references)) {
    const row = await storeExample(store, examples, entity);
    filled[field] = row[exampleOf(examples, entity).entity.key];
  }
  return filled;
}

async function insert(store: Store, examples: Examples, name: string, owner: string): Promise<Row> {
  const example = exampleOf(examples, name);
  const fields = await fieldsOf(store, examples, example);
  return store.transaction((tx) => repository(example.entity).insert(tx, fields, { owner }));
}

function exampleOf(examples: Examples, name: string): EntityExample {
  const example = examples[name];
  if (example === undefined) throw new Error(`there is no example of ${name}`);
  return example;
}
