import type { Plan } from './plan.ts';

/** A pipeline as GitLab reads it: what is included, and jobs by name. */
export type Pipeline = Readonly<Record<string, object>>;

/**
 * What a plan is in jobs; those that they extend are in `.gitlab/`.
 * @param hasBroker whether there is a job that brings the server of the broker
 * @param isPublished whether images are to leave it: on the default branch
 */
export function childPipeline(
  { suites, dockerfiles, system }: Omit<Plan, 'everything' | 'why'>,
  hasBroker: boolean,
  isPublished = false,
): Pipeline {
  const isBroker = hasBroker && suites.length > 0;
  const isPublishing = isPublished && dockerfiles.length > 0;
  const files = ['jobs', ...(isBroker ? ['broker'] : [])];
  return {
    include: files.map((name) => ({ local: `.gitlab/${name}.yml` })),
    ...Object.fromEntries([
      ...suites.map((suite) => [
        // Its members would make a name too long.
        `test ${suite.split(':')[0]}`,
        {
          extends: '.test',
          needs: isBroker ? ['broker-server'] : [],
          variables: { SUITE: suite },
        },
      ]),
      ...dockerfiles.map((path) => [
        `build ${path}`,
        {
          extends: '.image',
          needs: [],
          // What is started hands on what was started.
          variables: { DOCKERFILE: path, ...(isPublishing && !system && handing([path])) },
        },
      ]),
      ...(system
        ? [
            [
              'system',
              {
                extends: '.system',
                needs: [],
                ...(isPublishing && { variables: handing(dockerfiles) }),
              },
            ],
          ]
        : []),
      ...(isPublishing
        ? [['publish', { extends: '.publish', variables: handing(dockerfiles) }]]
        : []),
    ]),
  };
}

/** What the jobs are told that hand images on to each other. */
const handing = (dockerfiles: readonly string[]) => ({ DOCKERFILES: JSON.stringify(dockerfiles) });
