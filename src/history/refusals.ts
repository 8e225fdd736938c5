import type { Finding, Path } from '../blueprint/finding.ts';
import { quote } from '../blueprint/quote.ts';
import type { Entity, Field, Service } from '../blueprint/types.ts';
import { snake } from '../render/names.ts';
import type { Difference, TableChange } from './difference.ts';
import type { FormerNames } from './formerNames.ts';
import type { Column, Schema, SchemaStep, Table } from './history.ts';
import { isCopy } from './isCopy.ts';
import { keptAs } from './keptAs.ts';
import { typesAfter } from './typeChanges.ts';

/** What rows cannot follow, and what would be lost without having been asked for. */
export function refusalsOf(
  service: Service,
  before: SchemaStep,
  former: FormerNames,
  difference: Difference,
  drop: boolean,
): Finding[] {
  if (before.store !== undefined && before.store !== service.datastore) {
    return [otherStore(service, before.store)];
  }
  const unclear = unclearRenames(service, before.schema, former);
  if (unclear.length > 0) return unclear;
  return [
    ...(drop ? [] : difference.dropped.filter((table) => !isCopy(table))).map((table) =>
      lostTable(service, table),
    ),
    ...difference.changed.flatMap((change) => tableRefusals(service, change, drop)),
  ];
}

function otherStore({ name, datastore }: Service, before: string): Finding {
  return {
    code: 'not-migratable',
    message: `The rows of ${name} are in ${before}, and no migration takes them to ${datastore}`,
    hint: `Leave datastore: ${before}, or make a service of another name and move the rows to it.`,
    path: ['services', name, 'datastore'],
  };
}

/** A name that something else had until now: whose rows would it be? */
function unclearRenames(service: Service, { tables }: Schema, former: FormerNames): Finding[] {
  return service.entities.flatMap((entity): Finding[] => {
    const path = ['services', service.name, 'entities', entity.name];
    const find = (name: string | undefined) => tables.find((table) => table.name === name);
    const table = find(snake(entity.name));
    const old = find(former.tables[snake(entity.name)]);
    if (table !== undefined && old !== undefined) return [unclear(entity, path)];
    const columns = new Set((table ?? old)?.columns.map(({ name }) => name));
    const taken = entity.fields.filter(
      ({ name, was }) => was !== undefined && columns.has(snake(name)) && columns.has(snake(was)),
    );
    return taken.map((field) => unclear(field, [...path, 'fields', field.name]));
  });
}

function unclear({ name, was = '' }: Entity | Field, path: Path): Finding {
  return {
    code: 'not-migratable',
    message: `${quote(was)} cannot become ${quote(name)} at once: until now something else has that name`,
    hint: `Remove or rename the other ${quote(name)} first and apply, then rename ${quote(was)}.`,
    path: [...path, 'was'],
  };
}

function lostTable(service: Service, table: Table): Finding {
  return {
    code: 'data-loss',
    message: `The table ${quote(table.name)} of ${service.name} would be dropped, with every row in it`,
    hint: 'Add --drop to do so. If the entity has another name now, write was: with the old name into it.',
    path: ['services', service.name, 'entities'],
    at: 'key',
  };
}

function tableRefusals(service: Service, change: TableChange, drop: boolean): Finding[] {
  const { before, after, added, bridged, changed, dropped } = change;
  const entity = service.entities.find(({ name }) => snake(name) === after.name);
  const place: Place = { service, table: after, entity };
  if (before.key !== after.key) return [otherKey(place, before.key)];
  // A copy is never incomplete: what it lacks it is told again.
  const lost = drop || isCopy(before) ? [] : dropped;
  return [
    ...lost.map((column) => lostColumn(place, column)),
    ...added
      .filter((column) => !column.optional && column.default === undefined)
      .map((column) => noValue(place, column)),
    ...bridged.flatMap(({ column, formerly }) => {
      const old = before.columns.find(({ name }) => name === formerly);
      if (old === undefined) return [];
      return formerly === before.key
        ? [renamedKey(place, column)]
        : columnRefusals(place, old, column);
    }),
    ...changed.flatMap(({ before: old, after: column }) => columnRefusals(place, old, column)),
  ];
}

