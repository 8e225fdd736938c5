import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { arch, availableParallelism, type } from 'node:os';
import { join } from 'node:path';
import { differences } from './files.mjs';
import { installOurs, installPeer } from './install.mjs';
import { filesOf, runJob } from './job.mjs';
import { measure } from './measure.mjs';
import { inTurns } from './rounds.mjs';
import { ours, peers } from './tools.mjs';

/**
 * @param {{ node: string, runs: number, withPeers: boolean, folder: string, note(text: string): void }} options
 *   `node` is the program that runs them all, `folder` is where they write
 */
export function bench({ node, runs, withPeers, folder, note }) {
  note('installing what is not there yet');
  const tools = [
    { ...ours, isOurs: true, installed: installOurs(ours) },
    ...(withPeers ? peers : []).map((peer) => ({ ...peer, installed: installPeer(peer) })),
  ];
  const release = nodeVersion(node);
  mkdirSync(folder, { recursive: true });
  const place = mkdtempSync(join(folder, 'bench-'));
  try {
    const starts = tools.flatMap((tool) => startTasks(tool, node, place));
    const jobs = tools.flatMap((tool) => jobTasks(tool, node, place));
    const bare = { id: 'bare', run: () => measure([node, '-e', '0'], place) };
    // Starting is a matter of milliseconds: it is measured oftener, and before anything warms the machine up.
    const found = new Map([
      ...inTurns([bare, ...starts], 3 * runs, (text) => note(`starting: ${text}`)),
      ...inTurns(jobs, runs, (text) => note(`generating: ${text}`)),
    ]);
    return {
      date: new Date().toISOString().slice(0, 10),
      node: release,
      cores: availableParallelism(),
      platform: `${type()} ${arch()}`,
      runs,
      bare: found.get('bare'),
      programs: tools.map((tool) => ({
        name: tool.name,
        isOurs: tool.isOurs === true,
        release: tool.version ?? 'this one',
        installed: { bytes: tool.installed.bytes, packages: tool.installed.packages },
        version: found.get(`${tool.name} --version`),
        help: found.get(`${tool.name} --help`),
      })),
      jobs: jobs.map(({ id, job }) => ({
        id: job.id,
        title: job.title,
        services: job.services,
        like: job.like,
        ...found.get(id),
        ...(found.get(id).failure === undefined ? outputOf(id, job, place) : {}),
      })),
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function nodeVersion(node) {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
}

function startTasks({ name, hasVersion, installed }, node, place) {
  return (hasVersion ? ['--version', '--help'] : ['--help']).map((flag) => ({
    id: `${name} ${flag}`,
    run: () => measure([node, installed.entry, flag], place),
  }));
}

function jobTasks({ jobs, installed }, node, place) {
  return jobs.map((job) => ({
    id: job.title,
    job,
    atMost: job.atMost,
    run: (round) => runJob([node, installed.entry], job, runFolder(place, job.title, round)),
  }));
}

function outputOf(id, job, place) {
  const [first, second] = [0, 1].map((round) => filesOf(job, runFolder(place, id, round)));
  const bytes = [...first.values()].reduce((sum, file) => sum + file.bytes, 0);
  return { files: first.size, bytes, differing: differences(first, second) };
}

function runFolder(place, title, round) {
  return join(place, title.replace(/\W+/g, '-'), String(round));
}
