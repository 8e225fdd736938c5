import type { Axis, PackageManagerOption } from './types.ts';

export const packageManager: Axis<PackageManagerOption> = {
  id: 'packageManager',
  label: 'Package manager',
  preference: ['npm', 'pnpm'],
  options: [
    {
      id: 'npm',
      label: 'npm',
      hint: 'comes with Node.js',
      rendered: true,
      tags: ['packageManager-npm'],
      version: undefined,
      provide: undefined,
      provideLocked: undefined,
      lockFile: 'package-lock.json',
      workspaceFile: undefined,
      localPackage: '*',
      ignored: [],
      // Quiet about what nobody can act on: on an older Node.js each package would complain, and the
      // repo's own scripts find a newer one.
      installArgs: ['install', '--no-audit', '--no-fund', '--loglevel=error'],
      commands: {
        install: 'npm install',
        installLocked: 'npm ci',
        start: 'npm start',
        startOf: 'npm start --',
        test: 'npm test',
        testOf: 'npm test --',
        check: 'npm run check',
        token: 'npm run token',
        tokenOf: 'npm run token --',
        tokenOnly: 'npm run -s token',
        migrate: 'npm run migrate',
      },
    },
    {
      id: 'pnpm',
      label: 'pnpm',
      hint: 'strict: a package sees only what it declares',
      rendered: true,
      tags: ['packageManager-pnpm'],
      version: '12.21.0',
      provide: 'npm install --global pnpm@12',
      provideLocked: `npm install --global "$(node -p 'require("./package.json").packageManager')"`,
      lockFile: 'pnpm-lock.yaml',
      workspaceFile: 'pnpm-workspace.yaml',
      localPackage: 'workspace:*',
      // Its store, where the home directory is on another file system: in some containers.
      ignored: ['.pnpm-store/'],
      // In CI it would take the lock file as it is, and a new repo has none.
      installArgs: ['install', '--no-frozen-lockfile'],
      commands: {
        install: 'pnpm install',
        installLocked: 'pnpm install --frozen-lockfile',
        start: 'pnpm start',
        startOf: 'pnpm start',
        test: 'pnpm test',
        testOf: 'pnpm test',
        check: 'pnpm run check',
        token: 'pnpm run token',
        tokenOf: 'pnpm run token',
        tokenOnly: 'pnpm -s run token',
        migrate: 'pnpm run migrate',
      },
    },
  ],
};