interface Place {
  service: Service;
  table: Table;
  /** Undefined for a copy of another service's. */
  entity: Entity | undefined;
}

function columnRefusals(place: Place, before: Column, after: Column): Finding[] {
  const found: Finding[] = [];
  const store = place.service.datastore;
  const isBridged = after.formerly !== undefined || before.formerly !== undefined;
  if (before.type !== after.type || before.array !== after.array) {
    const refers = before.references !== undefined || after.references !== undefined;
    const isPossible = before.array === after.array && typesAfter(before.type).includes(after.type);
    const isKept = keptAs(before, store).type === keptAs(after, store).type;
    if (refers || after.name === place.table.key || !isPossible) {
      found.push(otherType(place, before, after));
    } else if (isBridged && !isKept) {
      found.push(twoAtOnce(place, after));
    }
  }
  if (before.optional && !after.optional && after.default === undefined) {
    found.push(noValue(place, after));
  }
  return found;
}

function otherKey(place: Place, before: string): Finding {
  return {
    code: 'not-migratable',
    message: `The key of ${nameOf(place)} cannot become another field: its rows are known by ${quote(before)}`,
    hint: 'Leave key as it was, or make an entity of another name and move the rows to it.',
    path: [...pathOf(place), 'key'],
  };
}

function renamedKey(place: Place, column: Column): Finding {
  return {
    code: 'not-migratable',
    message: `The key of ${nameOf(place)} keeps its name: others refer to it, and paths have it`,
    hint: 'Take out was, and give the key its old name.',
    path: [...fieldPath(place, column), 'was'],
  };
}

function lostColumn(place: Place, column: Column): Finding {
  return {
    code: 'data-loss',
    message: `The column ${quote(column.name)} of ${nameOf(place)} would be dropped, with every value in it`,
    hint: 'Add --drop to do so. If the field has another name now, write was: with the old name into it.',
    path: [...pathOf(place), 'fields'],
    at: 'key',
  };
}

function noValue(place: Place, column: Column): Finding {
  const field = fieldOf(place, column);
  return {
    code: 'not-migratable',
    message: `${nameOf(place)}.${field?.name ?? column.name} is required, and rows that are there have no value for it`,
    hint: 'Give it a default: they get it, and it can be taken out later. Or write optional: true.',
    path: fieldPath(place, column),
    at: 'key',
  };
}

function otherType(place: Place, before: Column, after: Column): Finding {
  const possible = before.array ? [] : typesAfter(before.type);
  const instead = possible.length > 0 ? `Rows can follow to ${possible.join(', ')}. ` : '';
  return {
    code: 'not-migratable',
    message: `${nameOf(place)}.${fieldOf(place, after)?.name ?? after.name} was ${typeOf(before)}, and its rows cannot become ${typeOf(after)}`,
    hint: `${instead}Add a field of another name, fill it, and take this one out later.`,
    path: fieldPath(place, after),
    at: 'key',
  };
}

function twoAtOnce(place: Place, column: Column): Finding {
  return {
    code: 'not-migratable',
    message: `${nameOf(place)}.${fieldOf(place, column)?.name ?? column.name} cannot change its type while the build before still knows its old name`,
    hint: 'Do one after the other: the rename until was is taken out again, then the type.',
    path: fieldPath(place, column),
    at: 'key',
  };
}

function typeOf({ type, array, references }: Column): string {
  if (references !== undefined) return `a reference (${type})`;
  return array ? `${type}[]` : type;
}

function nameOf({ service, table, entity }: Place): string {
  return `${service.name}.${entity?.name ?? table.name}`;
}

function fieldOf({ entity }: Place, column: Column): Field | undefined {
  return entity?.fields.find(({ name }) => snake(name) === column.name);
}

function pathOf({ service, entity }: Place): Path {
  const path = ['services', service.name];
  return entity === undefined ? path : [...path, 'entities', entity.name];
}

function fieldPath(place: Place, column: Column): Path {
  const field = fieldOf(place, column);
  return field === undefined ? pathOf(place) : [...pathOf(place), 'fields', field.name];
}
