import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { local, root } from '../../tools/lib/root.ts';
import { cleanUp } from './cleanup.ts';
import { complete } from './processes.ts';
import { migrateProgram } from './programs.ts';
import type { OwnStore } from './stores.ts';
import type { Service } from './system.ts';

/** A copy of a service: another build of it, whose files can be changed. */
export interface Copy {
  folder: string;
  /** Gives a file another text; `path` is relative to the service. */
  change(path: string, edit: (text: string) => string): void;
  /** Writes a migration: a new one, or another text for one that is there. */
  write(name: string, sql: string): void;
  /** Runs its `migrate` to the end. */
  migrate(store: OwnStore): ReturnType<typeof complete>;
}

/** Inside the repo, so that it finds the packages that it needs. */
export function copyOf(service: Service): Copy {
  mkdirSync(local('conformance'), { recursive: true });
  const folder = mkdtempSync(join(local('conformance'), `${service.name}-`));
  cleanUp(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, service.dir), folder, { recursive: true });
  return {
    folder,
    change(path, edit) {
      const file = join(folder, path);
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
    },
    write: (name, sql) => writeFileSync(join(folder, 'migrations', name), sql),
    migrate: ({ owner }) => complete({ ...migrateProgram(service, owner), cwd: folder }),
  };
}
