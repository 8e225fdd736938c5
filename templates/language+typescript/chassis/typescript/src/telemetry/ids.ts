import { randomFillSync } from 'node:crypto';
import type { IdGenerator } from '@opentelemetry/sdk-trace';

const pool = Buffer.allocUnsafe(4_096);
let digits = '';
let used = 0;

/** Every request needs two, kept or not: cut out of many random digits they cost a tenth of those made one by one. */
function take(length: number): string {
  if (used + length > digits.length) {
    digits = randomFillSync(pool).toString('hex');
    used = 0;
  }
  used += length;
  return digits.slice(used - length, used);
}

/** Ids of W3C Trace Context, in lower-case hex. */
export class TraceIds implements IdGenerator {
  #next: string | undefined;

  /** The trace that the SDK begins next has this id: by it, it was decided to keep it. */
  continueWith(traceId: string): void {
    this.#next = traceId;
  }

  generateTraceId(): string {
    const traceId = this.#next ?? take(32);
    this.#next = undefined;
    return traceId;
  }

  generateSpanId(): string {
    return take(16);
  }
}
