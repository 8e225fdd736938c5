#!/usr/bin/env node
// Measures the command line beside its peers, or a system that was rendered: `npm run bench`,
// `npm run bench -- --quick`, `npm run bench -- --system`, `npm run bench -- --http`.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { installDependencies, run } from '../setup.mjs';
import { bench } from './bench.mjs';
import { document } from './document.mjs';
import { goals } from './goals.mjs';
import { benchHttp } from './http/bench.mjs';
import { httpDocument, httpGoals, httpTables } from './http/document.mjs';
import { benchSystem } from './system/bench.mjs';
import { systemDocument, systemGoals, systemTables } from './system/document.mjs';
import { goalsTable, jobsTable, programsTable } from './tables.mjs';

const usage = `npm run bench -- [options]

  --system         events and calls of a rendered system, instead of the command line: ten minutes, on
                   Node 22.19 or newer
  --http           gateway and service beside nginx and a bare server: eight minutes, on two cores or more
  --quick          two runs each, without the peers; less of everything of a system
  --runs <n>       runs after the warm-up (default: 7)
  --node <file>    the Node that runs them all (default: this one)
  --folder <dir>   where they write (default: the system's folder for temporary files). ext4 is slow for
                   a minute after many files were removed, which a run does at its end: wait, or
                   give a folder in memory
  --write <file>   write the page with all tables, e.g. docs/benchmarks.md
  --json <file>    write the figures
`;

const { values } = parseArgs({
  options: {
    system: { type: 'boolean', default: false },
    http: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    node: { type: 'string', default: process.execPath },
    folder: { type: 'string', default: tmpdir() },
    write: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(usage);
} else {
  installDependencies();
  const [result, reached, tables, page] = await measured();
  process.stdout.write(`${tables.join('\n\n')}\n`);
  if (values.write !== undefined) writeFileSync(values.write, page(result));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  if (reached.some(({ met }) => !met)) process.exitCode = 1;
}

function note(text) {
  process.stderr.write(`${text}\n`);
}

function measured() {
  if (values.http) return measureHttp();
  return values.system ? measureSystem() : measureCommandLine();
}

async function measureHttp() {
  run('node', ['scripts/build.mjs']);
  const result = await benchHttp({ folder: values.folder, quick: values.quick, note });
  return [result, httpGoals(result), httpTables(result), httpDocument];
}

function measureCommandLine() {
  const result = bench({
    node: values.node,
    runs: Number(values.runs ?? (values.quick ? 2 : 7)),
    withPeers: !values.quick,
    folder: values.folder,
    note,
  });
  const reached = goals(result);
  const tables = [programsTable(result), jobsTable(result), goalsTable(reached)];
  return [result, reached, tables, document];
}

async function measureSystem() {
  run('node', ['scripts/build.mjs']);
  const result = await benchSystem({ folder: values.folder, quick: values.quick, note });
  return [result, systemGoals(result), systemTables(result), systemDocument];
}
