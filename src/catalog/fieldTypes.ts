import type { Catalog, FieldTypeEntry } from './types.ts';

const column = (postgres: string, sqlite: string, ordered = true) => ({
  postgres: { column: postgres, ordered },
  sqlite: { column: sqlite, ordered },
});

const wire = (type: string, more: Record<string, unknown> = {}) => ({ type, ...more });

const text = (
  hint: string,
  maxLength: number,
  marks: FieldTypeEntry['marks'],
  indexable: boolean,
  more: Record<string, unknown> = {},
): FieldTypeEntry => ({
  hint,
  jsonSchema: wire('string', more),
  typescript: 'string',
  marks,
  maxLength,
  indexable,
  stores: column('text', 'text'),
});

/** One table: type x wire (JSON) x TypeScript x store. */
export const fieldTypes: Catalog['fieldTypes'] = {
  string: text('one line, up to 255 characters', 255, ['maxLength', 'pattern'], true),
  text: text('many lines, up to 65536 characters', 65_536, ['maxLength', 'pattern'], false),
  integer: {
    hint: 'whole number of up to 53 bits',
    jsonSchema: wire('integer', {
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
    }),
    typescript: 'number',
    marks: ['minimum', 'maximum'],
    indexable: true,
    stores: column('bigint', 'integer'),
  },
  number: {
    hint: 'floating point number',
    jsonSchema: wire('number'),
    typescript: 'number',
    marks: ['minimum', 'maximum'],
    indexable: true,
    stores: column('double precision', 'real'),
  },
  decimal: {
    hint: 'exact number, a string on the wire',
    jsonSchema: wire('string', { pattern: '^-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,12})?$' }),
    typescript: 'string',
    marks: ['minimum', 'maximum'],
    indexable: true,
    // SQLite has no exact numbers: text keeps every digit, but sorts 10 before 9.
    stores: {
      postgres: { column: 'numeric', ordered: true },
      sqlite: { column: 'text', ordered: false },
    },
  },
  boolean: {
    hint: 'true or false',
    jsonSchema: wire('boolean'),
    typescript: 'boolean',
    marks: [],
    indexable: true,
    stores: column('boolean', 'integer'),
  },
  date: {
    hint: 'calendar day, YYYY-MM-DD',
    jsonSchema: wire('string', { format: 'date' }),
    typescript: 'string',
    marks: [],
    indexable: true,
    stores: column('date', 'text'),
  },
  timestamp: {
    hint: 'moment, ISO 8601 in UTC with milliseconds',
    jsonSchema: wire('string', { format: 'date-time' }),
    typescript: 'string',
    marks: [],
    indexable: true,
    stores: column('timestamptz(3)', 'text'),
  },
  uuid: {
    hint: 'UUID',
    jsonSchema: wire('string', { format: 'uuid' }),
    typescript: 'string',
    marks: [],
    indexable: true,
    stores: column('uuid', 'text'),
  },
  email: text('e-mail address', 254, ['maxLength'], true, { format: 'email' }),
  url: text('absolute URL', 2000, ['maxLength'], false, { format: 'uri' }),
  json: {
    hint: 'any JSON value',
    jsonSchema: {},
    typescript: 'unknown',
    marks: [],
    indexable: false,
    stores: column('jsonb', 'text', false),
  },
  enum: {
    hint: 'one of `values`',
    jsonSchema: wire('string'),
    typescript: 'string',
    marks: [],
    indexable: true,
    stores: column('text', 'text'),
  },
  object: {
    hint: 'a value object',
    jsonSchema: wire('object'),
    typescript: 'object',
    marks: [],
    indexable: false,
    stores: column('jsonb', 'text', false),
  },
};
