import type { EntityModel, FieldModel } from '../model.ts';

/** Values by the names of fields, whatever entity they are of. */
export type Values = Readonly<Record<string, unknown>>;

/** How a field's value goes into a store and comes out of it; the same for every SQL store. */
export interface Column {
  field: FieldModel;
  encode(value: unknown): unknown;
  /** Undefined where the value is right as it comes. */
  decode: ((stored: unknown) => unknown) | undefined;
  /** What is compared and sorted by, given a column or a placeholder. */
  comparable(sql: string): string;
}

export function columnsOf(entity: Pick<EntityModel, 'fields'>): Column[] {
  return entity.fields.map((field) => ({
    field,
    encode: encoderOf(field),
    decode: decoderOf(field),
    comparable: comparableOf(field),
  }));
}

/** A value of the row's own: a field may be called `constructor`. */
export function own(row: Values, name: string): unknown {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

/** Those of `names` that have a value. */
export function given(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(
    names.map((name) => [name, own(values, name)]).filter(([, value]) => value !== undefined),
  );
}

function encoderOf(field: FieldModel): Column['encode'] {
  const encode = isDocument(field) ? JSON.stringify : encoders[field.type];
  return (value) => {
    if (value === undefined || value === null) return null;
    return encode === undefined ? value : encode(value);
  };
}

const encoders: Partial<Record<FieldModel['type'], (value: unknown) => unknown>> = {
  // One spelling for each value, where a store compares text.
  timestamp: (value) => new Date(value as string | Date).toISOString(),
  uuid: (value) => String(value).toLowerCase(),
};

function decoderOf(field: FieldModel): Column['decode'] {
  if (isDocument(field)) return (stored) => JSON.parse(stored as string);
  return field.type === 'boolean' ? Boolean : undefined;
}

/** Exact numbers are text in some stores, where '10' comes before '9'. */
function comparableOf({ type }: FieldModel): Column['comparable'] {
  return type === 'decimal' ? (sql) => `CAST(${sql} AS numeric)` : (sql) => sql;
}

function isDocument({ type, array }: FieldModel): boolean {
  return array === true || type === 'json' || type === 'object';
}
