import type { Entity, Field, Replica, Service } from '../blueprint/types.ts';
import { snake } from '../render/names.ts';
import type { ChassisTables, Column, Schema, Table } from './history.ts';

/** The tables of a service's entities, in an order in which they can be created, then its replicas'. */
export function schemaOf(service: Service): Schema {
  const chassis = chassisTablesOf(service);
  return {
    tables: [
      ...inReferenceOrder(service.entities).map(toTable),
      ...service.replicas.map(toReplicaTable),
    ],
    ...(chassis.length > 0 && { chassis }),
  };
}

function chassisTablesOf({ events, subscribes }: Service): ChassisTables[] {
  return [
    ...(subscribes.length > 0 ? (['inbox'] as const) : []),
    ...(events.length > 0 ? (['outbox'] as const) : []),
  ];
}

function toTable(entity: Entity): Table {
  return {
    name: snake(entity.name),
    key: snake(entity.key),
    columns: entity.fields.map(toColumn),
    indexes: indexesOf(entity),
  };
}

/**
 * A copy has what has come of the original by now, so everything but the key may be missing. No field
 * has a name that begins with an underscore: those columns are the chassis' own (`consumers/replica-table.ts`).
 */
function toReplicaTable({ name, key, fields }: Replica): Table {
  const columns = fields.map((field): Column => {
    const { name, type, array, optional } = toColumn({ ...field, optional: field.name !== key });
    return { name, type, ...(array && { array }), ...(optional && { optional }) };
  });
  const marks: Column[] = [
    { name: '_seen', type: 'json' },
    { name: '_event_at', type: 'timestamp' },
    { name: '_deleted', type: 'boolean' },
  ];
  return { name: snake(name), key: snake(key), columns: [...columns, ...marks], indexes: [] };
}

function toColumn(field: Field): Column {
  const column: Column = { name: snake(field.name), type: field.type };
  if (field.array) column.array = true;
  if (field.optional) column.optional = true;
  if (field.unique && field.managed !== 'key') column.unique = true;
  if (field.values !== undefined) column.values = field.values;
  if (field.references !== undefined) column.references = snake(field.references);
  if (field.minimum !== undefined) column.minimum = field.minimum;
  if (field.maximum !== undefined) column.maximum = field.maximum;
  if (field.maxLength !== undefined) column.maxLength = field.maxLength;
  if (field.default !== undefined) column.default = field.default;
  return column;
}

/**
 * What lists filter and sort by (createdAt unless told otherwise), and what refers to another row: it
 * is looked up each time that the other is deleted. The key comes last, so that rows with an equal
 * value have an order and a page can go on after the last row of the page before. Where rows have
 * an owner every list is cut down to one, so the owner comes first.
 */
function indexesOf(entity: Entity): string[][] {
  const key = snake(entity.key);
  const owner = entity.owner === undefined ? [] : [snake(entity.owner)];
  const listed = entity.fields.filter(
    (field) => field.managed === 'createdAt' || (field.index && !field.unique),
  );
  const referring = entity.fields.filter(
    (field) => field.references !== undefined && !field.unique && field.managed !== 'key',
  );
  const all = [
    ...listed.map((field) => [...owner, snake(field.name), key]),
    ...referring.map((field) => [snake(field.name), key]),
  ];
  return [...new Map(all.map((columns) => [columns.join(), columns])).values()];
}

function inReferenceOrder(entities: Entity[]): Entity[] {
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  const done = new Set<Entity>();
  const visit = (entity: Entity): void => {
    if (done.has(entity)) return;
    done.add(entity);
    for (const field of entity.fields) {
      const target = field.references === undefined ? undefined : byName.get(field.references);
      if (target !== undefined) visit(target);
    }
    ordered.push(entity);
  };
  const ordered: Entity[] = [];
  for (const entity of entities) visit(entity);
  return ordered;
}
