import type {
  Broker,
  Ci,
  Datastore,
  Deploy,
  Identity,
  Language,
  Mtls,
  PackageManager,
  Transport,
} from './types.ts';

/**
 * The document as it was written, once the JSON Schema has let it through: short forms and all.
 * The schema is the authority; these types are how the code reads it.
 */
export interface RawBlueprint {
  schema: 'create-microservices/v1';
  system: RawSystem;
  platform?: RawPlatform;
  defaults?: RawDefaults;
  gateway?: RawGateway;
  services: Record<string, RawService>;
  sagas?: Record<string, RawSaga>;
  lint?: {
    exceptions?: { rule: string; place: string; reason: string }[];
    thresholds?: Record<string, Record<string, number>>;
  };
}

export interface RawSystem {
  name: string;
  description?: string;
  registry?: string;
  teams?: Record<string, { members?: number }>;
}

export interface RawPlatform {
  transport?: Transport;
  broker?: Broker;
  identity?:
    | Identity['kind']
    | { kind?: Identity['kind']; issuer?: string; audience?: string; algorithms?: string[] };
  ci?: Ci;
  deploy?: Deploy[];
  packageManager?: PackageManager;
  mtls?: Mtls;
}

export interface RawScaling {
  min?: number;
  max?: number;
  cpuPercent?: number;
  queueLag?: number;
}

export interface RawSlo {
  availability?: number;
  latency?: { percentile?: number; ms?: number };
  window?: string;
}

export interface RawDefaults {
  language?: Language;
  datastore?: Datastore;
  transport?: Transport;
  timeoutMs?: number;
  scaling?: RawScaling;
  slo?: RawSlo;
}

export interface RawGateway {
  language?: Language;
  timeoutMs?: number;
  scaling?: RawScaling;
  slo?: RawSlo;
  rateLimit?: { perClient?: string; store?: 'memory' | 'redis' };
  compositions?: Record<string, RawComposition>;
}

export interface RawComposition {
  route: string;
  calls: (string | { to: string; timeoutMs?: number; optional?: boolean })[];
}

export interface RawService extends RawDefaults {
  was?: string;
  team?: string;
  context?: string;
  entities?: Record<string, RawEntity>;
  replicas?: Record<string, RawReplica>;
  views?: Record<string, RawView>;
  operations?: Record<string, RawOperation>;
  events?: Record<string, RawEvent>;
  subscribes?: (string | RawSubscription)[];
}

export interface RawEntity {
  was?: string;
  description?: string;
  partOf?: string;
  key?: string;
  owner?: string;
  path?: string;
  eventSourced?: boolean;
  fields: Record<string, RawField>;
}

export type RawField = string | RawFieldMap;

export interface RawFieldMap {
  type?: string;
  ref?: string;
  was?: string;
  description?: string;
  values?: string[];
  optional?: boolean;
  unique?: boolean;
  index?: boolean;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
  default?: unknown;
  pii?: boolean;
  secret?: boolean;
}

export interface RawOperation {
  description?: string;
  kind?: 'command' | 'query';
  http?: string;
  message?: boolean;
  expose?: 'public' | 'internal';
  auth?: 'anonymous' | string[];
  reads?: string[];
  writes?: string[];
  emits?: string[];
  calls?: (string | RawCall)[];
  startsSaga?: string;
  idempotency?: 'key' | 'natural' | 'message-id' | 'none';
  paging?: 'cursor';
  batch?: boolean;
  timeoutMs?: number;
  input?: string | Record<string, RawField>;
  output?: string | Record<string, RawField>;
}

export interface RawCall {
  to: string;
  transport?: Transport;
  timeoutMs?: number;
  retries?: number;
  fallback?: 'replica' | 'default' | 'none';
}

export interface RawEvent {
  was?: string;
  description?: string;
  reply?: boolean;
  external?: boolean;
  version?: number;
  key?: string;
  payload?: Record<string, RawField>;
  map?: Record<string, string>;
  versions?: Record<string, RawEventVersion>;
}

export interface RawEventVersion {
  key?: string;
  payload?: Record<string, RawField>;
  map?: Record<string, string>;
}

export interface RawSubscription {
  event: string;
  then?: 'replicate' | 'delete-referring' | 'call' | 'custom';
  call?: string;
  handler?: string;
}

export interface RawReplica {
  of: string;
  fields: string[];
  fedBy?: string[];
  maxLagSeconds?: number;
}

export interface RawView {
  from: string[];
  store?: Datastore;
}

export interface RawSaga {
  orchestrator: string;
  trigger: string;
  timeoutSeconds?: number;
  onCompleted?: string;
  onFailed?: string;
  steps: RawSagaStep[];
}

export interface RawSagaStep {
  name: string;
  do: string;
  expect?: string[];
  compensate?: string;
  kind: 'compensatable' | 'pivot' | 'retriable';
}
