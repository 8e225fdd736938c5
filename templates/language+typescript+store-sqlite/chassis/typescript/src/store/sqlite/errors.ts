import { StoreError } from '../errors.ts';

/** Result codes, extended where it matters: https://www.sqlite.org/rescode.html */
const codes = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  full: 13,
  cannotOpen: 14,
  tooBig: 18,
  mismatch: 20,
  check: 275,
  foreignKey: 787,
  primaryKey: 1_555,
  unique: 2_067,
  datatype: 3_091,
};

/** An error of the driver's as the port tells it; what is nobody's fault but ours stays as it is. */
export function translate(error: unknown, operation: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  const code = Number(error.errcode);
  switch (code) {
    case codes.primaryKey:
    case codes.unique:
      return new StoreError('unique', { names: columnsOf(error.message) });
    case codes.foreignKey:
      return new StoreError(operation === 'DELETE' ? 'referred' : 'reference');
    case codes.check:
      return new StoreError('check', { names: [checkOf(error.message)] });
    case codes.datatype:
      return new StoreError('value');
    default:
      return byPrimaryCode(error, code & 0xff);
  }
}

function byPrimaryCode(error: Error, code: number): unknown {
  switch (code) {
    case codes.busy:
    case codes.locked:
      return new StoreError('contention', { cause: error });
    case codes.readOnly:
    case codes.ioError:
    case codes.full:
    case codes.cannotOpen:
      return new StoreError('unavailable', { cause: error });
    case codes.tooBig:
    case codes.mismatch:
      return new StoreError('value');
    default:
      return error;
  }
}

/** `UNIQUE constraint failed: table.a, table.b` */
function columnsOf(message: string): string[] {
  const list = message.split('failed: ')[1] ?? '';
  return list.split(', ').map((name) => name.slice(name.indexOf('.') + 1));
}

/**
 * `CHECK constraint failed: ` and the name that somebody gave it, or its expression, of which only
 * the first name is told where it begins with one.
 */
function checkOf(message: string): string {
  const check = message.split('failed: ')[1] ?? '';
  return /"([^"]+)"/.exec(check)?.[1] ?? check;
}
