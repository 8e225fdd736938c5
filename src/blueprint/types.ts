import type { Thresholds } from './lint/thresholds.ts';

/**
 * The blueprint after normalisation: every default filled in, every short form spelled out, every
 * reference resolved. `render` and `derive` read this and nothing else. Plain data, JSON-safe.
 *
 * Order: services, operations, events, entities and sagas are sorted by name (code units), because
 * their order has no meaning; fields, enum values and saga steps keep the order they were written in.
 */
export interface Blueprint {
  schema: 'create-microservices/v1';
  system: System;
  platform: Platform;
  gateway: Gateway;
  services: Service[];
  sagas: Saga[];
  /** Rules of the linter that the user switched off somewhere, with the reason. */
  lintExceptions: LintException[];
  /** From where on its rules say something, by rule and name. */
  lintThresholds: Thresholds;
}

export interface LintException {
  /** e.g. `SYNC001`. */
  rule: string;
  /** What it is switched off for, e.g. `service.operation`. */
  place: string;
  reason: string;
}

export interface System {
  /** kebab-case, 1 to 40 characters. */
  name: string;
  description?: string;
  /** Container registry and namespace, e.g. `registry.example.com/team/system`. */
  registry?: string;
  teams: Team[];
}

export interface Team {
  name: string;
  members: number;
}

export type Transport = 'rest' | 'grpc';
export type Broker = 'nats' | 'rabbitmq' | 'kafka' | 'redis' | 'postgres' | 'none';
export type Language = 'typescript' | 'go' | 'python';
export type Datastore = 'postgres' | 'sqlite' | 'mysql' | 'mongodb' | 'none';
export type Ci = 'github' | 'gitlab' | 'azure' | 'circleci' | 'jenkins' | 'none';
export type Deploy = 'compose' | 'kubernetes';
export type PackageManager = 'npm' | 'pnpm';
export type Mtls = 'off' | 'gateway-to-service' | 'mesh';

export interface Platform {
  transport: Transport;
  broker: Broker;
  identity: Identity;
  ci: Ci;
  deploy: Deploy[];
  packageManager: PackageManager;
  mtls: Mtls;
}

export interface Identity {
  kind: 'jwt' | 'none';
  issuer?: string;
  audience: string;
  /** JOSE names, e.g. RS256. */
  algorithms: string[];
}

export interface Scaling {
  min: number;
  max: number;
  cpuPercent?: number;
  queueLag?: number;
}

export interface Slo {
  /** Percent, e.g. 99.9. */
  availability: number;
  latency: { percentile: number; ms: number };
  /** e.g. `30d`. */
  window: string;
}

export interface Gateway {
  language: Language;
  timeoutMs: number;
  scaling: Scaling;
  slo: Slo;
  rateLimit: { perClient: { requests: number; windowSeconds: number }; store: 'memory' | 'redis' };
  compositions: Composition[];
}

export interface Composition {
  name: string;
  route: Http;
  calls: { to: Ref; timeoutMs?: number; optional: boolean }[];
}

/** `service.name`, resolved. */
export interface Ref {
  service: string;
  name: string;
}

export interface Service {
  name: string;
  was?: string;
  /** What the service is about, in the user's words (free text). */
  context?: string;
  team?: string;
  language: Language;
  datastore: Datastore;
  transport: Transport;
  timeoutMs: number;
  scaling: Scaling;
  slo: Slo;
  entities: Entity[];
  /** Entities with `partOf`: stored inside their parent, without a table of their own. */
  valueObjects: ValueObject[];
  replicas: Replica[];
  views: View[];
  operations: Operation[];
  events: Event[];
  subscribes: Subscription[];
}

export interface Entity {
  /** PascalCase. */
  name: string;
  was?: string;
  /** Free text. */
  description?: string;
  /** Name of the key field; it is in `fields` too. */
  key: string;
  /** Name of the field that holds the subject of the caller who owns the row. */
  owner?: string;
  eventSourced: boolean;
  /** Path of the collection, e.g. `/big-things`. */
  path: string;
  /** Key first, then the declared ones in their order, then version, createdAt, updatedAt. */
  fields: Field[];
}

export interface ValueObject {
  name: string;
  partOf: string;
  description?: string;
  fields: Field[];
}

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

