import { type CustomTypesConfig, types } from 'pg';

/** Values as the port promises them; numbers are checked for what JavaScript can hold. */
const own: Record<number, (text: string) => unknown> = {
  [types.builtins.INT8]: safeInteger,
  [types.builtins.DATE]: String,
  [types.builtins.TIMESTAMPTZ]: moment,
  [types.builtins.JSON]: String,
  [types.builtins.JSONB]: String,
};

export const parsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    own[oid] ?? types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer beyond 53 bits');
  return value;
}

const parseMoment = types.getTypeParser(types.builtins.TIMESTAMPTZ);

/** `2026-01-31 12:00:00.5+00` is what a session in UTC gives; anything else is rare. */
function moment(text: string): string {
  if (text.length >= 22 && text.length <= 26 && text.endsWith('+00') && text[4] === '-') {
    const fraction = text.slice(20, -3).padEnd(3, '0');
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
  }
  const value: unknown = parseMoment(text);
  return value instanceof Date ? value.toISOString() : text;
}
