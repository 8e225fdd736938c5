import { goalsTable, table } from '../tables.mjs';

const median = ({ median: value }) => value;
const share = (one, other) => median(one.cpu) && median(other.cpu) / median(one.cpu);

export function httpGoals({ gateway, service }) {
  const [nginx, everything, , , least] = gateway.many;
  const [direct, , alone] = gateway.one;
  const ratio = share(everything, nginx);
  const added = median(alone.p50) - median(direct.p50);
  const features = median(everything.cpu) - median(least.cpu);
  const reads = share(service.reads[1], service.reads[0]);
  return [
    {
      goal: 'gateway: at least 0.30 of nginx, by CPU time',
      measured: ratio.toFixed(2),
      met: ratio >= 0.3,
    },
    {
      goal: 'gateway: at most 300 µs added at one connection, median',
      measured: `${Math.round(added)} µs`,
      met: added <= 300,
    },
    {
      goal: 'gateway: token, line in the log and traces at most 15 µs a request',
      measured: `${features.toFixed(1)} µs`,
      met: features <= 15,
    },
    {
      goal: 'service: at least 0.80 of a bare server that reads the same row, by CPU time',
      measured: reads.toFixed(2),
      met: reads >= 0.8,
    },
  ];
}

export function httpTables(result) {
  const { gateway, service } = result;
  return [
    goalsTable(httpGoals(result)),
    loadTable('gateway, 50 connections', gateway.many),
    loadTable('gateway, one connection', gateway.one),
    loadTable('service, reads', service.reads),
    loadTable('service, writes', service.writes),
  ];
}

function loadTable(title, rows) {
  const [first] = rows;
  return table(
    [title, 'CPU µs a request', 'of the first', 'requests/s', 'p50 µs', 'p99 µs'],
    rows.map((row) => [
      row.name,
      range(row.cpu, 1),
      share(row, first).toFixed(2),
      range(row.perSecond, 0),
      `${Math.round(median(row.p50))}`,
      `${Math.round(median(row.p99))}`,
    ]),
  );
}

function range({ median: value, min, max }, digits) {
  return `${value.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}

/** The page that `npm run bench -- --http --write docs/benchmarks-http.md` writes. */
export function httpDocument(result) {
  const { date, node, cores, platform } = result;
  const [goals, many, one, reads, writes] = httpTables(result);
  return `# Benchmarks of gateway and service

The gateway beside nginx, a service beside a bare server, ${date}: Node ${node}, ${cores} cores, ${platform}.
\`npm run bench -- --http --write docs/benchmarks-http.md\` makes this page anew.

## Goals

${goals}

## Gateway

${many}

${one}

Each line leaves out one thing more than the line above it; the limit and the metrics are always there. nginx does none of it: one
process that passes requests on over kept connections. Behind all of them is another nginx that answers with the same 80 bytes.

## Service

${reads}

${writes}

Each line of the reads leaves out one thing more than the line above it; metrics, the check of what comes in, the deadline and the
request's id are always there. Bare Fastify is the library alone, with schemas of what comes in and goes out.

The bare server is \`node:http\` and a prepared statement of \`node:sqlite\`, with nothing around them: no token, no check of
what comes in, no log, no metrics, no outbox, no deadline. Each has a file of SQLite of its own. A service answers a write when its
row is on the disk (\`synchronous = FULL\`); the bare server does so in its last line only.

## What is between this and the goals

The gateway stands on \`node:http\` and undici. A proxy of these two that does nothing else, thirty lines, was measured beside it once
(29 November 2026): 58 to 68 µs a request, four times what nginx takes. With them 0.30 of nginx is out of reach, and about 0.24 is the
bound. The gateway itself is 30 µs on top of that, and 20 more with token, line and traces; in its profile, a quarter of all is the
writing of the two messages, and nothing of our own has more than 7 %. Beyond that bound leads only a client of our own for the
services' answers, or a server of our own, which would have to prove all that these two prove about what is malformed.

At one connection a request finds the processor's caches as the neighbours left them, and costs three times as much. That proxy added
275 µs there.

A service stands on Fastify, which alone, with its schemas, was at 0.76 of the bare server (30 November 2026): with it 0.80 is out of
reach. What a service adds without log, token and traces is metrics, the deadline, the request's id and the check of what comes in; in its
profile, no function of that has more than 2 %. A fifth of a read is the writing of its answer, a tenth is SQLite. Of a write, half is the
disk, once for each transaction. Transactions that wait could share one commit, but then an answer would wait for the rules of others:
that is not done.

## How it is measured

What is measured is pinned to core 0; wrk and the back end share core 1. Rounds of three seconds in turns, the first is not
counted: medians (lowest–highest) of seven. CPU is what the process has had of its core, all threads together, by the requests that it
answered: the figure that neighbours disturb least. Requests a second are bound by wrk's core where the one that is measured is fast.
`;
}
