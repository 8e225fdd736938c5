import { type DestinationStream, pino } from 'pino';
import { isoTime } from '../iso-time.ts';
import type { Logger } from '../log.ts';

/** What the line of a request says (SPEC.md, LOG-3). */
export interface Access {
  traceId: string;
  spanId: string;
  requestId: string;
  method: string;
  operation: { name: string; path: string } | undefined;
  /** Undefined where the client went away before an answer. */
  status: number | undefined;
  durationMs: number;
}

/**
 * Writes the line of each request, put together by hand: as an object, copied, searched for what is to
 * be hidden and printed, it was a fifth of all that the gateway does for a request. It holds nothing
 * that could need that: ids of a known form, numbers, and words of the contract.
 */
export function accessLog(log: Logger): (access: Access) => void {
  const output = Reflect.get(log, pino.symbols.streamSym) as DestinationStream;
  const bindings = members(log.bindings());
  // Each operation has the same words all the time.
  const words = new Map<Access['operation'], string>([[undefined, '']]);

  function wordsOf(operation: Access['operation']): string {
    let known = words.get(operation);
    if (known === undefined) {
      known = members({ route: operation?.path, operation: operation?.name });
      words.set(operation, known);
    }
    return known;
  }

  return ({ traceId, spanId, requestId, method, operation, status, durationMs }) => {
    const level = status === 500 ? 'error' : 'info';
    if (!log.isLevelEnabled(level)) return;
    const outcome = status === undefined ? '"aborted":true' : `"status":${status}`;
    output.write(
      `{"level":"${level}","time":"${isoTime()}"${bindings},"trace_id":"${traceId}",` +
        `"span_id":"${spanId}","request_id":"${requestId}","method":"${method}"` +
        `${wordsOf(operation)},${outcome},"duration_ms":${durationMs.toFixed(3)},"msg":"request"}\n`,
    );
  };
}

/** The members of an object as a line has them after others. */
function members(values: object): string {
  const text = JSON.stringify(values).slice(1, -1);
  return text === '' ? '' : `,${text}`;
}
