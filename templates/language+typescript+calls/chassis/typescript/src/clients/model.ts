import type { JsonSchema } from '../model.ts';

/** Another service, as far as this one calls it. */
export interface CalleeModel {
  name: string;
  /** Setting that says where it listens. */
  urlEnv: string;
  /** By name: those that an operation here declares to call. */
  operations: Readonly<Record<string, CalledOperation>>;
}

/** An operation of another service, from its contract. */
export interface CalledOperation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as `{name}`. */
  path: string;
  /** Whether what is not in the path is sent as a body; else as a query. */
  body: boolean;
  /** One row, which may not be there: that is an answer, and no error. */
  mayBeMissing: boolean;
  /** `no`: a repetition could have a second effect; `key`: not with an `Idempotency-Key`. */
  repeatable: 'always' | 'key' | 'no';
  output: 'none' | 'entity' | 'page' | 'list' | 'fields';
  /**
   * Fields that have another name by now: that of now -> the one before. Builds of the callee from
   * then know no other, and those of now know both.
   */
  former?: {
    input: Readonly<Record<string, string>>;
    output: Readonly<Record<string, string>>;
  };
  /** JSON Schema 2020-12 of the answer; absent where there is none. */
  response?: JsonSchema;
}

/** How an operation calls another one, as it declares it. */
export interface CallModel {
  service: string;
  operation: string;
  /** Of one attempt. */
  timeoutMs: number;
  retries: number;
  fallback: 'none' | 'default' | 'replica';
  /**
   * Its input as it can be derived: the way to each value from what the operation has, through lists
   * and objects. Absent where the rule has to say it.
   */
  given?: Readonly<Record<string, readonly string[]>>;
  /** Where a replica is the fallback. */
  copy?: CopyModel;
}

/** How a replica answers in place of an operation that gives rows by their keys. */
export interface CopyModel {
  /** Its name. */
  replica: string;
  /** Field of the input that has the key, or the list of keys. */
  by: string;
  /** Field of the answer -> field of the replica. */
  members: Readonly<Record<string, string>>;
  /** Scopes that the operation itself asks of users. */
  scopes: readonly string[];
}

/** Field of the answer, or of the row -> the call (by its place) and the field of what it gave. */
export type Fills = Readonly<Record<string, { call: number; field: string }>>;
