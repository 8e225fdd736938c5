import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn } from './files.mjs';
import { measure } from './measure.mjs';

/**
 * Does a job once, in a folder of its own: calls that follow each other count as one, those of `before` do not count.
 * @param {string[]} program what starts it, e.g. node and the path of its entry
 * @param {{ calls: string[][], before?: string[][], files?: Record<string, string>, startsIn?: string, enters?: string }} job
 * @param {string} folder absolute path; is made
 */
export function runJob(program, job, folder) {
  const start = join(folder, job.startsIn ?? '.');
  mkdirSync(start, { recursive: true });
  for (const [path, text] of Object.entries(job.files ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const inside = join(start, job.enters ?? '.');
  for (const args of job.before ?? []) measure([...program, ...args], start);
  const isFirst = (index) => index === 0 && job.before === undefined;
  const runs = job.calls.map((args, index) =>
    measure([...program, ...args], isFirst(index) ? start : inside),
  );
  return runs.reduce((a, b) => ({
    wall: a.wall + b.wall,
    cpu: a.cpu === undefined ? undefined : a.cpu + b.cpu,
    peak: a.peak === undefined ? undefined : Math.max(a.peak, b.peak),
  }));
}

/** What a job made; its own input is not counted. */
export function filesOf(job, folder) {
  const files = filesIn(join(folder, 'app'));
  for (const path of Object.keys(job.files ?? {})) files.delete(path.replace(/^app\//, ''));
  return files;
}
