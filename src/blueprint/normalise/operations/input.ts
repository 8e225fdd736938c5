import { camel } from '../../names/case.ts';
import { plural } from '../../names/plural.ts';
import { suggestion } from '../../nearest.ts';
import { quote } from '../../quote.ts';
import type { Action, Entity, Field, Http } from '../../types.ts';
import { fieldsOf } from '../fields/field.ts';
import { asInput, createInput, filterInput, updateInput } from './derivedInput.ts';
import { isItemPath, lastWord } from './http.ts';
import type { Params } from './params.ts';
import type { OperationPlace } from './place.ts';
import { type StatusChange, statusChanges } from './statusChange.ts';

export interface Input {
  fields: Field[];
  assigns: Record<string, string>;
}

const nothing: Input = { fields: [], assigns: {} };

export function inputOf(
  place: OperationPlace,
  action: Action,
  http: Http | undefined,
  params: Params,
  main: Entity | undefined,
): Input {
  const { raw } = place;
  if (raw.input !== undefined) {
    const fields = writtenInput(place, action, http, main);
    return { fields, assigns: main && http ? assignsBeside(action, http, main, fields) : {} };
  }
  if (action === 'message') {
    // Without a way to reach it, that is the problem.
    if (!raw.message) return nothing;
    place.fault({
      code: 'input',
      message: `What the message of ${place.name} carries can't be derived`,
      hint: 'Write input: { ... } with its fields, or input: {} for none.',
    });
    return nothing;
  }
  if (!main || !http) {
    // Without an entity there is nothing to derive from; a query without input is still one.
    return nothing;
  }
  return derivedInput(place, action, http, params, main);
}

function derivedInput(
  place: OperationPlace,
  action: Action,
  http: Http,
  { params }: Params,
  main: Entity,
): Input {
  const inPath = new Set(params.map(({ field }) => field));
  const notInPath = (fields: Field[]) => fields.filter((field) => !inPath.has(field.name));
  switch (action) {
    case 'create':
      return { fields: notInPath(createInput(main)), assigns: {} };
    case 'list':
      return { fields: notInPath(filterInput(main)), assigns: {} };
    case 'update':
      return derivedUpdate(place, http, main);
    case 'find':
      if (http.path === main.path && http.method === 'GET') {
        place.fault({
          code: 'unbounded',
          message: `${place.name} would give every ${main.name} there is`,
          hint: 'Write paging: cursor, or an input that says which ones.',
        });
      }
      return nothing;
    default:
      return nothing;
  }
}

function derivedUpdate(place: OperationPlace, http: Http, main: Entity): Input {
  if (isItemPath(http.path)) {
    if (http.method === 'PUT') return { fields: updateInput(main), assigns: {} };
    if (http.method === 'PATCH') {
      const some = updateInput(main).map(({ default: _, ...field }) => ({
        ...field,
        optional: true,
      }));
      return { fields: some, assigns: {} };
    }
  }
  const word = lastWord(http.path);
  const named = updateInput(main).find((field) => word !== undefined && field.name === camel(word));
  if (named) return { fields: [named], assigns: {} };
  const changes = word === undefined ? [] : statusChanges(main, word);
  const [change] = changes;
  if (change && changes.length === 1)
    return { fields: [], assigns: { [change.field]: change.value } };
  place.fault({
    code: 'input',
    message:
      changes.length > 1
        ? `${place.name} could mean ${changes.map(described).join(' or ')}`
        : `What ${place.name} changes can't be derived from ${quote(word ?? http.path)}`,
    hint: `Write input: { ... } with the fields of ${main.name} that it sets.`,
  });
  return nothing;
}

const described = ({ field, value }: StatusChange) => `${field}: ${value}`;

/** `POST /things/{id}/cancel` with an input of its own (a reason) still cancels. */
function assignsBeside(action: Action, http: Http, main: Entity, input: Field[]): Input['assigns'] {
  const word = lastWord(http.path);
  if (action !== 'update' || http.method !== 'POST' || word === undefined) return {};
  const changes = statusChanges(main, word);
  const [change] = changes;
  if (!change || changes.length > 1) return {};
  if (input.some(({ name }) => name === change.field)) return {};
  return { [change.field]: change.value };
}

function writtenInput(
  place: OperationPlace,
  action: Action,
  http: Http | undefined,
  main: Entity | undefined,
): Field[] {
  const { raw, scope, service } = place;
  const path = [...place.path, 'input'];
  const kind = http ? 'http' : 'message';
  if (typeof raw.input === 'string') return namedInput(place, raw.input, action, main);
  const fields = fieldsOf(scope, { service, kind, path }, raw.input).map((field) =>
    inherited(field, main, raw.input as Record<string, unknown>),
  );
  if (main && http) {
    for (const field of fields) checkAgainst(place, action, main, field);
  }
  if (http && (http.method === 'GET' || http.method === 'DELETE')) {
    for (const { name, type } of fields) {
      if (type !== 'object' && type !== 'json') continue;
      place.fault(
        {
          code: 'query-string',
          message: `${quote(name)} is of type ${type}, which a query string cannot hold`,
          hint: `Use POST with a body, or simple fields.`,
        },
        [...path, name],
      );
    }
  }
  return fields;
}

