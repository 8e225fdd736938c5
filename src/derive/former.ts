import { kebab } from '../blueprint/names/case.ts';
import { plural } from '../blueprint/names/plural.ts';
import { crudNames } from '../blueprint/normalise/operations/crudNames.ts';
import { sameType } from '../blueprint/normalise/operations/input.ts';
import type { Blueprint, Field, Http, Operation, Service } from '../blueprint/types.ts';
import { filtersOf, type JsonSchema, type OperationSchemas, operationSchemas } from './schemas.ts';

/**
 * What callers knew before something got another name, and may go on with for as long as `was` stands in the
 * blueprint. Whatever serves it, routes it or tells of it asks here.
 */

/** An operation as it was called, and where it was found. */
export interface FormerRoute {
  name: string;
  http: Http;
}

/** Names of fields: that of now -> the one before. */
export type FormerFields = Readonly<Record<string, string>>;

/** Of what comes in and of what goes out of an operation. */
export interface FormerNames {
  input: FormerFields;
  output: FormerFields;
}

const known = new WeakMap<Blueprint, ReadonlyMap<Operation, FormerRoute>>();

/**
 * How an operation was found before its entity got another name. Undefined where its path is written, and does not
 * follow the name; and where by now something else is found there.
 */
export function formerRoute(operation: Operation, blueprint: Blueprint): FormerRoute | undefined {
  let routes = known.get(blueprint);
  if (routes === undefined) {
    routes = formerRoutes(blueprint);
    known.set(blueprint, routes);
  }
  return routes.get(operation);
}

function formerRoutes({ services, gateway }: Blueprint): Map<Operation, FormerRoute> {
  const taken = new Set([
    ...gateway.compositions.map(({ route }) => shapeOf(route)),
    ...services.flatMap(({ operations }) =>
      operations.flatMap(({ http }) => http ?? []).map(shapeOf),
    ),
  ]);
  const found = new Map<Operation, FormerRoute>();
  for (const service of services) {
    for (const operation of service.operations) {
      const before = routeBefore(operation, service);
      if (before === undefined || taken.has(shapeOf(before.http))) continue;
      taken.add(shapeOf(before.http));
      found.set(operation, before);
    }
  }
  return found;
}

/** Whatever the parameters are called, the requests look the same. */
function shapeOf({ method, path }: Http): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}

function routeBefore(operation: Operation, service: Service): FormerRoute | undefined {
  const { http } = operation;
  const name = nameBefore(operation, service);
  const entity = service.entities.find((each) => each.name === operation.entity);
  if (name === undefined || http === undefined || entity?.was === undefined) return undefined;
  if (entity.path !== collectionOf(entity.name)) return undefined;
  return {
    name,
    http: { ...http, path: collectionOf(entity.was) + http.path.slice(entity.path.length) },
  };
}

const collectionOf = (entity: string): string => `/${kebab(plural(entity))}`;

/** Whether there are any. */
export function areThere({ input, output }: FormerNames): boolean {
  return Object.keys(input).length > 0 || Object.keys(output).length > 0;
}

/** Of what an operation takes and gives, the fields that have another name by now. */
export function formerNames(operation: Operation, service: Service): FormerNames {
  return { input: inputBefore(operation, service), output: outputBefore(operation, service) };
}

function inputBefore(operation: Operation, service: Service): FormerFields {
  const entity = service.entities.find(({ name }) => name === operation.entity);
  if (entity === undefined) return {};
  const fields = operation.action === 'list' ? filtersOf(entity) : operation.input;
  return pairs(fields, entity.fields);
}

function outputBefore({ output, entity: of }: Operation, { entities }: Service): FormerFields {
  if (output.kind === 'none') return {};
  const name = output.kind === 'fields' ? of : output.entity;
  const entity = entities.find((each) => each.name === name);
  if (entity === undefined) return {};
  const shown = (output.kind === 'fields' ? output.fields : entity.fields).filter(isShown);
  return pairs(shown, entity.fields);
}

const isShown = ({ secret }: Field): boolean => !secret;

/** Fields that are those of the entity have its old names too, but for one that is another field by now. */
function pairs(fields: readonly Field[], originals: readonly Field[]): FormerFields {
  const taken = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      const original = originals.find(({ name }) => name === field.name);
      if (original?.was === undefined || taken.has(original.was)) return [];
      return sameType(original, field) ? [[field.name, original.was]] : [];
    }),
  );
}

/** Whether callers of a service may go on with anything. */
export function isKnownAsBefore(service: Service): boolean {
  return service.operations.some((operation) => knownBefore(operation, service));
}

function knownBefore(operation: Operation, service: Service): boolean {
  return (
    operation.http !== undefined &&
    (areThere(formerNames(operation, service)) || nameBefore(operation, service) !== undefined)
  );
}

