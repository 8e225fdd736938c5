import type { JsonSchema } from '../model.ts';
import type { ProblemType } from '../problem.ts';
import { CallFailed } from './failure.ts';
import { inWordsOfNow } from './former.ts';
import type { CalledOperation } from './model.ts';

/** An answer as it came. */
export interface Arrived {
  status: number;
  text: string;
  /** Seconds, where the callee says when to come again. */
  retryAfter: number | undefined;
}

interface Called {
  service: string;
  operation: string;
  model: CalledOperation;
  fits: (value: unknown) => boolean;
}

/**
 * What an answer says: the value of the contract, undefined for a row that is not there.
 * @throws CallFailed
 */
export function readAnswer(called: Called, { status, text, retryAfter }: Arrived): unknown {
  if (status >= 200 && status < 300) return contentOf(called, text);
  const problem = problemOf(text);
  if (status === 404 && problem.type === 'not-found' && called.model.mayBeMissing) return undefined;
  throw refusal(called, status, problem, retryAfter);
}

function contentOf(called: Called, text: string): unknown {
  if (called.model.output === 'none') return undefined;
  const value = inWordsOfNow(parse(text), called.model);
  if (called.fits(value)) return value;
  const cause = 'the answer does not fit the contract';
  throw new CallFailed(called, 'bad-gateway', { cause, passing: true });
}

interface RemoteProblem {
  type: string;
  code?: unknown;
  missing?: unknown;
}

/** What a callee refuses for a reason that our own caller can do something about. */
const passedOn: readonly string[] = ['conflict', 'reference-not-found', 'version-conflict'];

function refusal(
  called: Called,
  status: number,
  { type, code, missing }: RemoteProblem,
  retryAfter: number | undefined,
): CallFailed {
  const cause = `${status} ${type}`;
  const passing = { cause, passing: true };
  if (status === 503 || status === 429) {
    const againAfterMs = (retryAfter ?? 0) * 1_000;
    const headers = { 'retry-after': String(retryAfter ?? 1) };
    const detail = 'Another service is not available';
    return new CallFailed(called, 'unavailable', { ...passing, detail, headers, againAfterMs });
  }
  if (status === 504) {
    return new CallFailed(called, 'deadline-exceeded', { ...passing, againAfterMs: 0 });
  }
  if (status === 502) return new CallFailed(called, 'bad-gateway', { ...passing, againAfterMs: 0 });
  // An error of its own would be one again.
  if (status >= 500) return new CallFailed(called, 'bad-gateway', passing);
  if (type === 'rejected' && typeof code === 'string' && /^[\w.-]{1,100}$/.test(code)) {
    const detail = 'Another service refuses this';
    return new CallFailed(called, 'rejected', { cause, detail, code, extras: { code } });
  }
  if (passedOn.includes(type)) return new CallFailed(called, type as ProblemType, { cause });
  if (type === 'not-found') return new CallFailed(called, 'reference-not-found', { cause });
  // The user may not do this: which scopes lack is theirs to know.
  if (type === 'forbidden' && Array.isArray(missing) && missing.every(isScope)) {
    const detail = `Missing scope: ${missing.join(', ')}`;
    return new CallFailed(called, 'forbidden', { cause, detail, extras: { missing } });
  }
  // Everything else says that we asked wrongly. The next token may be a better one.
  return new CallFailed(called, 'internal', { cause, isFinal: status !== 401 && status !== 408 });
}

/** RFC 6749, 3.3. */
const isScope = (word: unknown): boolean =>
  typeof word === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/.test(word);

function problemOf(text: string): RemoteProblem {
  const body = parse(text);
  if (typeof body !== 'object' || body === null || !('type' in body)) return { type: '' };
  return { ...body, type: String(body.type).replace('urn:problem-type:', '') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of an operation without an answer nothing has to fit. */
export const anySchema: JsonSchema = {};
