/** Errors as callers see them: RFC 9457 problem details, with the types of SPEC.md, PRB-2. */

const problems = {
  'malformed-request': [400, 'The request is malformed'],
  'validation-failed': [400, 'The request does not fit the contract'],
  unauthenticated: [401, 'Authentication is needed'],
  forbidden: [403, 'The caller may not do this'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This path has other methods'],
  'request-timeout': [408, 'The request did not arrive in time'],
  conflict: [409, 'This conflicts with what is stored'],
  'version-conflict': [412, 'The version is another one'],
  'payload-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body must be JSON'],
  'idempotency-mismatch': [422, 'The idempotency key was used for another request'],
  'reference-not-found': [422, 'What is referred to does not exist'],
  rejected: [422, 'A business rule refuses this'],
  'rate-limited': [429, 'Too many requests'],
  'headers-too-large': [431, 'The head of the request is too large'],
  internal: [500, 'Something went wrong'],
  'bad-gateway': [502, 'The service gave no usable answer'],
  unavailable: [503, 'Not available at the moment'],
  'deadline-exceeded': [504, 'The deadline has passed'],
} as const;

export type ProblemType = keyof typeof problems;

export interface ProblemOptions {
  /** Members beside those of RFC 9457. */
  extras?: Record<string, unknown>;
  headers?: Record<string, string>;
  cause?: unknown;
  /** It would be the same again, whatever its status says: no message is tried again for it. */
  isFinal?: boolean;
}

/** Thrown anywhere below a route, it becomes the answer. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly type: ProblemType;
  readonly status: number;
  readonly title: string;
  /** For the caller: never SQL, file names or the words of a library. */
  readonly detail: string | undefined;
  readonly extras: Record<string, unknown> | undefined;
  readonly headers: Record<string, string> | undefined;
  readonly isFinal: boolean;

  constructor(type: ProblemType, detail?: string, options: ProblemOptions = {}) {
    const [status, title] = problems[type];
    super(detail ?? title, options.cause === undefined ? undefined : { cause: options.cause });
    this.type = type;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.extras = options.extras;
    this.headers = options.headers;
    this.isFinal = options.isFinal ?? false;
  }

  /** The body of the answer. */
  toBody(traceId: string): Record<string, unknown> {
    return {
      type: `urn:problem-type:${this.type}`,
      title: this.title,
      status: this.status,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...this.extras,
      traceId,
    };
  }
}

/** For business rules: refuses the command with 422 and a `code` that callers can act on. */
export function reject(code: string, detail: string): never {
  throw new Problem('rejected', detail, { extras: { code } });
}

/** One thing that does not fit the contract. */
export interface Fault {
  in: 'path' | 'query' | 'header' | 'body';
  /** JSON Pointer (RFC 6901) into that part; `''` is the whole of it. */
  path: string;
  message: string;
}

/** An answer lists no more faults than this; a body can hold a million of them. */
const maxFaults = 100;

export function invalid(faults: readonly Fault[]): Problem {
  return new Problem('validation-failed', undefined, {
    extras: { errors: faults.slice(0, maxFaults) },
  });
}

/** @param retryAfter seconds */
export function unavailable(detail: string, cause?: unknown, retryAfter = 1): Problem {
  return new Problem('unavailable', detail, {
    headers: { 'retry-after': String(retryAfter) },
    cause,
  });
}
