import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brokerNeedsPostgres } from './broker.ts';
import { Failure } from './failure.ts';
import { root } from './root.ts';
import { needsPostgres, type System } from './system.ts';

/** A folder of tests, by the name that the script `test` knows it by. */
export interface Suite {
  name: string;
  /** What `node --test` is given, relative to the repo. */
  files: string;
  needsPostgres: boolean;
  /** Starts and stops whole programs: it runs on its own, after the others. */
  alone: boolean;
  /** Many small files that share one process, each with less to do than a process costs. */
  together: boolean;
  /** Whom it is about, where it can be run for some of them: services, the gateway. */
  members?: readonly string[];
}

/** Every suite of the repo, in the order in which they run. */
export function suitesOf(system: System): Suite[] {
  const { services, gateway } = system;
  const postgres = needsPostgres(services) || brokerNeedsPostgres();
  const suite = (name: string, dir: string, rest: Partial<Suite> = {}): Suite => {
    return {
      name,
      files: `${dir}/test/**/*.test.ts`,
      needsPostgres: false,
      alone: false,
      together: false,
      ...rest,
    };
  };
  return [
    suite('tools', 'tools', { needsPostgres: postgres }),
    suite('chassis', 'chassis/*', { needsPostgres: postgres }),
    suite('gateway', gateway.dir, { together: true }),
    ...services.map((service) => {
      return suite(service.name, service.dir, { needsPostgres: needsPostgres([service]) });
    }),
    ...(existsSync(join(root, 'conformance'))
      ? [
          suite('conformance', 'conformance', {
            needsPostgres: postgres,
            alone: true,
            together: true,
            members: [...services.map(({ name }) => name), 'gateway'],
          }),
        ]
      : []),
  ];
}

/**
 * The suites with these names; all, when none is named. `conformance:a,b` is what the suite has about `a` and `b`: of a
 * selected suite, `members` are those that it is run for.
 */
export function selectSuites(suites: readonly Suite[], names: readonly string[]): Suite[] {
  if (names.length === 0) return [...suites];
  const wanted = names.map((name) => {
    const [suite = '', members] = name.split(':', 2);
    return { suite, members: members?.split(',') };
  });
  refuse(
    wanted.map(({ suite }) => suite),
    suites.map(({ name }) => name),
  );
  return suites.flatMap((suite) => {
    const of = wanted.filter((each) => each.suite === suite.name);
    if (of.length === 0) return [];
    if (of.some(({ members }) => members === undefined)) return [suite];
    const members = of.flatMap((each) => each.members ?? []);
    refuse(members, suite.members ?? []);
    return [{ ...suite, members }];
  });
}

function refuse(names: readonly string[], known: readonly string[]): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Failure(
    `No tests are named ${unknown.join(', ')}.`,
    `There are: ${known.join(', ') || 'none'}`,
  );
}
