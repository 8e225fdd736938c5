import assert from 'node:assert/strict';
import { type Fields, takesBody, targetOf } from '../../tools/lib/requests.ts';
import { vary } from '../../tools/lib/vary.ts';
import { NotHere } from './clause.ts';
import { type Answer, ask, type Json, type Question } from './client.ts';
import type { Node } from './fleet.ts';
import type { Issuer } from './issuer.ts';
import type { Entity, Operation } from './system.ts';

export { type Fields, nowhere, pathOf, takesBody } from '../../tools/lib/requests.ts';

/** Operations about one entity; those that the service does not have are undefined. */
export interface Subject {
  name: string;
  node: Node;
  entity: Entity;
  create: Operation | undefined;
  get: Operation | undefined;
  list: Operation | undefined;
  updates: readonly Operation[];
  delete: Operation | undefined;
}

/** @param node which need not run to be asked what it has */
export function subjectsOf<N extends Pick<Node, 'service'>>(
  node: N,
): (Omit<Subject, 'node'> & { node: N })[] {
  return node.service.entities.map((entity) => {
    const about = node.service.operations.filter((operation) => operation.entity === entity.name);
    const one = (action: Operation['action']) => about.find((each) => each.action === action);
    // What only its rule can say is for the tests of its service.
    const create = about.find(({ action, undecided }) => action === 'create' && !undecided);
    const readers = about.filter(({ action, params, output }) => {
      const isRow = action === 'get' && output === 'entity';
      return isRow && params.length === 1 && params[0]?.field === entity.key;
    });
    return {
      name: entity.name,
      node,
      entity,
      create,
      // Where there are several, that of whoever creates it.
      get: readers.find(({ expose }) => expose === create?.expose) ?? readers[0],
      list: about.find(({ action, params }) => action === 'list' && params.length === 0),
      updates: about.filter(({ action }) => action === 'update'),
      delete: one('delete'),
    };
  });
}

/** The operation, or the reason why the clause cannot be seen. */
export function needed(operation: Operation | undefined, what: string): Operation {
  if (operation === undefined) throw new NotHere(`no operation to ${what}`);
  return operation;
}

/** A token with every scope, for operations that want one. */
export function tokenFor(node: Node, operation: Operation, sub?: string): string | undefined {
  if (operation.auth === 'anonymous') return undefined;
  return node.issuer.token(sub === undefined ? {} : { sub });
}

/** What says that a service calls, for operations that only services call. */
export function callerHeaders(
  { serviceToken }: Issuer,
  { expose, callers }: Operation,
): Record<string, string> {
  const [caller] = callers;
  if (expose !== 'internal' || caller === undefined) return {};
  return { 'x-caller-token': serviceToken(caller) };
}

/** Both of what an operation asks of its callers. */
export function passFor(node: Node, operation: Operation): Pick<Question, 'token' | 'headers'> {
  const headers = callerHeaders(node.issuer, operation);
  return { token: tokenFor(node, operation), headers };
}

export interface Call extends Question {
  /** Whose token is sent. */
  sub?: string;
  /** Instead of the example's. */
  fields?: Fields;
  /** The row whose fields fill the path. */
  row?: Fields;
}

/** Calls an operation with its example, in which unique values are new and references are good. */
export async function call(node: Node, operation: Operation, how: Call = {}): Promise<Answer> {
  const { sub, fields, row = {}, ...question } = how;
  const input = fields ?? (await inputOf(node, operation));
  const url = urlOf(node, operation, row, input);
  const body = takesBody(operation) ? input : undefined;
  return ask(url, {
    method: operation.method,
    token: 'token' in how ? how.token : tokenFor(node, operation, sub),
    ...(body !== undefined && { body }),
    ...question,
    headers: { ...callerHeaders(node.issuer, operation), ...question.headers },
  });
}

/** Address of an operation, without input that goes into the body. */
export function urlOf(
  { api }: { api: string },
  operation: Operation,
  row: Fields,
  input: Fields = {},
): string {
  return `${api}${targetOf(operation, row, input)}`;
}