function namedInput(
  place: OperationPlace,
  name: string,
  action: Action,
  main: Entity | undefined,
): Field[] {
  const { entities, valueObjects } = place;
  const entity = entities.get(name);
  const known = entity ?? valueObjects.get(name);
  if (!known) {
    const all = [...entities.keys(), ...valueObjects.keys()];
    const listOf = name.endsWith('[]') && all.includes(name.slice(0, -2));
    place.fault(
      {
        code: listOf ? 'input-list' : 'unknown-entity',
        message: listOf
          ? `A list ${quote(name)} cannot be the whole input`
          : `Service ${place.service.name} has no entity ${quote(name)}`,
        hint: listOf
          ? `Give it a name: input: { ${camel(plural(name.slice(0, -2)))}: ... }`
          : suggestion(name, all),
      },
      'input',
    );
    return [];
  }
  const fields = entity
    ? action === 'create' || entity !== main
      ? createInput(entity)
      : updateInput(entity)
    : known.fields.map(asInput);
  if (main && action !== 'message') {
    for (const field of fields) checkAgainst(place, action, main, field);
  }
  return fields;
}

/** An input field named like a field of the entity, with its type, has its constraints. */
function inherited(field: Field, main: Entity | undefined, raw: Record<string, unknown>): Field {
  const same = main?.fields.find(({ name }) => name === field.name);
  if (!same || !sameType(same, field)) return field;
  const written = raw[field.name];
  const own = typeof written === 'object' && written !== null ? written : {};
  const { optional, default: given } = field;
  const { default: _, ...rest } = asInput(same);
  const kept = Object.fromEntries(Object.entries(field).filter(([word]) => word in own));
  return {
    ...rest,
    ...kept,
    optional,
    pii: field.pii || same.pii,
    secret: field.secret || same.secret,
    ...(given === undefined ? {} : { default: given }),
  };
}

export const sameType = (a: Field, b: Field): boolean =>
  a.type === b.type && a.array === b.array && a.object === b.object;

/** What is assigned, selected or filtered by must fit the entity. */
function checkAgainst(place: OperationPlace, action: Action, main: Entity, field: Field): void {
  const path = [...place.path, 'input', field.name];
  const selects = action === 'find' || action === 'list';
  const same = main.fields.find(({ name }) => name === field.name);
  if (selects && field.name === keyListName(main)) {
    const key = main.fields.find(({ name }) => name === main.key);
    if (field.array && field.type === key?.type) return;
    place.fault(
      {
        code: 'type-differs',
        message: `${quote(field.name)} selects by the key of ${main.name}, which is ${key?.type}`,
        hint: `Write ${field.name}: "${key?.type}[]"`,
      },
      path,
    );
    return;
  }
  if (!same) {
    if (!selects) return;
    const names = main.fields.map(({ name }) => name);
    place.fault(
      {
        code: 'unknown-field',
        message: `${place.name} selects by ${quote(field.name)}, which is not a field of ${main.name}`,
        hint: suggestion(field.name, [...names, keyListName(main)]),
      },
      path,
    );
  } else if (!sameType(same, field)) {
    const type = (of: Field) => `${of.object ?? of.type}${of.array ? '[]' : ''}`;
    place.fault(
      {
        code: 'type-differs',
        message: `${quote(field.name)} is ${type(field)} here and ${type(same)} in ${main.name}`,
        hint: `Write ${type(same)}, or choose another name.`,
      },
      path,
    );
  } else if (
    selects &&
    (same.secret || same.array || same.type === 'object' || same.type === 'json')
  ) {
    const message = `Nothing can be selected by ${quote(field.name)} of ${main.name}`;
    place.fault({ code: 'unknown-field', message }, path);
  } else if (action === 'list' && !same.index && !same.unique) {
    place.fault(
      {
        code: 'not-indexed',
        message: `A list can't filter by ${quote(field.name)}: it has no index`,
        hint: `Mark it in ${main.name}: ${field.name}: { type: ${same.type}, index: true }`,
      },
      path,
    );
  } else if (!selects && same.managed !== undefined) {
    place.fault(
      {
        code: 'managed-field',
        message: `${quote(field.name)} of ${main.name} is filled in by the service`,
        hint: 'Leave it out of the input.',
      },
      path,
    );
  }
}

/** `ids: uuid[]` selects by key. */
const keyListName = (entity: Entity) => plural(entity.key);
