import { summary } from '../statistics.mjs';
import { goalsTable, table } from '../tables.mjs';

const labels = { nats: 'NATS JetStream', rabbitmq: 'RabbitMQ', postgres: 'PostgreSQL' };

export function systemGoals({ brokers }) {
  return brokers.flatMap(({ broker, latency, rates }) => {
    const rate = summary(rates).median;
    return [
      {
        goal: `${labels[broker]}: outbox to inbox at 200 events/s, median at most 50 ms`,
        measured: `${Math.round(latency.median)} ms`,
        met: latency.median <= 50,
      },
      {
        goal: `${labels[broker]}: at least 2,000 events/s drained`,
        measured: `${Math.round(rate)}/s`,
        met: rate >= 2_000,
      },
    ];
  });
}

export function systemTables(result) {
  const share = (part) => `${(part * 100).toFixed(2)} %`;
  return [
    goalsTable(systemGoals(result)),
    table(
      ['broker', 'median ms', 'p99 ms', 'drained/s', 'idle, of a core'],
      [
        ...result.brokers.map(({ broker, latency, rates, idle }) => {
          const { median, min, max } = summary(rates);
          return [
            labels[broker],
            latency.median.toFixed(0),
            latency.p99.toFixed(0),
            `${Math.round(median)} (${Math.round(min)}–${Math.round(max)})`,
            share(idle),
          ];
        }),
        ['none: a service without events', '', '', '', share(result.silent)],
      ],
    ),
    table(
      ['calls', 'bare request µs', 'call µs', 'bare ÷ call'],
      result.calls.map(({ concurrency, what, bare, call }) => [
        `${concurrency} at a time, ${what}`,
        bare.toFixed(0),
        call.toFixed(0),
        (bare / call).toFixed(2),
      ]),
    ),
  ];
}

/** The page that `npm run bench -- --system --write docs/benchmarks-system.md` writes. */
export function systemDocument(result) {
  const { date, node, cores, platform } = result;
  const [goals, events, calls] = systemTables(result);
  return `# Benchmarks of a rendered system

Events and calls of a system that was rendered, installed and started as its user would, ${date}: Node ${node}, ${cores} cores,
${platform}; services, gateway, PostgreSQL, the broker and the load share them. \`npm run bench -- --system --write
docs/benchmarks-system.md\` makes this page anew.

## Goals

${goals}

## Events

${events}

From outbox to inbox: between the id of a message, which is made with its row in the outbox, and its row in the inbox of the
other service, at 200 creating requests a second for 20 seconds. Drained: 20,000 events are left in the outbox in one transaction;
counted until the last one is in the inbox of the consumer, with its effect, which is a row of its copy. Median (slowest–fastest)
of three. Idle: what the process of the publishing service takes while nobody asks it anything, its relay included.

## Calls

${calls}

A typed client with token, deadline, trace, metric, breaker and the check of the answer, against a bare request with undici to the same
server over kept connections, in turns in one process: medians of seven rounds.
`;
}
