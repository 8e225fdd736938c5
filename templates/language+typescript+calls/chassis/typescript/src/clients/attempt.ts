import type { Request } from '../http/route.ts';
import type { Peer } from './client.ts';
import { CallFailed } from './failure.ts';
import type { CallModel } from './model.ts';
import { type Arrived, readAnswer } from './outcome.ts';

/** What is asked, the same for a repetition. */
export interface Question {
  service: string;
  operation: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query. */
  path: string;
  body: string | undefined;
  /** Of an operation that is done once for each key. */
  idempotencyKey: string | undefined;
}

/** How long an attempt waits: what is left of our own deadline can only shorten it. */
export type Patience = Pick<CallModel, 'timeoutMs' | 'fallback'>;

/**
 * So much of what is left is kept for our own answer: a twentieth, 5 to 50 ms; four times that where
 * copies have to be read, should the callee not answer.
 */
function reserve(remaining: number, fallback: CallModel['fallback']): number {
  return Math.min(50, Math.max(5, remaining / 20)) * (fallback === 'replica' ? 4 : 1);
}

/** What an attempt may take, in ms; 0 where nothing is left. */
export function allowance({ timeoutMs, fallback }: Patience, remaining: number): number {
  return Math.max(0, Math.floor(Math.min(timeoutMs, remaining - reserve(remaining, fallback))));
}

/**
 * One request to a callee, ended when its time is over or nobody waits for us any more.
 * @throws CallFailed
 */
export async function attempt(
  peer: Peer,
  question: Question,
  request: Request,
  patience: Patience,
): Promise<unknown> {
  const budgetMs = allowance(patience, request.deadline.remaining());
  if (budgetMs === 0) {
    throw new CallFailed(question, 'deadline-exceeded', {
      cause: 'no time is left',
      passing: true,
    });
  }
  if (!peer.breaker.allows()) throw away(question, 'the breaker is open', undefined);
  const { operation } = question;
  const { model, fits } = peer.operation(operation);
  const { service } = question;
  const arrived = await send(peer, question, request, budgetMs, patience.timeoutMs);
  if (arrived.status === 502 || arrived.status === 503 || arrived.status === 504) {
    peer.breaker.failed();
  } else peer.breaker.succeeded();
  return readAnswer({ service, operation, model, fits }, arrived);
}

async function send(
  peer: Peer,
  question: Question,
  request: Request,
  budgetMs: number,
  timeoutMs: number,
): Promise<Arrived> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new TooLate()), budgetMs);
  const { signal: gone } = request.deadline;
  const giveUp = () => over.abort(new Error('nobody waits'));
  gone.addEventListener('abort', giveUp);
  let own: string | undefined;
  try {
    own = await unless(over.signal, peer.outbound.token.get());
    return await observed(peer, question, request, own, budgetMs, over.signal);
  } catch (error) {
    if (!over.signal.aborted) throw away(question, error, 0);
    // What was cut short by our own deadline, or by the issuer, says nothing about the callee.
    const hadItsTime = own !== undefined && budgetMs >= timeoutMs;
    if (hadItsTime && over.signal.reason instanceof TooLate) peer.breaker.failed();
    const late = { cause: error, passing: true, againAfterMs: 0 };
    throw new CallFailed(question, 'deadline-exceeded', late);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', giveUp);
  }
}

async function observed(
  peer: Peer,
  question: Question,
  request: Request,
  own: string,
  budgetMs: number,
  signal: AbortSignal,
): Promise<Arrived> {
  const { token, beginCall } = peer.outbound;
  const call = beginCall(request.span, question.method, peer.name);
  try {
    const headers = [...headersOf(question, request, own, budgetMs), ...call.headers];
    const arrived = await exchange(peer, question, { headers, signal });
    call.end(arrived.status);
    if (arrived.status === 401) token.forget(own);
    return arrived;
  } catch (error) {
    call.end(0, error as Error);
    if (!signal.aborted) peer.breaker.failed();
    throw error;
  }
}

class TooLate extends Error {
  override readonly name = 'TimeoutError';
  override readonly message = 'no answer in time';
}

async function exchange(
  peer: Peer,
  { method, path, body }: Question,
  { headers, signal }: { headers: string[]; signal: AbortSignal },
): Promise<Arrived> {
  const answer = await peer.pool.request({ method, path, body: body ?? null, headers, signal });
  const after = Number(answer.headers['retry-after']);
  return {
    status: answer.statusCode,
    text: await answer.body.text(),
    retryAfter: Number.isFinite(after) ? after : undefined,
  };
}

/** Names and values in turn. */
function headersOf(
  { body, idempotencyKey }: Question,
  { caller, requestId }: Request,
  own: string,
  budgetMs: number,
): string[] {
  return [
    ...['accept', 'application/json'],
    ...['x-request-id', requestId],
    ...['x-deadline-ms', String(budgetMs)],
    ...['x-caller-token', own],
    ...(caller?.token ? ['authorization', `Bearer ${caller.token}`] : []),
    ...(body === undefined ? [] : ['content-type', 'application/json']),
    ...(idempotencyKey === undefined ? [] : ['idempotency-key', idempotencyKey]),
  ];
}

function away(question: Question, cause: unknown, againAfterMs: number | undefined): CallFailed {
  return new CallFailed(question, 'unavailable', {
    detail: 'Another service cannot be reached',
    headers: { 'retry-after': '1' },
    cause,
    passing: true,
    againAfterMs,
  });
}

/** Rejects at once when the signal aborts, whatever becomes of the work. */
function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
