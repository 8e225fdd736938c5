import { type ReadBlueprint, readRenderable } from '../blueprint/index.ts';
import { catalog } from '../catalog/index.ts';
import type { Surroundings } from '../commands/context.ts';
import { parseReleased } from '../contracts/parseReleased.ts';
import { filesBelow } from '../disk/filesBelow.ts';
import type { Lock } from '../disk/lock.ts';
import { readTree } from '../disk/readTree.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import type { Side } from '../history/clashes.ts';
import { noticesOfEndedNames } from '../history/endedNames.ts';
import { type Notice, noticesOf } from '../history/notices.ts';
import { applied } from '../reconcile/applied.ts';
import { blobIds } from '../reconcile/blobId.ts';
import type { Change, Mine } from '../reconcile/change.ts';
import { filesWithMarkers } from '../reconcile/markers.ts';
import type { Tree } from '../render/tree.ts';
import { version } from '../version.ts';
import { interruptedRun } from './interrupted.ts';
import { loadTemplates } from './loadTemplates.ts';
import { lookOnce } from './lookOnce.ts';
import { type List, listAfter, ownMoves } from './ownFiles.ts';
import { refuseBroken } from './refuseBroken.ts';
import { refuseMistaken } from './refuseMistaken.ts';
import { noticesOfRenamedEvents } from './renamedEvents.ts';
import { noticesOfRenamedServices } from './renamedServices.ts';
import { renditionAfter, renditionOfOlder } from './rendition.ts';
import { repairedReleased } from './repairedReleased.ts';
import { type Look, type Repo, readRepo } from './repo.ts';
import { settledLock, settledPlan } from './settled.ts';
import { type Step, stepTo } from './step.ts';
import { lastRendition } from './unmerged.ts';
import { noticesOfWithdrawn } from './withdrawn.ts';

/** What there is to do in a repo, and what it was found out from. */
export interface Plan {
  read: ReadBlueprint;
  /** Of microservices.yaml, as it will be. */
  text: string;
  /** What an interrupted run has left to do, then what is new; empty where there is nothing to do. */
  steps: Step[];
  /** Whether what is new waits until the conflicts of an interrupted run are resolved. */
  waits: boolean;
  /** Whether the first step finishes a run that was interrupted. */
  unfinished: boolean;
  /** Whether the work tree cannot be clean: a run was interrupted, or a merge of git's is not committed. */
  settling: boolean;
  /** What was rendered last, or by an interrupted run: where nothing is new, rendered when it is asked for. */
  base(): Promise<Tree>;
  /** What its texts are called, by path: see `blobId`. */
  ids(): Readonly<Record<string, string>>;
  /** What the disk holds of it, and of what will be rendered. */
  disk: Mine;
  /** The same, as if an interrupted run were finished. */
  mine: Mine;
  /** Files of `mine` with markers of conflicts. */
  conflicts: string[];
  /** What to know of the migrations that come, and of what others listen to. */
  notices: Notice[];
}

export interface PlanOptions {
  /** Tables and columns that the blueprint no longer has are dropped, with what is in them. */
  drop?: boolean;
  /**
   * Another text for microservices.yaml, made of the one that is there. It is written with the rest, or not at all.
   * @param file for messages
   */
  edit?(text: string, file: string): string;
  /** Of which branch the migrations stay, where two have added some; by default of the one with the trunk. */
  migrations?: Side;
  /** Called as soon as it is known that there is something to do; finding out what takes most of the time. */
  begun?(): void;
  /** What the older version has rendered that wrote the lock: the repo is brought to what this one renders. */
  older?(lock: Lock): Promise<Tree>;
}

/**
 * Reads a repo and decides what there is to do. Writes nothing.
 * @param root absolute path: see `rootOf`
 * @throws UserError with every problem of the blueprint, or when the repo or its lock cannot be read
 */
export async function planOf(
  root: string,
  options: PlanOptions,
  context: Pick<Surroundings, 'cwd' | 'signal'>,
): Promise<Plan> {
  const repo = await readRepo(root, context, options.older !== undefined);
  const look = lookOnce((paths) => readTree(root, paths));
  return planFor(repo, options, look, (folder) => filesBelow(root, folder));
}

/** The same of a repo that was read. */
export async function planFor(
  repo: Repo,
  { edit, drop, older, migrations, begun }: PlanOptions,
  look: Look,
  list: List,
): Promise<Plan> {
  const text = edit?.(repo.text, repo.file) ?? repo.text;
  const read = readRenderable(text, repo.file, catalog);
  const settled = settledLock(repo, read, text);
  if (settled !== undefined) return settledPlan(repo, read, settled, look);
  begun?.();
  const released = await repo.released();
  const contracts = parseReleased(released);
  refuseBroken(read, contracts);
  const pack = await loadTemplates();

  const [lock] = repo.locks;
  const isOlder = older !== undefined && lock !== undefined && lock.generator !== version;
  const last = isOlder
    ? renditionOfOlder(lock, await older(lock))
    : await lastRendition(repo, pack, look, migrations);
  const broken = await interruptedRun(last, repo, pack, look, list);
  const start = broken?.meant ?? last;
  refuseMistaken(start, read, contracts);
  const wanted = renditionAfter(start, read, pack, { drop, anew: isOlder && broken === undefined });
  const disk = await look(new Set([...start.tree.keys(), ...wanted.tree.keys()]));
  const mine = broken === undefined ? disk : applied(disk, broken.step.changes);
  const conflicts = filesWithMarkers(mine, start.tree, wanted.tree);

  const own = ownMoves(start, wanted, listAfter(broken?.own ?? [], list));

  const isNew = wanted !== start || text !== repo.text;
  // Conflicts of the interrupted run are for people, before anything else is done.
  const waits = isNew && broken !== undefined && conflicts.length > 0;
  const plan: Plan = {
    read,
    text,
    steps: [
      ...(broken === undefined ? [] : [broken.step]),
      ...(isNew && !waits
        ? [
            withText(
              stepTo(start.tree, mine, wanted, { withdrawn: start.withdrawn, own }),
              repo.text,
              text,
            ),
          ]
        : []),
    ],
    waits,
    unfinished: broken !== undefined,
    settling: repo.next !== undefined || repo.locks.length > 1,
    base: async () => start.tree,
    ids: () => blobIds(start.tree),
    disk,
    mine,
    conflicts,
    notices: waits
      ? []
      : [
          ...noticesOfWithdrawn(last.withdrawn),
          ...noticesOfRenamedServices(start.history, wanted.history, read.blueprint),
          ...noticesOf(start.history, wanted.history, read.blueprint),
          ...noticesOfRenamedEvents(start.tree, read.blueprint),
          ...noticesOfEndedNames(start.blueprint, read.blueprint),
        ],
  };
  return waits ? plan : repairedReleased(plan, wanted, released);
}

/** The blueprint comes first: where it has arrived, the run has begun. */
function withText(step: Step, before: string, text: string): Step {
  if (text === before) return step;
  const edited: Change = { kind: 'update', path: blueprintFile, text };
  return { ...step, changes: [edited, ...step.changes] };
}
