import type { IncomingHttpHeaders } from 'node:http';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { JsonSchema, OperationModel } from '../model.ts';
import type { Fault } from '../problem.ts';

/** What comes with a request, before anybody has looked at it. */
export interface Raw {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
  headers: IncomingHttpHeaders;
}

/** Gives all faults of all parts. Path and query are read as the contract's types, in place. */
export type Validate = (raw: Raw) => Fault[];

const common = { strict: true, allowUnionTypes: true };
const firstFault = new Ajv2020(common);
const allFaults = new Ajv2020({ ...common, allErrors: true });
const fromText = new Ajv2020({ ...common, allErrors: true, coerceTypes: true });
for (const ajv of [firstFault, allFaults, fromText]) formats.default(ajv);

/** All the faults of a longer body could take a hundred times its memory; it is told the first. */
const longBody = 65_536;

/** What an operation without parameters, or without a body, takes. */
const nothing: JsonSchema = { type: 'object', properties: {}, additionalProperties: false };

/**
 * Whether a value fits a schema: for answers of others.
 * @throws Error where the schema is not JSON Schema 2020-12
 */
export function fits(schema: JsonSchema): (value: unknown) => boolean {
  const test = firstFault.compile(schema);
  return (value) => test(value);
}

/** @throws Error where a schema is not JSON Schema 2020-12 */
export function createValidator({ schema }: OperationModel): Validate {
  const params = schema.params && fromText.compile(schema.params);
  const query = fromText.compile(schema.query ?? nothing);
  const bodySchema = schema.body ?? nothing;
  const body = firstFault.compile(bodySchema);
  const bodyRequired = Array.isArray(schema.body?.required) && schema.body.required.length > 0;

  return (raw) => {
    const faults: Fault[] = [];
    if (params) check(params, 'path', raw.params, faults);
    texts('path', raw.params, faults);
    texts('query', raw.query, faults);
    check(query, 'query', raw.query, faults);
    if (raw.body !== undefined) {
      if (body(raw.body)) return faults;
      // Ajv compiles a schema once.
      const thorough = isLong(raw.headers) ? body : allFaults.compile(bodySchema);
      check(thorough, 'body', raw.body, faults);
    } else if (bodyRequired) faults.push({ in: 'body', path: '', message: 'is required' });
    return faults;
  };
}

function isLong({ 'content-length': length }: IncomingHttpHeaders): boolean {
  return length === undefined || Number(length) > longBody;
}

function check(test: ValidateFunction, part: Fault['in'], value: unknown, faults: Fault[]): void {
  if (test(value)) return;
  for (const error of test.errors ?? []) faults.push(toFault(part, error));
}

/** The text never has the value: it can be a secret. */
function toFault(part: Fault['in'], error: ErrorObject): Fault {
  const { instancePath, keyword, params, message = 'is not valid' } = error;
  const at = (member: unknown) => `${instancePath}/${escapePointer(String(member))}`;
  switch (keyword) {
    case 'required':
      return { in: part, path: at(params.missingProperty), message: 'is required' };
    case 'additionalProperties':
      return { in: part, path: at(params.additionalProperty), message: 'is not known' };
    case 'unevaluatedProperties':
      return { in: part, path: at(params.unevaluatedProperty), message: 'is not known' };
    case 'enum':
      return {
        in: part,
        path: instancePath,
        message: `must be one of ${list(params.allowedValues)}`,
      };
    default:
      return { in: part, path: instancePath, message };
  }
}

function list(values: readonly unknown[]): string {
  return values.slice(0, 20).join(', ');
}

/** RFC 6901; a long name is cut, since it is the caller's. */
function escapePointer(name: string): string {
  return name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * Faults of text in a body that no store keeps as it is (SPEC.md, DAT-6).
 * @param json the body as it came
 */
export function unstorable(json: string, body: unknown): Fault[] {
  const faults: Fault[] = [];
  if (suspicious.test(json)) walk(body, '');
  return faults;

  function walk(item: unknown, path: string): void {
    if (typeof item === 'string' && !isStorable(item)) {
      faults.push({ in: 'body', path, message: notStorable });
    } else if (typeof item === 'object' && item !== null) {
      for (const [name, member] of Object.entries(item)) {
        if (isStorable(name)) walk(member, `${path}/${escapePointer(name)}`);
        else faults.push({ in: 'body', path, message: notStorable });
      }
    }
  }
}

/** Escapes of U+0000 and of surrogates: JSON can hold such text in no other way. */
const suspicious = /\\u(0000|d[89a-f])/i;
const notStorable = 'must not have U+0000 or half of a character';

function texts(part: Fault['in'], values: Record<string, unknown>, faults: Fault[]): void {
  for (const name in values) {
    const value = values[name];
    if (typeof value === 'string' && !isStorable(value)) {
      faults.push({ in: part, path: `/${escapePointer(name)}`, message: notStorable });
    }
  }
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
