import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';

/** Of templates: what `dist/` has beside its modules. */
const texts = 'templates.txt';

/**
 * An esbuild plugin that puts what `precompile.ts` makes in the place of their sources.
 * @param root absolute path of the project
 */
export async function precompiled(root) {
  const { assetsModule, lockValidatorModule, packModule, validatorModule } =
    await importPrecompile(root);
  const pack = await packModule(join(root, 'templates'), texts);
  const modules = new Map([
    [join(root, 'src/blueprint/structure/validator.ts'), validatorModule()],
    [join(root, 'src/disk/lockValidator.ts'), lockValidatorModule()],
    [join(root, 'src/graph/html/assets.ts'), await assetsModule(join(root, 'src/graph'))],
    [join(root, 'src/render/builtInPack.ts'), pack.code],
  ]);
  return {
    name: 'precompiled',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^${texts}$`) }, ({ path }) => ({ path, namespace: texts }));
      onLoad({ filter: /.*/, namespace: texts }, () => ({ contents: pack.texts, loader: 'file' }));
      onLoad({ filter: /([vV]alidator|builtInPack|assets)\.ts$/ }, async ({ path }) => {
        const made = modules.get(path);
        if (made === undefined) return undefined;
        // Nobody wrote these names, and they are a quarter of what Node has to read.
        const { code } = await transform(made, { minifyIdentifiers: true });
        return { contents: code, loader: 'js', resolveDir: root };
      });
    },
  };
}

// It is TypeScript that the oldest supported Node does not run: bundled first, then imported.
async function importPrecompile(root) {
  const folder = await mkdtemp(join(root, 'node_modules', '.precompile-'));
  const outfile = join(folder, 'precompile.mjs');
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['scripts/precompile.ts'],
      outfile,
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
