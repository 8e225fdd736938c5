import type { Verdict } from '../broker/port.ts';
import { Problem } from '../problem.ts';
import { StoreError } from '../store/errors.ts';
import { Unreadable } from './read.ts';

/** What became of a delivery. */
export interface Outcome {
  /** `ignored`: told to another subscription, or in the words of a later build. */
  kind: 'done' | 'duplicate' | 'ignored' | 'retried' | 'dead';
  /** For those who look into the dead letters; has no values of fields. */
  reason?: string;
  /** What the operators should see. */
  cause?: unknown;
}

/** Problems that pass by themselves. */
const passing = new Set<string>([
  'unavailable',
  'deadline-exceeded',
  'bad-gateway',
  'rate-limited',
  'request-timeout',
]);

/**
 * What passes by itself is tried again, and so is what nobody expected: a deploy may have mended it
 * by then. What the contract, the store or a rule refuses would be refused again.
 */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof Unreadable) return { kind: 'dead', reason: error.message };
  if (error instanceof StoreError) return ofStore(error);
  if (!(error instanceof Problem)) {
    return { kind: 'retried', reason: `failed: ${textOf(error)}`, cause: error };
  }
  const { type, message, extras, status, isFinal } = error;
  const code = type === 'rejected' ? ` (${extras?.code})` : '';
  // Whoever reads it should know who has refused what.
  const why = isFinal && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const reason = `${type}${code}: ${message}${why}`;
  if (!isFinal && (passing.has(type) || status >= 500)) {
    return { kind: 'retried', reason, cause: error.cause ?? error };
  }
  return { kind: 'dead', reason, ...(isFinal && { cause: error.cause }) };
}

function ofStore(error: StoreError): Outcome {
  const { kind, type, message, cause } = error;
  const reason = `${type}: ${message}`;
  const passes = ['contention', 'unavailable', 'deadline', 'version'].includes(kind);
  return passes ? { kind: 'retried', reason, cause: cause ?? error } : { kind: 'dead', reason };
}

/** The own store does not answer: no message has a chance until it does. */
export function isStoreAway(error: unknown): boolean {
  return error instanceof StoreError && error.kind === 'unavailable';
}

export function verdictOf({ kind, reason = '' }: Outcome): Verdict {
  if (kind === 'dead') return { kind: 'dead', reason };
  return kind === 'retried' ? { kind: 'retry', reason } : { kind: 'done' };
}

const longest = 500;

function textOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.slice(0, longest);
}
