import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fs from 'fs-extra';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/build.mjs';
import { thirdPartyNotices } from '../../scripts/notices.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'notices-'));
});
afterEach(() => fs.remove(root));

/** Installs a package of one file, `export default 'its name'`. */
async function install(name: string, license: unknown, files: Record<string, string> = {}) {
  const folder = join(root, 'node_modules', name);
  await fs.outputJson(join(folder, 'package.json'), { name, version: '1.2.3', license });
  await fs.outputFile(join(folder, 'index.js'), `export default '${name}';`);
  for (const [file, text] of Object.entries(files)) await fs.outputFile(join(folder, file), text);
}

/** The notices of a bundle that uses these packages. */
async function noticesOf(...names: string[]) {
  const imports = names.map((name, index) => `import a${index} from '${name}';`);
  const used = names.map((_, index) => `console.log(a${index});`);
  await fs.outputFile(join(root, 'main.js'), [...imports, ...used].join('\n'));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['main.js'],
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
  });
  return thirdPartyNotices(metafile, root);
}

const mit = { LICENSE: 'May be used.\r\n' };

describe('notices', () => {
  it('name each bundled package with its licence and its texts', async () => {
    await install('zeta', 'Apache-2.0', { 'LICENSE.md': 'The terms.', NOTICE: 'By Zed.' });
    await install('@scope/alpha', 'MIT', mit);
    await install('unused', 'GPL-3.0');
    const [, alpha, zeta, ...more] = (await noticesOf('zeta', '@scope/alpha')).split(/\n\n-+\n\n/);
    expect(alpha).toBe('@scope/alpha 1.2.3\nMIT\n\nMay be used.');
    expect(zeta).toBe('zeta 1.2.3\nApache-2.0\n\nThe terms.\n\nBy Zed.');
    expect(more).toEqual([]);
  });

  it('say where the source is of what asks for it', async () => {
    const license = 'EPL-2.0 OR GPL-3.0-or-later';
    await install('eclipse', license, { LICENSE: 'The terms.' });
    await expect(noticesOf('eclipse')).rejects.toThrow('eclipse 1.2.3: it has no repository');
    const repository = { url: 'https://git.example/eclipse.git' };
    const json = { name: 'eclipse', version: '1.2.3', license, repository };
    await fs.outputJson(join(root, 'node_modules/eclipse/package.json'), json);
    expect(await noticesOf('eclipse')).toContain(
      'Its source code is available under these terms from https://git.example/eclipse.git\n\nThe terms.',
    );
  });

  it('leave out what is imported and not in the bundle', async () => {
    await install('alpha', 'MIT', mit);
    await install('shaken', 'MIT', mit);
    await fs.outputFile(join(root, 'node_modules/shaken/index.js'), 'export const a = 1;');
    await fs.outputFile(
      join(root, 'node_modules/alpha/index.js'),
      "import { a } from 'shaken';\nexport const unused = () => a;\nexport default 1;",
    );
    const notices = await noticesOf('alpha');
    expect(notices).toContain('alpha 1.2.3');
    expect(notices).not.toContain('shaken');
  });

  it('keep two versions of one package apart', async () => {
    await install('alpha', 'MIT', mit);
    await install('beta', 'MIT', mit);
    const nested = join(root, 'node_modules/beta/node_modules/alpha');
    await fs.copy(join(root, 'node_modules/alpha'), nested);
    await fs.outputJson(join(nested, 'package.json'), {
      name: 'alpha',
      version: '2.0.0',
      license: 'ISC',
    });
    await fs.outputFile(
      join(root, 'node_modules/beta/index.js'),
      "export { default } from 'alpha';",
    );
    const notices = await noticesOf('alpha', 'beta');
    expect(notices).toContain('alpha 1.2.3\nMIT');
    expect(notices).toContain('alpha 2.0.0\nISC');
  });

  it.each([
    ['GPL-3.0-only', mit, 'alpha 1.2.3: its licence is "GPL-3.0-only"'],
    [undefined, mit, 'alpha 1.2.3: its licence is undefined'],
    ['MIT', {}, 'alpha 1.2.3: it has no file with the text of its licence'],
  ])('fail the build for licence %j with %j', async (license, files, problem) => {
    await install('alpha', license, files);
    await expect(noticesOf('alpha')).rejects.toThrow(problem);
  });
});

describe('the notices of this package', () => {
  it('name the packages whose code esbuild writes, and none else', async () => {
    const options = { ...(await bundle()), write: false, outdir: join(root, 'out') } as const;
    // With its whitespace, each module stands under a comment that says where it is from.
    const { outputFiles, metafile } = await build({ ...options, minifyWhitespace: false });
    const names = outputFiles
      .flatMap(({ text }) => [
        ...text.matchAll(/^\s*\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
      ])
      .map(([, name]) => name);
    const notices = await thirdPartyNotices(metafile, options.absWorkingDir ?? '');
    const named = [...notices.matchAll(/-{80}\n\n(\S+) \d+\.\d+\.\d+\n/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(names));
    expect(named.length).toBeGreaterThan(10);
  });
});
