import { type DestinationStream, type Logger, pino } from 'pino';
import { Batches, type Sink } from './batches.ts';
import { isoTime } from './iso-time.ts';
import { redactor } from './redact.ts';

export type { Logger };

export const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type Level = (typeof levels)[number];

export interface LogOptions {
  /** Name of the service. */
  service: string;
  level: Level;
  /** Names of fields whose values are never written. */
  redact?: readonly string[];
  /** Where the lines go; standard output unless a test says otherwise. */
  destination?: { write(line: string): void };
}

const maxLine = 65_536;

/** One JSON object a line (SPEC.md, LOG). */
export function createLogger(options: LogOptions): Logger {
  const clean = redactor(options.redact ?? []);
  const logger = pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: () => `,"time":"${isoTime()}"`,
      formatters: { level: (label) => ({ level: label }), log: clean },
      // `clean` has described errors before pino would.
      serializers: { err: (value: unknown) => value },
      hooks: { streamWrite: (line) => (line.length * 3 > maxLine ? shorten(line) : line) },
    },
    options.destination ?? standardOutput(),
  );
  // Pino writes what a child carries as it is; children inherit this way of making them.
  const { child } = logger;
  logger.child = function (bindings, childOptions) {
    return child.call(this, clean(bindings), childOptions) as never;
  };
  return logger;
}

/**
 * Under load one write holds many lines. Each is synchronous, since one that is under way when the
 * process exits would be lost, or written twice.
 */
function standardOutput(): DestinationStream {
  if (output === undefined) {
    const stream = pino.destination({ dest: 1, sync: true, contentMode: 'buffer' });
    // Its types know texts only.
    const lines = new Batches(stream as unknown as Sink);
    process.on('exit', () => lines.flushSync());
    output = lines;
  }
  return output;
}

let output: DestinationStream | undefined;

/** A line above the limit keeps its ids and the beginning of its message. */
function shorten(line: string): string {
  if (Buffer.byteLength(line) <= maxLine) return line;
  const { level, time, service, trace_id, span_id, request_id, msg } = JSON.parse(line);
  const kept = { level, time, service, trace_id, span_id, request_id };
  return `${JSON.stringify({ ...kept, msg: `${String(msg).slice(0, 1_000)}[cut]` })}\n`;
}
