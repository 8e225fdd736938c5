/**
 * `bundle.ts FOLDER FILE ... [--with PACKAGE]`: each file, with all that it imports, as one file in `FOLDER/dist`.
 * A package of the chassis whose files a program reads comes beside them.
 */
import { cpSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { with: { type: 'string', multiple: true, default: [] } },
});
const [folder = '.', ...files] = positionals;
const dist = join(folder, 'dist');

await build({
  entryPoints: files.map((file) => join(folder, file)),
  entryNames: '[name]',
  outdir: dist,
  bundle: true,
  platform: 'node',
  format: 'esm',
  // Packages in the older format ask for others with `require`, which an ES module does not have.
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
  // The driver of PostgreSQL uses it where it is there.
  external: ['pg-native'],
  logLevel: 'warning',
});

const chassis = pathToFileURL(join('chassis', 'typescript', 'package.json'));
for (const name of values.with) {
  const manifest = findPackageJSON(name, chassis);
  if (manifest === undefined) throw new Error(`the chassis has no package ${name}`);
  cpSync(dirname(manifest), join(dist, 'node_modules', name), {
    recursive: true,
    dereference: true,
    filter: (path) => !path.endsWith('.map'),
  });
}
