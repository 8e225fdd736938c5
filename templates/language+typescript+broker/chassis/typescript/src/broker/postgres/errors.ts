import { DatabaseError } from 'pg';
import { BrokerError } from '../errors.ts';

/**
 * By SQLSTATE, or its first two characters (its class): no rights, no such database, schema or
 * table. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const refused = ['28', '3D', '3F', '42501', '42P01'];

export function translate(error: unknown): BrokerError {
  if (error instanceof BrokerError) return error;
  const code = error instanceof DatabaseError ? (error.code ?? '') : '';
  if (code === '' || !refused.some((prefix) => code.startsWith(prefix))) {
    return new BrokerError('unavailable', { cause: error });
  }
  return new BrokerError('refused', { detail: (error as Error).message, cause: error });
}
