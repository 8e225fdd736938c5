import { bend } from './statistics.mjs';

const mib = 1024 * 1024;

/** A Node that starts in this is what the goal of `--help` was set for. */
const usualNode = 35;

/**
 * The goals of this project against what was measured.
 * @param {object} result see `bench.mjs`
 * @returns {{ goal: string, measured: string, met: boolean }[]}
 */
export function goals({ bare, programs, jobs }) {
  const { version, help, installed } = programs.find(({ isOurs }) => isOurs);
  const job = (services) => jobs.find((one) => one.services === services);
  const beyondNode = (run) => run.wall.median - bare.wall.median;
  const slowNode = bare.wall.median > usualNode;
  const four = job(4);
  const hundred = job(100);
  const added = (services) => jobs.find(({ id }) => id === `add-${services}`);
  const checked = jobs.find(({ id }) => id === 'ours-check');
  const apply = jobs.find(({ id }) => id === 'apply-nothing');
  const graph = jobs.find(({ id }) => id === 'graph-200');
  const curve = jobs
    .filter(({ services, wall }) => services >= 10 && wall !== undefined)
    .map(({ services, wall }) => [services, wall.min]);

  return [
    {
      goal: '`--version`: at most a bare Node + 15 ms',
      measured: `+ ${ms(beyondNode(version))}`,
      met: beyondNode(version) <= 15,
    },
    {
      goal: `\`--help\`: at most 60 ms, where a bare Node takes ${usualNode} ms`,
      measured: slowNode
        ? `${ms(help.wall.median)}; a bare Node takes ${ms(bare.wall.median)} here, so that + ${60 - usualNode} ms counts: + ${ms(beyondNode(help))}`
        : ms(help.wall.median),
      met: slowNode ? beyondNode(help) <= 60 - usualNode : help.wall.median <= 60,
    },
    {
      goal: 'gateway + 4 services: at most 500 ms',
      measured: ms(four.wall.median),
      met: four.wall.median <= 500,
    },
    ...(four.peak === undefined
      ? []
      : [
          {
            goal: 'gateway + 4 services: at most 150 MiB',
            measured: `${Math.round(four.peak.median / mib)} MiB`,
            met: four.peak.median <= 150 * mib,
          },
        ]),
    {
      goal: 'gateway + 100 services: at most 3 s',
      measured: ms(hundred.wall.median),
      met: hundred.wall.median <= 3000,
    },
    {
      goal: 'add service, in a repo of 10: at most 500 ms',
      measured: ms(added(10).wall.median),
      met: added(10).wall.median <= 500,
    },
    {
      goal: 'add service, in a repo of 50: at most 2 s',
      measured: ms(added(50).wall.median),
      met: added(50).wall.median <= 2000,
    },
    {
      goal: 'apply with nothing to do, 10 services: at most 500 ms',
      measured: ms(apply.wall.median),
      met: apply.wall.median <= 500,
    },
    {
      goal: 'check of 200 services: at most 500 ms',
      measured: ms(checked.wall.median),
      met: checked.wall.median <= 500,
    },
    {
      goal: 'the picture of 200 services: at most 2 s',
      measured: ms(graph.wall.median),
      met: graph.wall.median <= 2000,
    },
    {
      goal: 'linear: the last services cost at most 1.5 times what the first cost',
      measured: `${bend(curve).toFixed(2)} times`,
      met: bend(curve) <= 1.5,
    },
    {
      goal: 'installed: at most 15 MB and 40 packages',
      measured: `${(installed.bytes / 1e6).toFixed(1)} MB, ${installed.packages}`,
      met: installed.bytes <= 15e6 && installed.packages <= 40,
    },
    {
      goal: 'two runs differ in no byte',
      measured: `${four.differing} files differ`,
      met: four.differing === 0,
    },
  ];
}

function ms(value) {
  return `${Math.round(value)} ms`;
}
