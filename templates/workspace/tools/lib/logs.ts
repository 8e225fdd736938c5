import type { Palette } from './colors.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Said elsewhere in the line, or of no use to a reader in front of a terminal. */
const QUIET = new Set(
  'time level service msg message operation request_id trace_id span_id pid hostname err'.split(
    ' ',
  ),
);

/**
 * One line of a service's output for people: a JSON log line (SPEC.md, LOG) as time, name, message
 * and fields; any other line as it is, after the name.
 *
 * @param name as it is to be shown: padded, painted
 */
export function formatLine(line: string, name: string, paint: Palette): string {
  const entry = parse(line);
  if (entry === undefined) return `${paint.dim(' '.repeat(12))} ${name} ${line}`;
  const { time, level, msg, message, err } = entry;
  const parts = [
    paint.dim(clock(time)),
    name,
    paintLevel(level, paint),
    `${msg ?? message ?? ''}`,
    ...requestOf(entry, paint),
    ...fieldsOf(entry, paint),
  ];
  return parts.filter((part) => part !== '').join(' ') + stackOf(err, paint);
}

function parse(line: string): Fields | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(line) as Fields;
    return 'level' in value ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The time of day here, `17:03:21.084`. */
function clock(time: unknown): string {
  const date = new Date(time as string | number);
  if (Number.isNaN(date.getTime())) return ' '.repeat(12);
  const two = (value: number, width = 2) => `${value}`.padStart(width, '0');
  const day = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) => two(value));
  return `${day.join(':')}.${two(date.getMilliseconds(), 3)}`;
}

function paintLevel(level: unknown, paint: Palette): string {
  if (level === 'info') return '';
  const text = `${level}`.toUpperCase();
  if (level === 'warn') return paint.yellow(text);
  if (level === 'error' || level === 'fatal') return paint.red(text);
  return paint.dim(text);
}

const REQUEST = ['method', 'route', 'status', 'duration_ms'];

/** `GET /things/{id} 200 3.1 ms`, of the line that each request gives (SPEC.md, LOG-3). */
function requestOf(entry: Fields, paint: Palette): string[] {
  if (entry.method === undefined || entry.status === undefined) return [];
  const { method, route, status, duration_ms: duration } = entry;
  const painted = Number(status) >= 500 ? paint.red : Number(status) >= 400 ? paint.yellow : String;
  const parts = [`${method}`, `${route ?? '(no route)'}`, painted(`${status}`)];
  if (typeof duration === 'number') parts.push(paint.dim(`${Number(duration.toFixed(1))} ms`));
  return parts;
}

function fieldsOf(entry: Fields, paint: Palette): string[] {
  const isRequest = entry.method !== undefined && entry.status !== undefined;
  const shown = Object.entries(entry).filter(
    ([key]) => !QUIET.has(key) && !(isRequest && REQUEST.includes(key)),
  );
  const fields = shown.map(([key, value]) => `${paint.dim(`${key}=`)}${text(value)}`);
  if (typeof entry.trace_id === 'string') {
    fields.push(paint.dim(`trace=${entry.trace_id.slice(0, 8)}`));
  }
  return fields;
}

function text(value: unknown): string {
  if (typeof value === 'string') return /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value);
}

function stackOf(error: unknown, paint: Palette): string {
  if (typeof error !== 'object' || error === null) return '';
  const { stack, message, type } = error as Fields;
  const said = `${stack ?? `${type ?? 'Error'}: ${message}`}`;
  return said
    .replace(/^/gm, '\n    ')
    .replaceAll('\n\n', '\n')
    .split('\n')
    .map(dimFrames)
    .join('\n');

  function dimFrames(frame: string): string {
    return /^\s+at /.test(frame) ? paint.dim(frame) : frame;
  }
}
