import type { IncomingHttpHeaders } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { Deadline } from '../deadline.ts';
import type { Logger } from '../log.ts';
import type { OperationModel } from '../model.ts';
import type { Resource } from '../resource.ts';
import type { Store } from '../store/port.ts';

/** Who calls, as the token says: the user or, where none is behind the call, the service itself. */
export interface Caller {
  /** The token's `sub`. */
  subject: string;
  scopes: ReadonlySet<string>;
  /** As it came, to be passed on; never to be logged. Empty where no user is behind the call. */
  token: string;
  /** Name of the service that calls, where one said so with a token of its own. */
  service?: string;
}

/** A request in the words of builds from before, where something in it has another name by now. */
export interface Former {
  /** What the operation was called. */
  operation: string;
  /** Fields that come in: name of now -> the one before. */
  names: Readonly<Record<string, string>>;
  /** The body of an answer of either build, as both know it. */
  answer(body: unknown): unknown;
}

/** A request after authentication and validation: `params`, `query` and `body` fit the contract. */
export interface Request {
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
  /** Made here where none came; goes along to other services. */
  readonly requestId: string;
  /** Of this request: the parent of what is done for it. */
  readonly span: Span;
  /** Undefined for anonymous operations, and where an event is what asks. */
  readonly caller: Caller | undefined;
  /** Asked by an event, for the system: rows of all owners are meant. */
  readonly byEvent?: true;
  readonly store: Store;
  /** Its lines have the ids of trace and request. */
  readonly log: Logger;
  readonly deadline: Deadline;
  /** When the request came. */
  readonly now: Date;
  /** Builds from before may have stored or given out something for it, or come to read what this one does. */
  former?: Former | undefined;
  /** What the route said that it uses. */
  opened<T>(resource: Resource<T>): T;
}

export interface Reply {
  status: number;
  /** Sent as JSON, with the members that the contract names. */
  body?: unknown;
  /** Lower-case names. */
  headers?: Record<string, string>;
}

export interface Route {
  operation: OperationModel;
  /** This path is one of before: where the operation is found by now, which each answer says. */
  successor?: string;
  /** Beside the store. */
  uses?: readonly Resource<unknown>[];
  handle(request: Request): Promise<Reply>;
}
