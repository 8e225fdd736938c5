import type { System } from '../system.ts';
import type { Change, Unknown } from './change.ts';
import { type Touched, touchedBy } from './touched.ts';

/** What has to run before a change can be merged, beside the check of the whole repo. */
export interface Plan {
  /** What the script `test` is given, a job each. */
  suites: readonly string[];
  /** Of the images to build, relative to the repo. */
  dockerfiles: readonly string[];
  /** Whether all of it is started in containers and asked. */
  system: boolean;
  everything: boolean;
  /** What is touched, and by which paths. */
  why: Readonly<Record<string, readonly string[]>>;
}

/**
 * @param images the Dockerfiles of the repo; none where there are no containers
 * @param isComposed whether containers can be started together
 */
export function planOf(
  change: Change | Unknown,
  system: System,
  images: readonly string[],
  isComposed = images.length > 0,
): Plan {
  const touched: Touched =
    'unknown' in change ? new Map([['everything', [change.unknown]]]) : touchedBy(change, system);
  const everything = touched.has('everything');
  const members = [...system.services, { name: 'gateway', dir: system.gateway.dir }];
  const changed = members.filter(({ name }) => everything || touched.has(name));
  const dockerfiles = images.filter(
    (path) => everything || changed.some(({ dir }) => path === `${dir}/Dockerfile`),
  );
  return {
    suites: [
      ...(everything ? ['tools', 'chassis'] : []),
      ...changed.map(({ name }) => name),
      ...conformanceOf(changed, everything || touched.has('conformance'), members),
    ],
    dockerfiles,
    system: isComposed && (dockerfiles.length > 0 || touched.has('system')),
    everything,
    why: Object.fromEntries(touched),
  };
}

/** Clauses about processes run once for each kind of service: all of them are less than each alone. */
function conformanceOf(
  changed: readonly { name: string }[],
  isWhole: boolean,
  members: readonly { name: string }[],
): string[] {
  if (isWhole || changed.length === members.length) return ['conformance'];
  return changed.length > 0 ? [`conformance:${changed.map(({ name }) => name).join(',')}`] : [];
}
