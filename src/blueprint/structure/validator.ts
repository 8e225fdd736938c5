import { Ajv, type Options, type ValidateFunction } from 'ajv';
import { blueprintSchema } from '../schema/index.ts';

/**
 * These make compiling cheap rather than validating, because most runs read one small file. A test
 * checks the schema itself, so nothing does at run time.
 */
export const validatorOptions: Options = {
  allErrors: true,
  // Errors then know the schema that they are about, and with it what to say.
  verbose: true,
  validateSchema: false,
  inlineRefs: false,
  strictTypes: false,
  unicodeRegExp: true,
  keywords: ['enumDescriptions', 'x-case'],
  code: { optimize: false },
};

let compiled: ValidateFunction | undefined;

/**
 * The JSON Schema as a function, compiled when a blueprint is first read. The build puts the function
 * itself in place of this module: see `scripts/build.mjs`.
 */
export function validator(): ValidateFunction {
  compiled ??= new Ajv(validatorOptions).compile(blueprintSchema);
  return compiled;
}
