import { Ajv, type Options } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import Handlebars from 'handlebars';
import { blueprintSchema } from '../src/blueprint/schema/index.ts';
import { validatorOptions } from '../src/blueprint/structure/validator.ts';
import { lockSchema } from '../src/disk/lockSchema.ts';
import { readAssets } from '../src/graph/html/readAssets.ts';
import { compileOptions } from '../src/render/engine.ts';
import { loadPack } from '../src/render/loadPack.ts';

/**
 * What would be compiled at each run, compiled once, at build time: modules with the same exports as
 * those whose place they take. Compiling is most of the time of a small run otherwise.
 */

/** In place of `src/blueprint/structure/validator.ts`. */
export function validatorModule(): string {
  return functionModule('validator', blueprintSchema, validatorOptions);
}

/** In place of `src/disk/lockValidator.ts`. */
export function lockValidatorModule(): string {
  return functionModule('lockValidator', lockSchema, {});
}

function functionModule(name: string, schema: object, options: Options): string {
  const ajv = new Ajv({ ...options, code: { ...options.code, source: true } });
  const code = standalone.default(ajv, ajv.compile(schema));
  return `const module = { exports: {} };\n${code}\nexport const ${name} = () => module.exports;`;
}

/** In place of `src/render/builtInPack.ts`. @param folder absolute path of `templates/` */
export async function packModule(folder: string): Promise<string> {
  const { templates } = await loadPack(folder);
  const entries = templates.map((template) => {
    if (!template.rendered) return JSON.stringify(template);
    const compiled = Handlebars.precompile(template.text, compileOptions);
    // The text is not needed any more.
    const rest = JSON.stringify({ ...template, text: '' });
    return `{ ...${rest}, compiled: ${compiled} }`;
  });
  return `const templates = [\n${entries.join(',\n')}\n];\nexport const builtInPack = async () => ({ templates });`;
}

/** In place of `src/graph/html/assets.ts`. @param folder absolute path of `src/graph/` */
export async function assetsModule(folder: string): Promise<string> {
  const texts = JSON.stringify(await readAssets(folder));
  return `const texts = ${texts};\nexport const assets = async () => texts;`;
}
