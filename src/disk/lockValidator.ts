import { Ajv, type ValidateFunction } from 'ajv';
import type { Lock } from './lock.ts';
import { lockSchema } from './lockSchema.ts';

let compiled: ValidateFunction<Lock> | undefined;

/** The lock's schema as a function. The build puts the function itself in place of this module. */
export function lockValidator(): ValidateFunction<Lock> {
  compiled ??= new Ajv().compile<Lock>(lockSchema);
  return compiled;
}
