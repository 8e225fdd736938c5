const mib = 1024 * 1024;

export function around(median: number) {
  return { median, min: median - 1, max: median + 2 };
}

/** A result of the benchmarks that meets every goal; what is given replaces parts of it. */
export function resultOf(changes: object = {}) {
  const run = (wall: number) => ({ wall: around(wall), cpu: around(wall), peak: around(50 * mib) });
  const job = (services: number, wall: number) => ({
    id: `ours-${services}`,
    title: `ours: ${services}`,
    services,
    ...run(wall),
    files: 10,
    bytes: 12_345,
    differing: 0,
  });
  return {
    date: '2026-01-31',
    node: '26.0.0',
    cores: 2,
    platform: 'Linux x64',
    runs: 7,
    bare: run(30),
    programs: [
      {
        name: 'ours',
        isOurs: true,
        release: 'this one',
        version: run(40),
        help: run(55),
        installed: { bytes: 2_000_000, packages: 1 },
      },
    ],
    jobs: [
      ...[job(1, 200), job(4, 240), job(10, 300), job(50, 700), job(100, 1200), job(200, 2200)],
      { ...job(0, 400), id: 'add-10', services: undefined },
      { ...job(0, 1200), id: 'add-50', services: undefined },
      { ...job(0, 400), id: 'apply-nothing', services: undefined },
      { ...job(0, 300), id: 'ours-check', services: undefined },
      { ...job(0, 1500), id: 'graph-200', services: undefined },
    ],
    ...changes,
  };
}
