import { BrokerError } from '../errors.ts';

/** Codes of AMQP that do not pass by themselves: no rights, no such exchange or queue, other arguments. */
const refused = ['ACCESS_REFUSED', 'NOT_ALLOWED', 'NOT_FOUND', 'PRECONDITION_FAILED'];

export function translate(error: unknown): BrokerError {
  if (error instanceof BrokerError) return error;
  const { code, message } = error as { code?: string; message?: string };
  if (code === undefined || !refused.includes(code)) {
    return new BrokerError('unavailable', { cause: error });
  }
  return new BrokerError('refused', { detail: message ?? code, cause: error });
}
