import type { Plan } from './plan.ts';

/** So many paths are named for each part. */
const shown = 3;

/** The plan in words, with the reasons. */
export function explainPlan({ suites, dockerfiles, system, why }: Plan): string {
  const reasons = Object.entries(why).map(([part, paths]) => `  ${part}: ${listed(paths)}`);
  return [
    'touched',
    ...(reasons.length > 0 ? reasons : ['  nothing that runs']),
    'to do',
    '  check',
    ...suites.map((suite) => `  test ${suite}`),
    ...dockerfiles.map((path) => `  build ${path}`),
    ...(system ? ['  start the system in containers'] : []),
  ].join('\n');
}

/** Names of files are somebody's input: quoted, so that no log takes them for something else. */
function listed(paths: readonly string[]): string {
  const named = paths.slice(0, shown).map((path) => JSON.stringify(path));
  const more = paths.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
