#!/usr/bin/env node
// Measures the command line beside its peers: `npm run bench`, `npm run bench -- --quick`.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { installDependencies } from '../setup.mjs';
import { bench } from './bench.mjs';
import { document } from './document.mjs';
import { goals } from './goals.mjs';
import { goalsTable, jobsTable, programsTable } from './tables.mjs';

const usage = `npm run bench -- [options]

  --quick          two runs each, without the peers
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
  const result = bench({
    node: values.node,
    runs: Number(values.runs ?? (values.quick ? 2 : 7)),
    withPeers: !values.quick,
    folder: values.folder,
    note: (text) => process.stderr.write(`${text}\n`),
  });
  const reached = goals(result);
  const tables = [programsTable(result), jobsTable(result), goalsTable(reached)];
  process.stdout.write(`${tables.join('\n\n')}\n`);
  if (values.write !== undefined) writeFileSync(values.write, document(result));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  if (reached.some(({ met }) => !met)) process.exitCode = 1;
}
