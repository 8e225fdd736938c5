import { Ajv, type ValidateFunction } from 'ajv';
import { blueprintSchema } from '../schema/index.ts';

let compiled: ValidateFunction | undefined;

/**
 * The JSON Schema as a function. Compiled when a blueprint is first read, and once; the options
 * make compiling cheap rather than validating, because most runs read one small file. A test
 * checks the schema itself, so nothing does at run time.
 */
export function validator(): ValidateFunction {
  compiled ??= new Ajv({
    allErrors: true,
    // Errors then know the schema that they are about, and with it what to say.
    verbose: true,
    validateSchema: false,
    inlineRefs: false,
    strictTypes: false,
    unicodeRegExp: true,
    keywords: ['enumDescriptions', 'x-case'],
    code: { optimize: false },
  }).compile(blueprintSchema);
  return compiled;
}
