import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../blueprint/finding.ts';
import { knownAs } from '../blueprint/knownAs.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint, Service } from '../blueprint/types.ts';
import { formerRoute } from '../derive/former.ts';
import { snake } from '../render/names.ts';
import { type ColumnChange, differenceOf, renamed, type TableChange } from './difference.ts';
import type { Column, History, Renames, SchemaStep, Table } from './history.ts';
import { isCopy } from './isCopy.ts';

/** Something to know before a migration runs, or before others meet the new build. */
export interface Notice {
  /** e.g. `orders/0002_rename`; undefined where it is about others alone. */
  migration?: string;
  /** What it is about, in the blueprint. */
  path: Path;
  message: string;
}

/** What the migrations that came with `after` mean for builds that still run, for rows and for callers. */
export function noticesOf(before: History, after: History, blueprint: Blueprint): Notice[] {
  return blueprint.services.flatMap((service) => {
    const steps = after.schemas[knownAs(service)] ?? [];
    const known = before.schemas[knownAs(service)]?.length ?? 0;
    return steps.flatMap((step, index) => {
      const last = steps[index - 1];
      return index < known || last === undefined ? [] : ofStep(service, last, step, blueprint);
    });
  });
}

function ofStep(
  service: Service,
  last: SchemaStep,
  step: SchemaStep,
  blueprint: Blueprint,
): Notice[] {
  const before = renamed(last.schema, step.renames);
  const { changed, dropped } = differenceOf(before, step.schema);
  const path = ['services', service.name, 'entities'];
  const notice = (message: string, place: Path = path): Notice => ({
    migration: `${service.name}/${step.name}`,
    path: place,
    message,
  });
  const at = (table: string, [message, ...rest]: Told) =>
    notice(message, [...path, entityOf(service, table), ...rest]);
  return [
    ...step.schema.tables.flatMap((table) =>
      ofRenames(service, table, step.renames ?? {}, blueprint).map((told) => at(table.name, told)),
    ),
    ...dropped.map(({ name }) => notice(`The table ${quote(name)} goes. ${stopFirst}`)),
    ...changed.flatMap((change) =>
      ofTable(service, change).map((told) => at(change.after.name, told)),
    ),
  ];
}

const stopFirst =
  'A build from before names it in its statements and fails from then on: stop it before the migration runs';

/** Messages, each with the way from the entity to what it is about. */
type Told = [message: string, ...path: string[]];

function ofRenames(service: Service, table: Table, renames: Renames, blueprint: Blueprint): Told[] {
  const { name, view } = table;
  const was = Object.entries(renames.tables ?? {}).find(([, now]) => now === name)?.[0];
  const columns = Object.entries(renames.columns?.[name] ?? {});
  const told: Told[] = columns.map(([old, now]) => {
    const field = fieldOf(service, name, now);
    return [renamedField(field, old), 'fields', field];
  });
  if (was !== undefined) told.unshift([renamedEntity(service, name, was, blueprint)]);
  // Where there is no view, nobody answers to the old names.
  const gone: Told[] =
    told.length > 0 && view === undefined ? [[`The old names go. ${stopFirst}`]] : [];
  // Of a copy nobody outside knows.
  return isCopy(table) ? gone : [...told, ...gone];
}

function ofTable(service: Service, change: TableChange): Told[] {
  const { after } = change;
  const field = (column: string) => fieldOf(service, after.name, column);
  const at = (column: string) => ['fields', field(column)];
  return [
    ...views(change),
    ...change.bridged.flatMap(({ column: { name }, formerly }): Told[] => [
      ...(isCopy(after) ? [] : [[renamedField(field(name), formerly), ...at(name)] as Told]),
      [
        `A build from before goes on with ${quote(formerly)}, and each follows the other. When none runs any more, take out was: the old column goes with the next migration`,
        ...at(name),
        'was',
      ],
    ]),
    ...change.contracted.map(
      ({ formerly }): Told => [`The old column ${quote(formerly)} goes. ${stopFirst}`, 'fields'],
    ),
    ...change.dropped.map(
      ({ name }): Told => [`The column ${quote(name)} goes. ${stopFirst}`, 'fields'],
    ),
    ...change.changed.flatMap((column) =>
      ofColumn(column).map((message): Told => [message, ...at(column.after.name)]),
    ),
  ];
}

function views({ before, after }: TableChange): Told[] {
  if (isDeepStrictEqual(before.view, after.view)) return [];
  if (after.view !== undefined && after.view.name !== before.view?.name) {
    return [
      [
        `A build from before goes on with ${quote(after.view.name)}, a view by now. When none runs any more, take out was: the view goes with the next migration`,
        'was',
      ],
    ];
  }
  if (after.view === undefined && before.view !== undefined) {
    return [[`The view ${quote(before.view.name)} goes. ${stopFirst}`]];
  }
  return [];
}

function ofColumn({ before, after }: ColumnChange): string[] {
  const told: string[] = [];
  if (before.type !== after.type) {
    told.push(
      `${before.type} becomes ${after.type}: a build from before may fail at values that it does not know, until it is replaced`,
    );
  }
  if (before.optional && !after.optional) {
    told.push(
      'Rows without a value get the default. What a build from before writes without one is refused from then on',
    );
  }
  if (isNarrower(before, after)) {
    told.push('Where a row does not fit, the migration stops and changes nothing');
  }
  return told;
}

function isNarrower(before: Column, after: Column): boolean {
  const lower = (a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY) => b < a;
  const higher = (a = Number.NEGATIVE_INFINITY, b = Number.NEGATIVE_INFINITY) => b > a;
  const known = new Set(before.values);
  const possible = new Set(after.values);
  return (
    lower(before.maxLength, after.maxLength) ||
    lower(before.maximum, after.maximum) ||
    higher(before.minimum, after.minimum) ||
    (after.values !== undefined &&
      (known.size === 0 || [...known].some((v) => !possible.has(v)))) ||
    (after.unique === true && !before.unique) ||
    (after.references !== undefined && after.references !== before.references)
  );
}

function renamedField(field: string, was: string): string {
  return `${field} was ${quote(was)}: answers and events have both, and requests may have either, ${bothUntil}`;
}

const bothUntil = 'until was is taken out: until then, clients outside of this repo have to follow';

/** @param table its name by now */
function renamedEntity(service: Service, table: string, was: string, blueprint: Blueprint): string {
  const entity = entityOf(service, table);
  const said = `${entity} was ${quote(was)}`;
  const moved = service.operations.filter((each) => each.entity === entity);
  const [path] = moved.flatMap((each) => formerRoute(each, blueprint)?.http.path ?? []);
  const [now] = moved.flatMap(({ crud, http }) => (crud ? (http?.path ?? []) : []));
  return path === undefined
    ? `${said}: paths and names of operations are what is written, and no client has to follow`
    : `${said}: ${path} is served beside ${now}, as deprecated, ${bothUntil}`;
}

function entityOf({ entities }: Service, table: string): string {
  return entities.find(({ name }) => snake(name) === table)?.name ?? table;
}

function fieldOf({ entities }: Service, table: string, column: string): string {
  const entity = entities.find(({ name }) => snake(name) === table);
  return entity?.fields.find(({ name }) => snake(name) === column)?.name ?? column;
}