export interface Field {
  /** camelCase. */
  name: string;
  was?: string;
  description?: string;
  /** A reference has the type of the key that it refers to. */
  type: FieldType;
  array: boolean;
  optional: boolean;
  /** Filled in by the service, never by a caller: the generated key, version, timestamps, the owner. */
  managed?: 'key' | 'version' | 'createdAt' | 'updatedAt' | 'owner';
  unique: boolean;
  index: boolean;
  /** Of an enum, in the order written. */
  values?: string[];
  /** Of type `object`: the value object's name. */
  object?: string;
  /** Foreign key to an entity of the same service. */
  references?: string;
  /**
   * Identifier of another service's entity, not checked. Of type `object`: the service and the
   * name of the value object, which then belongs to that service.
   */
  foreign?: Ref;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
  default?: unknown;
  pii: boolean;
  secret: boolean;
}

export interface Http {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as `{name}`. */
  path: string;
}

export type Idempotency = 'key' | 'natural' | 'message-id' | 'none';

/**
 * What the operation does, derived from method, path, reads and writes:
 * - create: stores a new `entity`
 * - update: changes the `entity` that the path names (assignment of the input and of `assigns`)
 * - delete: removes it
 * - get: gives the `entity` that the path names
 * - list: a page of `entity` (cursor), filtered and sorted
 * - find: every `entity` that the input selects (equal fields, or keys in a list), at most 1000
 * - compute: what its rule makes of the input and of what other services say
 * - message: only reachable by message; nothing is served over HTTP
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

export interface Operation {
  /** camelCase. */
  name: string;
  description?: string;
  kind: 'command' | 'query';
  /** One of the five that an entity gets when its service declares no operations. */
  crud: boolean;
  action: Action;
  /** The entity that the operation is about; the first of `writes`, else of `reads`. */
  entity?: string;
  http?: Http;
  /** Path parameters in order, each with the field of `entity` that it selects by. */
  params: { name: string; field: string }[];
  message: boolean;
  expose: 'public' | 'internal';
  /** Scopes that the caller must have (all of them; `svc:` for calling services), or `anonymous`. */
  auth: 'anonymous' | string[];
  /** Services that may call it with a token of their own, sorted: an internal one is for them alone. */
  callers: string[];
  reads: string[];
  writes: string[];
  emits: string[];
  calls: Call[];
  startsSaga?: string;
  idempotency: Idempotency;
  paging?: 'cursor';
  batch: boolean;
  timeoutMs: number;
  /**
   * Fields of the body (POST, PUT, PATCH) or of the query string (GET, DELETE); derived when not
   * written. Of a list: its filters, all of them optional.
   */
  input: Field[];
  /** Fields that an update sets by itself, e.g. `{ status: 'cancelled' }` of POST /things/{id}/cancel. */
  assigns: Record<string, string>;
  output: Output;
}

export type Output =
  | { kind: 'none' }
  | { kind: 'entity' | 'page' | 'list'; entity: string }
  | { kind: 'fields'; fields: Field[] };

export interface Call {
  to: Ref;
  transport: Transport;
  timeoutMs?: number;
  retries: number;
  fallback: 'replica' | 'default' | 'none';
}

export interface Event {
  /** kebab-case. */
  name: string;
  was?: string;
  /** How those know it who have not moved to its name yet: its own `was`, or that of its entity. */
  former?: FormerEvent;
  description?: string;
  /** Implied by an entity (created, updated, deleted) rather than written. */
  implied: boolean;
  reply: boolean;
  external: boolean;
  /** Ascending. */
  versions: EventVersion[];
}

/** What an event was called, with what it had in it then. */
export interface FormerEvent {
  name: string;
  /** Those of the event. Their `map` leads from the names of then to those of now. */
  versions: EventVersion[];
}

export interface EventVersion {
  version: number;
  /** Name of the payload field whose value orders the events. */
  key: string;
  payload: Field[];
  /** Payload field -> field of the input or the entity, where the names differ. */
  map: Record<string, string>;
}

export interface Subscription {
  event: Ref;
  /** It feeds a replica, and was not written. */
  implied?: true;
  then: 'replicate' | 'delete-referring' | 'call' | 'custom';
  call?: string;
  handler?: string;
}

export interface Replica {
  name: string;
  /** Of something that an entity refers to and an event is replicated of, rather than written. */
  implied: boolean;
  of: Ref;
  /** Name of the field that identifies a row: the key of the original, as others call it. */
  key: string;
  /** The key first. The others are optional where not every event that feeds the replica has them. */
  fields: Field[];
  fedBy: Ref[];
  maxLagSeconds?: number;
}

export interface View {
  name: string;
  from: string[];
  store: Datastore;
}

export interface Saga {
  name: string;
  orchestrator: string;
  trigger: Ref;
  timeoutSeconds: number;
  onCompleted?: Ref;
  onFailed?: Ref;
  steps: SagaStep[];
}

export interface SagaStep {
  name: string;
  do: Ref;
  expect: Ref[];
  compensate?: Ref;
  kind: 'compensatable' | 'pivot' | 'retriable';
}
