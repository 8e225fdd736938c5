import { relative, resolve } from 'node:path';
import { readRenderable } from '../blueprint/index.ts';
import { catalog } from '../catalog/index.ts';
import type { Lock } from '../disk/lock.ts';
import { readBlueprintText } from '../disk/readBlueprintText.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import { checkTarget, removeLeftovers } from '../disk/target.ts';
import { writeChanges } from '../disk/writeChanges.ts';
import { UserError } from '../errors.ts';
import { advance } from '../history/advance.ts';
import { emptyHistory } from '../history/history.ts';
import { blobIds } from '../reconcile/blobId.ts';
import type { Change } from '../reconcile/change.ts';
import { mergeText } from '../reconcile/mergeText.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { builtInPack } from '../render/builtInPack.ts';
import { render } from '../render/render.ts';
import { version } from '../version.ts';
import { afterCreate } from './afterCreate.ts';
import type { Context } from './context.ts';
import type { Outcome } from './outcome.ts';

export interface CreateOptions {
  /** Path of a blueprint, or `-` for standard input. */
  blueprint?: string;
  dryRun?: boolean;
  git: boolean;
  install: boolean;
}

/**
 * Renders a new repo.
 * @param directory relative to `context.cwd`; the system's name when it is not given
 * @throws UserError with every problem of the blueprint, or naming what is in the way; nothing is written
 */
export async function create(
  directory: string | undefined,
  options: CreateOptions,
  context: Context,
): Promise<Outcome> {
  if (options.blueprint === undefined) throw noBlueprint();
  const { text, file } = await readBlueprintText(options.blueprint, context);
  const { blueprint, document } = readRenderable(text, file, catalog);
  const root = resolve(context.cwd, directory ?? blueprint.system.name);
  const leftovers = await checkTarget(root, relative(context.cwd, root) || '.', text);

  const history = advance(emptyHistory, blueprint);
  const theirs = render(blueprint, history, await builtInPack());
  const nothing = new Map();
  const changes: Change[] = [
    ...reconcile(nothing, nothing, theirs, mergeText),
    // The user's own words, comments and all: copied, never rendered.
    { kind: 'create', path: blueprintFile, text },
  ];
  const outcome = { directory: root, dryRun: options.dryRun === true, blueprint, changes };
  if (outcome.dryRun) return { ...outcome, problems: [], nextSteps: [] };

  const lock: Lock = {
    generator: version,
    blueprint: document.value,
    history,
    files: blobIds(theirs),
  };
  await removeLeftovers(root, leftovers);
  await writeChanges({ root, changes, mine: nothing, lock, signal: context.signal });
  return { ...outcome, ...(await afterCreate(root, options, context)) };
}

function noBlueprint(): UserError {
  return new UserError('Which system? Give its blueprint', {
    hint: 'create-microservices my-system --blueprint microservices.yaml',
  });
}
