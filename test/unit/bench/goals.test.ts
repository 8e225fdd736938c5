import { describe, expect, it } from 'vitest';
import { goals } from '../../../scripts/bench/goals.mjs';
import { around, resultOf } from './resultOf.ts';

type Result = ReturnType<typeof resultOf>;

/** The goals that are missed when the result is changed like this. */
function missed(change: (result: Result) => void): string[] {
  const result = structuredClone(resultOf());
  change(result);
  return goals(result)
    .filter(({ met }) => !met)
    .map(({ goal, measured }) => `${goal} -> ${measured}`);
}

const program = (result: Result) => result.programs[0] as Result['programs'][number];
const job = (result: Result, services: number) =>
  result.jobs.find((one) => one.services === services) as Result['jobs'][number];
const add = (result: Result, services: number) =>
  result.jobs.find(({ id }) => id === `add-${services}`) as Result['jobs'][number];
const check = (result: Result) =>
  result.jobs.find(({ id }) => id === 'ours-check') as Result['jobs'][number];

const apply = (result: Result) =>
  result.jobs.find(({ id }) => id === 'apply-nothing') as Result['jobs'][number];

const graph = (result: Result) =>
  result.jobs.find((one) => one.id === 'graph-200') as Result['jobs'][number];

describe('goals', () => {
  it('are met by a good result, and there are thirteen', () => {
    expect(missed(() => {})).toEqual([]);
    expect(goals(resultOf())).toHaveLength(13);
  });

  it.each<[string, (result: Result) => void]>([
    ['`--version`.* -> \\+ 16 ms', (r) => (program(r).version.wall = around(46))],
    ['`--help`.* -> 61 ms', (r) => (program(r).help.wall = around(61))],
    ['4 services: at most 500 ms -> 501', (r) => (job(r, 4).wall = around(501))],
    ['4 services: at most 150 MiB -> 151', (r) => (job(r, 4).peak = around(151 * 1024 ** 2))],
    ['installed.* -> 16.0 MB, 1', (r) => (program(r).installed.bytes = 16e6)],
    ['installed.* -> 2.0 MB, 41', (r) => (program(r).installed.packages = 41)],
    ['in a repo of 10: at most 500 ms -> 501', (r) => (add(r, 10).wall = around(501))],
    ['in a repo of 50: at most 2 s -> 2001', (r) => (add(r, 50).wall = around(2001))],
    ['nothing to do, 10 services: at most 500 ms -> 501', (r) => (apply(r).wall = around(501))],
    ['check of 200 services: at most 500 ms -> 501', (r) => (check(r).wall = around(501))],
    ['differ in no byte -> 1 files', (r) => (job(r, 4).differing = 1)],
    ['200 services: at most 2 s -> 2001', (r) => (graph(r).wall = around(2001))],
    ['linear.* -> 2.00 times', (r) => (job(r, 200).wall = around(3200))],
  ])('missed: %s', (expected, change) => {
    const [only, ...more] = missed(change);
    expect(only).toMatch(new RegExp(expected));
    expect(more).toEqual([]);
  });

  it('take a hundred services slower than 3 s for too slow', () => {
    const slow = (r: Result) => {
      for (const one of r.jobs) one.wall = around((one.services ?? 1) * 31);
    };
    expect(missed(slow).join()).toContain('100 services: at most 3 s -> 3100 ms');
  });

  it('measure the help from a bare Node where that is slow', () => {
    const slowNode = (help: number) => (r: Result) => {
      r.bare.wall = around(80);
      program(r).version.wall = around(90);
      program(r).help.wall = around(help);
    };
    expect(missed(slowNode(104))).toEqual([]);
    expect(missed(slowNode(106)).join()).toMatch(/`--help`.*takes 80 ms here.*\+ 26 ms/);
  });

  it('leave memory out where it was not measured', () => {
    const result = resultOf();
    for (const one of result.jobs) Object.assign(one, { peak: undefined });
    expect(
      goals(result)
        .map(({ goal }) => goal)
        .join(),
    ).not.toContain('MiB');
  });
});
