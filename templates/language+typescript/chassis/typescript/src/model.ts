/**
 * The words in which `src/gen` describes a service. The blueprint says them, the generator prints
 * them as data, and the engines of the chassis act on them: no control flow is generated.
 */

export type FieldType =
  | 'string'
  | 'text'
  | 'integer'
  | 'number'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'uuid'
  | 'email'
  | 'url'
  | 'json'
  | 'enum'
  | 'object';

export interface FieldModel {
  /** As callers see it, camelCase. */
  name: string;
  /** As the store sees it, snake_case. */
  column: string;
  type: FieldType;
  array?: true;
  optional?: true;
  /** Filled in by the service, never by a caller. */
  managed?: 'key' | 'version' | 'createdAt' | 'updatedAt' | 'owner';
  /** Used where a caller gives nothing. */
  default?: unknown;
  unique?: true;
  /** Stored, never sent out, never logged. */
  secret?: true;
}

export interface EntityModel {
  name: string;
  table: string;
  /** Name of the key field. */
  key: string;
  /** Name of the field that holds the subject of the caller who owns the row. */
  owner?: string;
  fields: readonly FieldModel[];
  /** Fields that a list may filter by (equality). */
  filters: readonly string[];
  /** Fields that a list may sort by; `createdAt` is always one of them. */
  sorts: readonly string[];
}

/** An entity model that carries its types for the compiler; nothing of them exists at run time. */
export interface Entity<Row, Fields> extends EntityModel {
  readonly '~types'?: { row: Row; fields: Fields };
}

/**
 * `compute`: the answer is what the rule makes of the input and of what other services say.
 * `message`: only reached by message, and done by its rule.
 */
export type Action =
  | 'create'
  | 'update'
  | 'delete'
  | 'get'
  | 'list'
  | 'find'
  | 'compute'
  | 'message';

export type JsonSchema = { readonly [keyword: string]: unknown };

export interface OperationModel {
  /** camelCase; the operationId of the contract and the value of the `operation` attribute in telemetry. */
  name: string;
  /** The entity that it is about; nothing computed is about one. */
  entity?: string;
  kind: 'command' | 'query';
  action: Action;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as `{name}`. */
  path: string;
  /** Path parameters, each with the field that it selects by. */
  params: readonly { name: string; field: string }[];
  expose: 'public' | 'internal';
  /**
   * Scopes that the user's token must have (all of them), or `anonymous`. An empty list asks for no
   * user: the calling service is enough.
   */
  auth: 'anonymous' | readonly string[];
  /** Services that may call with a token of their own; an internal operation is closed to others. */
  callers: readonly string[];
  /** `key`: an `Idempotency-Key` header makes a repeated request give the stored answer. */
  idempotency: 'key' | 'natural' | 'none';
  timeoutMs: number;
  /** Events that tell others what became of a command: of its success, then of refusals. */
  emits?: readonly string[];
  /** Fields that an update sets by itself. */
  assigns: Readonly<Record<string, string>>;
  /** Names of the input's fields. */
  input: readonly string[];
  output: 'none' | 'entity' | 'page' | 'list' | 'fields';
  /** Status of success: 200, 201 or 204. */
  status: number;
  /** Of a create: the path of what it made, with fields of the row as `{name}`. */
  location?: string;
  /** JSON Schema 2020-12 for what comes in and goes out; self-contained. */
  schema: {
    params?: JsonSchema;
    query?: JsonSchema;
    body?: JsonSchema;
    response?: JsonSchema;
  };
}

export interface ServiceModel {
  name: string;
  /** The name that it had first, where that is another one: its messages, its queues and its tokens have it. */
  knownAs?: string;
  /** The default of `REQUEST_TIMEOUT_MS`. */
  timeoutMs: number;
  datastore: 'postgres' | 'sqlite';
  /** Names of fields, at any depth, whose values never reach a log. */
  redact: readonly string[];
}
