import { goals } from './goals.mjs';
import { goalsTable, jobsTable, programsTable } from './tables.mjs';

/** The page that `npm run bench -- --write docs/benchmarks.md` writes. */
export function document(result) {
  const { date, node, cores, platform, runs } = result;
  return `# Benchmarks

The command line beside other generators, ${date}: Node ${node}, ${cores} cores, ${platform}. Medians
(fastest–slowest) of ${runs} runs, of ${3 * runs} for starting. \`npm run bench -- --write docs/benchmarks.md\` makes this page anew.

## Goals

${goalsTable(goals(result))}

## Starting and installing

${programsTable(result)}

## Generating

${jobsTable(result)}

Files that differ: between two runs of the same job. The last column divides by the time of our own job that comes
closest: one service, or four.

## How it is measured

All programs are installed from the registry at the version in the table, ours from what \`npm pack\` makes; installed is the
sum of the sizes of all files. After a warm-up they run in turns, in one session, as whole processes, from the start until
the exit. None has a terminal, installs packages or makes a commit. CPU is user and system time together; the peak is that of
the largest process. Jobs of several calls count as one; JHipster's takes half a minute and runs three times. Each run has a
folder of its own, and none is removed before the end: where many files were just removed, ext4 takes much longer to make new ones. The variables \`NODE_OPTIONS\`,
\`NODE_EXTRA_CA_CERTS\` and \`NODE_COMPILE_CACHE\` are not set.

**What compares and what does not.** JHipster and ours make the same kind of thing: a gateway and services with entities,
databases and tests; JHipster's in Java, and here without a front end. The others make less: create-vite and better-t-stack
one application, Nest empty services without a gateway, plop one file. They are the bar for starting quickly, not for what
comes out.
`;
}
