import { knownAs } from '../blueprint/knownAs.ts';
import { suggestion } from '../blueprint/nearest.ts';
import { nowCalled } from '../blueprint/nowCalled.ts';
import { quote } from '../blueprint/quote.ts';
import { releasedFolder, serviceOf } from '../contracts/paths.ts';
import { releaseChanges } from '../contracts/release.ts';
import { claim } from '../disk/claim.ts';
import { readReleased } from '../disk/readReleased.ts';
import { writeReleased } from '../disk/writeReleased.ts';
import { UserError } from '../errors.ts';
import { type Plan, planOf } from '../living/plan.ts';
import { refuseConflicts } from '../living/refuse.ts';
import { rootOf } from '../living/rootOf.ts';
import type { Surroundings } from './context.ts';
import type { Outcome } from './outcome.ts';

export interface ReleaseOptions {
  /** Tell what would be written, and write nothing. */
  dryRun?: boolean;
}

/**
 * Keeps the contracts of services as others rely on them from now on: what breaks them is refused.
 * @param services by name; all of them where none is named
 * @throws UserError where there is no such service, or where the blueprint is not applied
 */
export async function release(
  services: readonly string[],
  { dryRun = false }: ReleaseOptions,
  context: Surroundings,
): Promise<Outcome> {
  const root = await rootOf(context.cwd);
  if (dryRun) return planned(root, services, true, context);
  const turn = await claim(root);
  try {
    const outcome = await planned(root, services, false, context);
    await writeReleased(root, outcome.changes);
    return outcome;
  } finally {
    await turn.release();
  }
}

async function planned(
  root: string,
  services: readonly string[],
  dryRun: boolean,
  context: Surroundings,
): Promise<Outcome> {
  context.progress.note('Comparing');
  const plan = await planOf(root, {}, context);
  refuseUnapplied(plan);
  refuseConflicts(plan);
  const released = readReleased(root);
  refuseUnknown(services, plan, released);
  const known = new Map(plan.read.blueprint.services.map((each) => [knownAs(each), each.name]));
  const isMeant = (service: string) =>
    services.length === 0 || services.includes(known.get(service) ?? service);
  const changes = releaseChanges(await plan.base(), released, isMeant);
  return {
    directory: root,
    dryRun,
    blueprint: plan.read.blueprint,
    blueprintText: plan.text,
    changes,
    problems: [],
    findings: [],
    nextSteps:
      changes.length === 0 || dryRun
        ? []
        : [{ command: `git add ${releasedFolder}`, why: 'commit it with what is deployed' }],
  };
}

/** What is deployed was rendered. */
function refuseUnapplied({ steps, waits }: Plan): void {
  if (steps.length === 0 && !waits) return;
  throw new UserError('The blueprint is not applied: contracts say something else', {
    code: 'not-applied',
    hint: 'Run create-microservices apply first, and release what was deployed',
  });
}

function refuseUnknown(
  services: readonly string[],
  { read: { blueprint } }: Plan,
  released: ReadonlyMap<string, string>,
): void {
  const known = new Set([
    ...blueprint.services.map(({ name }) => name),
    ...[...released.keys()].flatMap((path) => serviceOf(path) ?? []),
  ]);
  // Its contracts go on under that name, and it is asked for by the one of now.
  for (const { was } of blueprint.services) if (was !== undefined) known.delete(was);
  const unknown = services.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const all = new Map(blueprint.services.map((each) => [each.name, { raw: each }]));
  const hint = nowCalled(all, unknown[0] ?? '') ?? suggestion(unknown[0] ?? '', [...known]);
  throw new UserError(`There is no service ${unknown.map((name) => quote(name)).join(', ')}`, {
    code: 'unknown-service',
    ...(hint === undefined ? {} : { hint }),
  });
}