/** Input that the contract takes and the store has not seen. */
export async function inputOf(
  node: Node,
  operation: Operation,
  given: Fields = {},
): Promise<Record<string, unknown>> {
  const { fields, references } = operation.example;
  const entity = node.service.entities.find(({ name }) => name === operation.entity);
  const schema = operation.schema.body ?? operation.schema.query;
  const properties = (schema?.properties ?? {}) as Record<string, Fields>;
  const input: Record<string, unknown> = { ...fields };
  for (const field of entity?.fields ?? []) {
    if (field.unique && field.name in fields) {
      input[field.name] = vary(properties[field.name] ?? {}, fields[field.name]);
    }
  }
  for (const [name, target] of Object.entries(references)) {
    if (!(name in given)) input[name] = await newKey(node, target);
  }
  return { ...input, ...given };
}

/** The key of a new row of the entity. */
async function newKey(node: Node, entity: string): Promise<unknown> {
  const subject = subjectsOf(node).find(({ name }) => name === entity);
  if (subject === undefined) throw new Error(`no entity ${entity}`);
  return (await create(subject))[subject.entity.key];
}

/** A new row, as its `create` answers it. */
export async function create(
  subject: Subject,
  how: { fields?: Fields; sub?: string } = {},
): Promise<Record<string, Json>> {
  const operation = needed(subject.create, `create ${subject.name}`);
  const insert = async () => {
    const fields = await inputOf(subject.node, operation, how.fields);
    return call(subject.node, operation, { ...how, fields });
  };
  let answer = await insert();
  for (let again = 0; again < 5 && mayBeChance(subject, answer, how.fields); again++) {
    answer = await insert();
  }
  if (isRefused(answer)) {
    throw new NotHere(`a business rule refuses the example of ${operation.name}`);
  }
  assert.equal(answer.status, operation.status, `${operation.name}: ${answer.text}`);
  if (answer.json === undefined)
    throw new NotHere(`${operation.name} does not answer with the row`);
  return answer.json;
}

/** Whether a row may have had a value of these: there are few values of some patterns. */
function mayBeChance({ entity }: Subject, { status }: Answer, given: Fields = {}): boolean {
  return status === 409 && entity.fields.some(({ name, unique }) => unique && !(name in given));
}

export type Insertable = Subject & { create: Operation };

/** Entities of which rows can be made by their examples: a business rule may refuse some. */
export async function insertables(
  node: Node,
  fits: (operation: Operation) => boolean = () => true,
): Promise<[Insertable, ...Insertable[]]> {
  const found: Insertable[] = [];
  for (const subject of subjectsOf(node)) {
    const operation = subject.create;
    if (operation === undefined || !fits(operation)) continue;
    const fields = await inputOf(node, operation).catch(unlessNotHere);
    if (fields === undefined) continue;
    const answer = await call(node, operation, { fields });
    if (!isRefused(answer)) found.push({ ...subject, create: operation });
  }
  const [first, ...others] = found;
  if (first === undefined) throw new NotHere('no operation inserts by its example');
  return [first, ...others];
}

/** The first of them. */
export async function insertable(
  node: Node,
  fits?: (operation: Operation) => boolean,
): Promise<Insertable> {
  const [first] = await insertables(node, fits);
  return first;
}

/** What it refers to may be refused as well. */
function unlessNotHere(error: unknown): undefined {
  if (!(error instanceof NotHere)) throw error;
}

/** Whether a business rule has refused: what is right in the contract may be wrong in the domain. */
export function isRefused({ json }: Pick<Answer, 'json'>): boolean {
  return json?.type === 'urn:problem-type:rejected';
}

/** The row as it is now. */
export async function read(
  subject: Subject,
  row: Fields,
  sub?: string,
): Promise<Record<string, Json>> {
  const operation = needed(subject.get, `get ${subject.name}`);
  const answer = await call(subject.node, operation, { row, sub, fields: {} });
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
}
