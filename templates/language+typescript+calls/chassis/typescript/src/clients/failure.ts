import { Problem, type ProblemOptions, type ProblemType } from '../problem.ts';

/**
 * A call that gave no answer. Where a rule does not catch it, it is the answer to our own caller: a
 * service that is away makes us unavailable, a late one late; what a callee refuses for good reason is
 * refused with its reason, and what it refuses because we asked wrongly is our own error.
 */
export class CallFailed extends Problem {
  readonly service: string;
  readonly operation: string;
  /** The callee could not answer: another answer may be taken instead. */
  readonly passing: boolean;
  /** When it makes sense to ask again, in ms; undefined where it makes none. */
  readonly againAfterMs: number | undefined;
  /** Of a business rule of the callee that refuses. */
  readonly code: string | undefined;

  constructor(
    called: { service: string; operation: string },
    type: ProblemType,
    options: ProblemOptions & {
      detail?: string;
      passing?: boolean;
      againAfterMs?: number | undefined;
      code?: string;
    } = {},
  ) {
    const { detail, passing = false, againAfterMs, code, cause, ...rest } = options;
    super(type, detail, { ...rest, cause: told(called, cause) });
    this.service = called.service;
    this.operation = called.operation;
    this.passing = passing;
    this.againAfterMs = againAfterMs;
    this.code = code;
  }
}

/** For the log: whom it is about, and what happened. */
function told({ service, operation }: { service: string; operation: string }, cause: unknown) {
  const why = cause instanceof Error ? cause.message : String(cause ?? 'refused');
  const options = cause instanceof Error ? { cause } : {};
  return new Error(`calling ${service}.${operation}: ${why}`, options);
}
