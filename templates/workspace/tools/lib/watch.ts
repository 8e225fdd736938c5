import { existsSync, type FSWatcher, watch } from 'node:fs';

export interface WatchedFolder {
  /** Absolute; watched with all that is below it. A folder that is not there is left out. */
  path: string;
  /** What is told of a change. */
  name: string;
}

/**
 * Calls `changed` with the names whose folders changed, once the changes have stopped for a moment:
 * an editor writes a file in several steps, and a branch switch writes many.
 */
export function watchFolders(
  folders: readonly WatchedFolder[],
  changed: (names: ReadonlySet<string>) => void,
  quietMs = 120,
): { close(): void } {
  let names = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const note = (name: string, file: string | null) => {
    if (file !== null && isScratch(file)) return;
    names.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const batch = names;
      names = new Set();
      changed(batch);
    }, quietMs);
  };

  const watchers: FSWatcher[] = folders
    .filter(({ path }) => existsSync(path))
    .map(({ path, name }) =>
      watch(path, { recursive: true }, (_event, file) => note(name, file)).on('error', () => {
        // A folder that goes away takes its watcher along; the next start watches it again.
      }),
    );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** What editors leave while they save. */
export function isScratch(file: string): boolean {
  return /(^|[/\\])(\.[^/\\]*|[^/\\]*~|[^/\\]*\.(sw[a-z]|tmp)|4913)$/.test(file);
}
