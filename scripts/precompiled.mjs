import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * An esbuild plugin that puts what `precompile.ts` makes in the place of their sources.
 * @param root absolute path of the project
 */
export async function precompiled(root) {
  const { assetsModule, lockValidatorModule, packModule, validatorModule } =
    await importPrecompile(root);
  const modules = new Map([
    [join(root, 'src/blueprint/structure/validator.ts'), validatorModule()],
    [join(root, 'src/disk/lockValidator.ts'), lockValidatorModule()],
    [join(root, 'src/graph/html/assets.ts'), await assetsModule(join(root, 'src/graph'))],
    [join(root, 'src/render/builtInPack.ts'), await packModule(join(root, 'templates'))],
  ]);
  return {
    name: 'precompiled',
    setup({ onLoad }) {
      onLoad({ filter: /([vV]alidator|builtInPack|assets)\.ts$/ }, ({ path }) => {
        const contents = modules.get(path);
        return contents === undefined ? undefined : { contents, loader: 'js', resolveDir: root };
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
