import { UserError } from '../errors.ts';

export function cancelled(): UserError {
  return new UserError('Cancelled; nothing was written', { code: 'cancelled', exitCode: 130 });
}
