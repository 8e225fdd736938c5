import { setTimeout as sleep } from 'node:timers/promises';
import type { Request } from '../http/route.ts';
import { allowance, attempt, type Patience, type Question } from './attempt.ts';
import type { Peer } from './client.ts';
import { CallFailed } from './failure.ts';
import type { CalledOperation, CallModel } from './model.ts';
import { jitter } from './retry.ts';

/** What a call gave, and who said so. */
export interface Said {
  source: 'callee' | 'default' | 'replica';
  value: unknown;
  /** Of a replica: when the newest event happened that it has of this; of several rows, the oldest. */
  asOf?: Date;
}

/**
 * Answers in place of a callee. Not asked for what the callee itself refuses.
 * @throws the failure where it has no answer
 */
export type Fallback = (failure: CallFailed) => Said | Promise<Said>;

/**
 * A call as its operation declares it: with a deadline, repeated where that is harmless, answered by
 * the fallback where there is one.
 * @throws CallFailed
 */
export async function call(
  peer: Peer,
  question: Question,
  request: Request,
  policy: CallModel,
  fallback: Fallback | undefined,
): Promise<Said> {
  try {
    return { source: 'callee', value: await repeated(peer, question, request, policy) };
  } catch (error) {
    if (fallback === undefined || !(error instanceof CallFailed) || !error.passing) throw error;
    const said = await fallback(error);
    tell(peer, question, request, said, error.cause);
    return said;
  }
}

/** That an answer is not the callee's, and how old it is. */
function tell(
  { name, outbound }: Peer,
  { operation }: Question,
  { log, span, now }: Request,
  said: Said,
  cause: unknown,
): void {
  const { source, asOf } = said;
  const age = asOf && Math.max(0, now.getTime() - asOf.getTime()) / 1_000;
  outbound.countFallback(name, said, age);
  span.addEvent('fallback', {
    'server.address': name,
    fallback: source,
    ...(age !== undefined && { 'fallback.age': age }),
  });
  const line = { err: cause, called: `${name}.${operation}`, fallback: source, age_s: age };
  log.warn(line, 'answered by the fallback');
}

async function repeated(
  peer: Peer,
  question: Question,
  request: Request,
  policy: CallModel,
): Promise<unknown> {
  const { model } = peer.operation(question.operation);
  peer.budget.earn();
  for (let repetition = 1; ; repetition += 1) {
    try {
      return await attempt(peer, question, request, policy);
    } catch (error) {
      const wait = jitter(repetition);
      const may =
        repetition <= policy.retries && isRepeatable(model) && inTime(error, request, wait, policy);
      if (!may || !peer.budget.spend()) throw error;
      await sleep(wait);
    }
  }
}

function isRepeatable({ repeatable }: CalledOperation): boolean {
  return repeatable !== 'no';
}

/** Whether another attempt makes sense: not before the callee wants it, and not without time. */
function inTime(error: unknown, { deadline }: Request, wait: number, patience: Patience): boolean {
  if (!(error instanceof CallFailed) || error.againAfterMs === undefined) return false;
  return error.againAfterMs <= wait && allowance(patience, deadline.remaining() - wait) > 0;
}

/** The answer of nobody: no row, no items. */
export function nothing({ output }: CalledOperation): unknown {
  if (output === 'list') return [];
  return output === 'page' ? { items: [] } : undefined;
}