/** What an operation of a renamed entity was called, wherever it is found: builds from before store it. */
function nameBefore({ crud, action, entity: of }: Operation, { entities }: Service) {
  const was = entities.find(({ name }) => name === of)?.was;
  if (!crud || was === undefined) return undefined;
  const names = crudNames(was);
  return names[action as keyof typeof names];
}

/** What the chassis needs to answer to them: `FormerOperation` of `former/model.ts`. */
export function formerModels(service: Service, blueprint: Blueprint) {
  return service.operations
    .filter((operation) => knownBefore(operation, service))
    .map((operation) => {
      const name = nameBefore(operation, service);
      const route = formerRoute(operation, blueprint);
      const names = formerNames(operation, service);
      const { params: _params, ...schema } = schemasWithBefore(operation, service);
      return {
        operation: operation.name,
        ...(name !== undefined && { name }),
        ...(route && { path: route.http.path }),
        ...names,
        ...(areThere(names) && { schema }),
      };
    });
}

/** The schemas of an operation with what its fields were called: answers have both names, and either may come in. */
export function schemasWithBefore(operation: Operation, service: Service): OperationSchemas {
  const schemas = operationSchemas(operation, service);
  const { input, output } = formerNames(operation, service);
  return {
    ...schemas,
    ...(schemas.query && { query: sortable(either(schemas.query, input), input) }),
    ...(schemas.body && { body: either(schemas.body, input) }),
    ...(schemas.response && {
      response: answerWithBefore(schemas.response, operation.output.kind, output),
    }),
  };
}

/** An object that goes out: what is there is there under both names. */
export function both(schema: JsonSchema, names: FormerFields): JsonSchema {
  if (Object.keys(names).length === 0) return schema;
  const required = requiredIn(schema);
  const before = required.flatMap((name) => (Object.hasOwn(names, name) ? [names[name]] : []));
  return { ...schema, required: [...required, ...before], properties: namedBefore(schema, names) };
}

/** An object that comes in: what is needed may come under either name. */
function either(schema: JsonSchema, names: FormerFields): JsonSchema {
  if (Object.keys(names).length === 0) return schema;
  const { required: _required, ...rest } = schema;
  const [needed, required] = partition(requiredIn(schema), (name) => Object.hasOwn(names, name));
  const choices = needed.map((name) => ({ anyOf: [having(name), having(names[name] ?? name)] }));
  return {
    ...rest,
    ...(required.length > 0 && { required }),
    properties: namedBefore(schema, names),
    ...(choices.length === 1 ? choices[0] : choices.length > 1 && { allOf: choices }),
  };
}

/** Validators that are strict want to see of whatever is required that it is known. */
function having(name: string): JsonSchema {
  return { required: [name], properties: { [name]: {} } };
}

function partition<T>(all: readonly T[], fits: (one: T) => boolean): [T[], T[]] {
  return [all.filter(fits), all.filter((one) => !fits(one))];
}

function namedBefore(schema: JsonSchema, names: FormerFields): Record<string, JsonSchema> {
  const properties = propertiesOf(schema);
  const before = Object.entries(names).flatMap(([name, was]): [string, JsonSchema][] => {
    const { default: _default, ...rest } = properties[name] ?? {};
    const description = `It is called ${name} by now.`;
    return Object.hasOwn(properties, name)
      ? [[was, { ...rest, description, deprecated: true }]]
      : [];
  });
  return { ...properties, ...Object.fromEntries(before) };
}

/** What a list is sorted by has its old name too. */
function sortable(schema: JsonSchema, names: FormerFields): JsonSchema {
  const properties = propertiesOf(schema);
  const words = (properties.sort?.enum ?? []) as string[];
  const before = words.flatMap((word) => {
    const name = word.replace(/^-/, '');
    return Object.hasOwn(names, name) ? [word.replace(name, names[name] ?? name)] : [];
  });
  if (before.length === 0) return schema;
  const sort = { ...properties.sort, enum: [...words, ...before] };
  return { ...schema, properties: { ...properties, sort } };
}

/** The row is the answer, or it is in the list or the page that is. */
function answerWithBefore(
  answer: JsonSchema,
  kind: Operation['output']['kind'],
  names: FormerFields,
): JsonSchema {
  if (kind === 'list') return { ...answer, items: both(answer.items as JsonSchema, names) };
  if (kind !== 'page') return both(answer, names);
  const { items, ...rest } = propertiesOf(answer);
  const rows = answerWithBefore(items ?? {}, 'list', names);
  return { ...answer, properties: { items: rows, ...rest } };
}

function propertiesOf({ properties }: JsonSchema): Record<string, JsonSchema> {
  return (properties ?? {}) as Record<string, JsonSchema>;
}

function requiredIn(schema: JsonSchema | undefined): string[] {
  return (schema?.required ?? []) as string[];
}
