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

/**
 * In place of `src/render/builtInPack.ts`. The texts of files that are copied as they are lie in a file of their own:
 * as part of the module they would be parsed at each run, which takes ten times as long as reading them.
 * @param folder absolute path of `templates/`
 * @param place what the module imports the path of that file from
 */
export async function packModule(folder: string, place: string): Promise<PackModule> {
  const { templates } = await loadPack(folder);
  const texts: Buffer[] = [];
  let end = 0;
  const entries = templates.map(({ text, ...rest }) => {
    if (rest.rendered) {
      // The text is not needed any more.
      const compiled = Handlebars.precompile(text, compileOptions);
      return `{ ...${JSON.stringify({ ...rest, text: '' })}, compiled: ${compiled} }`;
    }
    const start = end;
    const bytes = Buffer.from(text);
    texts.push(bytes);
    end += bytes.length;
    return `copied(${JSON.stringify(rest)}, ${start}, ${end})`;
  });
  const code = `
    import { readFileSync } from 'node:fs';
    import place from '${place}';
    const texts = readFileSync(new URL(place, import.meta.url));
    function copied(template, start, end) {
      let text;
      return {
        ...template,
        get text() {
          return (text ??= texts.toString('utf8', start, end));
        },
      };
    }
    const templates = [${entries.join(',\n')}];
    export const builtInPack = async () => ({ templates });`;
  return { code, texts: Buffer.concat(texts) };
}

export interface PackModule {
  code: string;
  /** One after the other. */
  texts: Uint8Array;
}

/** In place of `src/graph/html/assets.ts`. @param folder absolute path of `src/graph/` */
export async function assetsModule(folder: string): Promise<string> {
  const texts = JSON.stringify(await readAssets(folder));
  return `const texts = ${texts};\nexport const assets = async () => texts;`;
}
