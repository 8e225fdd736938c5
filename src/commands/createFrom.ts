import { resolve } from 'node:path';
import { readRenderable } from '../blueprint/index.ts';
import { checkBoundaries } from '../boundaries/check.ts';
import type { LocatedFinding } from '../boundaries/finding.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { claim } from '../disk/claim.ts';
import type { BlueprintText } from '../disk/readBlueprintText.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import { checkTarget, removeLeftovers } from '../disk/target.ts';
import { writeChanges } from '../disk/writeChanges.ts';
import type { Change } from '../reconcile/change.ts';
import { mergeText } from '../reconcile/mergeText.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { afterCreate } from './afterCreate.ts';
import { asTyped } from './asTyped.ts';
import type { Surroundings } from './context.ts';
import { newRepo } from './newRepo.ts';
import type { NextStep, Outcome } from './outcome.ts';

export interface Wanted {
  dryRun?: boolean;
  git: boolean;
  install: boolean;
}

/**
 * Makes a new repo from the text of a blueprint.
 * @param directory relative to `context.cwd`; the system's name when it is not given
 * @throws UserError with every problem of the blueprint, or naming what is in the way; nothing is written
 */
export async function createFrom(
  { text, file }: BlueprintText,
  directory: string | undefined,
  wanted: Wanted,
  context: Surroundings,
): Promise<Outcome> {
  const read = readRenderable(text, file, catalog);
  const { blueprint } = read;
  const root = resolve(context.cwd, directory ?? blueprint.system.name);
  const name = asTyped(root, context.cwd) || '.';
  await checkTarget(root, name, text);

  context.progress.note(`Rendering ${count(blueprint.services.length, 'service')}`);
  const { tree, lock } = await newRepo(read);
  const nothing = new Map();
  const changes: Change[] = [
    ...reconcile(nothing, nothing, tree, mergeText),
    // The user's own words, comments and all: copied, never rendered.
    { kind: 'create', path: blueprintFile, text },
  ];
  const dryRun = wanted.dryRun === true;
  const { findings } = checkBoundaries(read);
  const outcome = { directory: root, dryRun, blueprint, blueprintText: text, changes, findings };
  if (dryRun) return { ...outcome, problems: [], nextSteps: [] };

  context.progress.note(`Writing ${count(changes.length, 'file')}`);
  const { isNew, release } = await claim(root);
  try {
    // Somebody may have been faster.
    await removeLeftovers(root, await checkTarget(root, name, text));
    await writeChanges({ root, changes, mine: nothing, lock, isNew, signal: context.signal });
  } finally {
    await release();
  }
  const packageManager = optionOf(catalog.packageManager, blueprint.platform.packageManager);
  const { problems, nextSteps } = await afterCreate(root, packageManager, wanted, context);
  return { ...outcome, problems, nextSteps: [...nextSteps, ...toLookAt(findings)] };
}

/** In the new repo, and not before: what is written is no worse for it. */
function toLookAt(findings: readonly LocatedFinding[]): NextStep[] {
  const pressing = findings.filter(({ severity }) => severity !== 'info');
  if (pressing.length === 0) return [];
  const why = `look at its boundaries: ${count(pressing.length, 'finding')}`;
  return [{ command: 'npx create-microservices check', why }];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
