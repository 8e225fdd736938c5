import type { IncomingHttpHeaders } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { Deadline } from '../deadline.ts';
import type { Logger } from '../log.ts';
import type { OperationModel } from '../model.ts';
import type { Store } from '../store/port.ts';

/** Who calls, as the token says. */
export interface Caller {
  /** The token's `sub`. */
  subject: string;
  scopes: ReadonlySet<string>;
  /** As it came, to be passed on; never to be logged. */
  token: string;
}

/** A request after authentication and validation: `params`, `query` and `body` fit the contract. */
export interface Request {
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
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
  /** Its span, which has its ids whether it is kept or not. */
  readonly span: Span;
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
  handle(request: Request): Promise<Reply>;
}
