/** What was measured, as Markdown. `programs`, `jobs` and `bare` are those of a result: see `bench.mjs`. */

export function programsTable({ bare, programs }) {
  return table(
    [
      '',
      'version',
      '`--version` ms',
      '`--help` ms',
      '÷ bare Node',
      'peak MiB',
      'installed MB',
      'packages',
    ],
    [
      ['`node -e 0`', '', range(bare.wall), '', '1.0', mib(bare.peak), '', ''],
      ...programs.map(({ isOurs, name, release, version, help, installed }) => [
        isOurs ? `**${name}**` : name,
        release,
        version === undefined ? 'has none' : (version.failure ?? range(version.wall)),
        help.failure ?? range(help.wall),
        help.failure === undefined ? times(help.wall, bare.wall) : '',
        mib(help.peak),
        (installed.bytes / 1e6).toFixed(1),
        String(installed.packages),
      ]),
    ],
  );
}

export function jobsTable({ jobs }) {
  return table(
    ['', 'wall ms', 'CPU ms', 'peak MiB', 'files', 'kB', 'files that differ', '÷ ours'],
    jobs.map((job) => {
      if (job.failure !== undefined) return [job.title, job.failure, '', '', '', '', '', ''];
      const like = jobs.find(({ id }) => id !== undefined && id === job.like);
      return [
        job.services === undefined ? job.title : `**${job.title}**`,
        range(job.wall),
        job.cpu === undefined ? '' : String(Math.round(job.cpu.median)),
        mib(job.peak),
        String(job.files),
        String(Math.round(job.bytes / 1000)),
        String(job.differing),
        like?.wall === undefined ? '' : times(job.wall, like.wall),
      ];
    }),
  );
}

export function goalsTable(goals) {
  return table(
    ['goal', 'measured', ''],
    goals.map(({ goal, measured, met }) => [goal, measured, met ? 'met' : '**missed**']),
  );
}

export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function range({ median, min, max }) {
  return `${Math.round(median)} (${Math.round(min)}–${Math.round(max)})`;
}

function times(one, other) {
  return (one.median / other.median).toFixed(1);
}

function mib(peak) {
  return peak === undefined ? '' : String(Math.round(peak.median / 1024 / 1024));
}
