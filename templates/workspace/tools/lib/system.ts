import { readFileSync } from 'node:fs';
import type { EntityModel, FieldModel, OperationModel } from '@local/chassis';

/** What the blueprint says about the whole system, as the tools need it: `tools/gen/system.json`. */
export interface System {
  name: string;
  /** What the names of images begin with, where there are any. */
  images?: string;
  identity: SystemIdentity;
  gateway: SystemGateway;
  /** The blueprint's, where services send each other events. */
  broker?: { id: string; label: string };
  /** Latencies that are promised. */
  promisedSeconds: readonly number[];
  /** What can be sent to the gateway at once: a row that refers to no other, and a way to read. */
  firstCalls: FirstCalls;
  /** By name. */
  services: readonly SystemService[];
}

export interface SystemIdentity {
  issuer: string;
  audience: string;
  /** JWS names, like `RS256`. */
  algorithms: readonly string[];
}

export interface SystemGateway {
  /** Relative to the repo, like `dir` of a service. */
  dir: string;
  /** Preferred ports; a free one is taken where another program has it. */
  port: number;
  adminPort: number;
  timeoutMs: number;
  rateLimit: { requests: number; windowSeconds: number };
}

export interface FirstCalls {
  create?: { path: string; body: object; rule: string };
  read?: string;
}

export interface SystemService {
  name: string;
  /** The name that it had first, where that is another one: see `knownAs`. */
  knownAs?: string;
  dir: string;
  language: string;
  datastore: 'postgres' | 'sqlite';
  /** Name of its database, and the stem of its two roles. */
  database: string;
  /** Environment variable that tells the gateway and its callers its address. */
  urlEnv: string;
  port: number;
  adminPort: number;
  timeoutMs: number;
  operations: readonly OperationModel[];
  entities: readonly EntityModel[];
  /** The services that it calls. */
  callees: readonly SystemCallee[];
  /** What it tells others: each version of each event. */
  events: readonly SystemEvent[];
  /** What it listens to, as its broker knows it. */
  subscriptions: readonly SystemSubscription[];
  /** What it copies of others. */
  replicas: readonly SystemReplica[];
  /** Names of fields that never reach a log. */
  redact: readonly string[];
}

/** A service that another one calls: which of its operations, and an answer of each as an example. */
export interface SystemCallee {
  name: string;
  urlEnv: string;
  operations: Readonly<
    Record<string, { method: string; path: string; status: number; answer?: unknown }>
  >;
}

export interface SystemEvent {
  name: string;
  version: number;
  topic: string;
  /** The field of the payload by which messages keep their order. */
  key: string;
  /** Path of the schema of the payload. */
  contract: string;
  /** A payload that fits. */
  example: object;
}

export interface SystemSubscription {
  /** `<service>.<publisher>` */
  name: string;
  service: string;
  publisher: string;
  topics: readonly string[];
  /** Pauses before the second attempt and those after it. */
  backoffMs: readonly number[];
  events: readonly ConsumedEvent[];
}

export interface ConsumedEvent {
  /** `<publisher>.<event>` */
  name: string;
  /** Of the version that is read. */
  topic: string;
  key: string;
  /** Names of the replicas that it feeds. */
  replicas: readonly string[];
  /** Nothing of the user's own has a say in what happens. */
  isPlain: boolean;
  /** The entity of which each message makes a row, where it does. */
  creates?: string;
  /** What the operation that it runs asks of others; `given` where its rule has no word to say. */
  asks?: readonly { service: string; operation: string; given?: object; fallback: string }[];
  /** A payload that fits the contract. */
  example: Readonly<Record<string, unknown>>;
}

export interface SystemReplica {
  name: string;
  /** The service that owns the originals. */
  of: string;
  table: string;
  key: string;
  fields: readonly FieldModel[];
  feeds: readonly {
    event: string;
    kind: 'set' | 'delete';
    key: string;
    members: Readonly<Record<string, string>>;
  }[];
}

export function readSystem(): System {
  return JSON.parse(readFileSync(new URL('../gen/system.json', import.meta.url), 'utf8')) as System;
}

/** The name by which stores, the broker and the issuer know a service. */
export function knownAs(service: Pick<SystemService, 'name' | 'knownAs'>): string {
  return service.knownAs ?? service.name;
}

/** Every scope that an operation of the system asks for, in order of name. */
export function scopesOf(system: System): string[] {
  const operations = system.services.flatMap((service) => service.operations);
  const scopes = operations.flatMap(({ auth }) => (auth === 'anonymous' ? [] : auth));
  return [...new Set(scopes)].sort();
}

export function needsPostgres(services: readonly SystemService[]): boolean {
  return services.some((service) => service.datastore === 'postgres');
}

/** Whether a service sends or gets events. */
export function hasMessaging({ events, subscriptions }: SystemService): boolean {
  return events.length > 0 || subscriptions.length > 0;
}
