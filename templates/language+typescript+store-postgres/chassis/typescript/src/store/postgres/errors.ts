import { DatabaseError } from 'pg';
import { StoreError, type StoreErrorKind } from '../errors.ts';

/**
 * By SQLSTATE, or its first two characters (its class).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const kinds: Record<string, StoreErrorKind> = {
  '23505': 'unique',
  '23514': 'check',
  '40001': 'contention',
  '40P01': 'contention',
  '55P03': 'contention',
  '57014': 'deadline',
  '08': 'unavailable',
  '22': 'value',
  '25P03': 'unavailable',
  '53': 'unavailable',
  '57': 'unavailable',
};

/** What the driver says of a connection that broke has no code, or one of the system's. */
const broken = /^(Connection terminated|Client (has encountered|was closed)|Query read timeout)/;

/** An error of the driver's as the port tells it; what is nobody's fault but ours stays as it is. */
export function translate(error: unknown, operation: string): unknown {
  if (error instanceof DatabaseError) return ofServer(error, operation);
  if (!(error instanceof Error)) return error;
  const isBroken = 'syscall' in error || 'errno' in error || broken.test(error.message);
  return isBroken ? new StoreError('unavailable', { cause: error }) : error;
}

function ofServer(error: DatabaseError, operation: string): unknown {
  const code = error.code ?? '';
  if (code === '23503') {
    return operation === 'DELETE'
      ? new StoreError('referred')
      : new StoreError('reference', { names: columnsOf(error) });
  }
  const kind = kinds[code] ?? kinds[code.slice(0, 2)];
  switch (kind) {
    case undefined:
      return error;
    case 'unique':
      return new StoreError(kind, { names: columnsOf(error) });
    case 'check':
      return new StoreError(kind, { names: [nameOf(error)] });
    case 'contention':
    case 'unavailable':
      return new StoreError(kind, { cause: error });
    default:
      return new StoreError(kind);
  }
}

/** `Key (a, b)=(1, 2) already exists.`, in whatever language: the names come before `)=(`. */
function columnsOf({ detail }: DatabaseError): string[] {
  const list = /\((.*?)\)=\(/.exec(detail ?? '')?.[1];
  return list === undefined ? [] : list.split(', ').map((name) => name.replace(/^"(.*)"$/, '$1'));
}

/** The server calls the check of a column `<table>_<column>_check`; other names are somebody's. */
function nameOf({ table = '', constraint = '' }: DatabaseError): string {
  const isOwn = constraint.startsWith(`${table}_`) && /_check\d*$/.test(constraint);
  return isOwn ? constraint.slice(table.length + 1).replace(/_check\d*$/, '') : constraint;
}
