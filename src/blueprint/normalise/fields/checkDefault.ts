import { suggestion } from '../../nearest.ts';
import { quote } from '../../quote.ts';
import type { Field } from '../../types.ts';
import type { Scope } from '../scope.ts';
import type { FieldPlace } from './place.ts';

/** A default is a value of the field. */
export function checkDefault(scope: Scope, place: FieldPlace, field: Field): void {
  if (field.default === undefined) return;
  const path = [...place.path, 'default'];
  const named = field.array ? `${field.type}[]` : field.type;
  if (field.references || field.foreign || field.type === 'object') {
    const message = `A field that names something else has no default, so ${quote(field.default)} cannot be one`;
    scope.report({ code: 'default', message, path });
    return;
  }
  const values = field.array ? field.default : [field.default];
  if (Array.isArray(values) && values.every((value) => isValue(field, value))) return;
  scope.report({
    code: 'default',
    message: `The default ${quote(field.default)} is not a value of ${named}${bounds(field)}`,
    hint: field.values ? suggestion(String(field.default), field.values) : undefined,
    path,
  });
}

const shapes: Partial<Record<Field['type'], RegExp>> = {
  decimal: /^-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,12})?$/,
  uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamp: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/,
  email: /^[^@\s]+@[^@\s]+$/,
};

function isValue(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'json':
      return value !== null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value) && inRange(field, Number(value));
    case 'number':
      return typeof value === 'number' && inRange(field, value);
    case 'enum':
      return typeof value === 'string' && (field.values ?? []).includes(value);
    case 'decimal':
      return isText(field, value) && inRange(field, Number(value));
    case 'date':
    case 'timestamp':
      // `Date` rolls over (30 February becomes 2 March): a real day comes back as it went in.
      return isText(field, value) && isDay(String(value).slice(0, 10)) && isMoment(String(value));
    case 'url':
      return isText(field, value) && URL.canParse(String(value));
    default:
      return isText(field, value);
  }
}

function isText(field: Field, value: unknown): boolean {
  if (typeof value !== 'string' || value.length > (field.maxLength ?? value.length)) return false;
  if (field.pattern !== undefined && !matches(field.pattern, value)) return false;
  return shapes[field.type]?.test(value) ?? true;
}

/** A pattern that cannot be compiled has a problem of its own. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

const isMoment = (text: string) => !Number.isNaN(Date.parse(text));

const isDay = (text: string) => isMoment(text) && new Date(text).toISOString().startsWith(text);

const inRange = ({ minimum, maximum }: Field, value: number) =>
  Number.isFinite(value) && value >= (minimum ?? value) && value <= (maximum ?? value);

function bounds({ minimum, maximum, maxLength, pattern, type }: Field): string {
  const parts = [];
  if (minimum !== undefined) parts.push(`minimum ${minimum}`);
  if (maximum !== undefined) parts.push(`maximum ${maximum}`);
  if (maxLength !== undefined) parts.push(`maxLength ${maxLength}`);
  if (pattern !== undefined) parts.push(`pattern ${quote(pattern)}`);
  return parts.length === 0 || type === 'enum' ? '' : ` (${parts.join(', ')})`;
}
