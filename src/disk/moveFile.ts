import fs from 'fs-extra';

/** What Windows answers while a virus scanner or an indexer looks at a file that was just written. */
const passing = new Set(['EACCES', 'EBUSY', 'EPERM']);

/** How long to wait before each further attempt, in milliseconds. */
const waits = [10, 20, 50, 100, 200, 500, 1000];

/**
 * Renames a file, over another one if there is one. Synchronously, as files are written; on Windows, where
 * nothing can be renamed that somebody has open, patiently.
 */
export function moveFile(from: string, to: string, platform = process.platform): void {
  for (const wait of platform === 'win32' ? waits : []) {
    try {
      fs.renameSync(from, to);
      return;
    } catch (error) {
      if (!passing.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      sleep(wait);
    }
  }
  fs.renameSync(from, to);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
