import type { ReadBlueprint } from '../blueprint/index.ts';
import type { Blueprint } from '../blueprint/types.ts';
import type { Lock } from '../disk/lock.ts';
import { type AdvanceOptions, advance } from '../history/advance.ts';
import { emptyHistory, type History } from '../history/history.ts';
import { renamedPaths } from '../render/renamedPaths.ts';
import { type Known, render } from '../render/render.ts';
import type { Pack } from '../render/template.ts';
import type { Tree } from '../render/tree.ts';

/** The tree that a blueprint gives after what came before, and what has to be known to go on from there. */
export interface Rendition {
  /** Undefined where there is none: nothing was rendered, another version did, or two branches were merged. */
  blueprint?: Blueprint;
  /** As it was read, without comments: what the lock keeps of the blueprint. */
  document: unknown;
  history: History;
  tree: Tree;
  /** Paths of what `was` something else, with those that it may have had then. */
  renamed: ReadonlyMap<string, readonly string[]>;
  /** Migrations of a branch that another one was faster than: they have run nowhere that counts. */
  withdrawn?: ReadonlySet<string>;
}

/** Of a repo that is not there yet. */
export const nothing: Rendition = {
  document: undefined,
  history: emptyHistory,
  tree: new Map(),
  renamed: new Map(),
};

/**
 * What this blueprint gives after what was there: that itself where nothing has changed.
 * @param options `anew`: whatever has changed, for what was there is of another version
 * @throws UserError with everything that rows cannot follow, or that would be lost
 */
export function renditionAfter(
  last: Rendition,
  read: ReadBlueprint,
  pack: Pack,
  { drop, anew = false }: Pick<AdvanceOptions, 'drop'> & { anew?: boolean } = {},
): Rendition {
  const document = read.document.value;
  if (!anew && isSameDocument(last.document, document)) return last;
  return renditionOf(read, last.history, pack, { drop, locate: read.document.locate });
}

/** What another version has rendered. */
export function renditionOfOlder({ blueprint, history }: Lock, tree: Tree): Rendition {
  return { document: blueprint, history, tree, renamed: new Map() };
}

/**
 * @param before the history that the blueprint comes after, or that it has brought about itself
 * @param options `known`: texts that need not be rendered again
 */
export function renditionOf(
  { blueprint, document }: ReadBlueprint,
  before: History,
  pack: Pack,
  { known, ...options }: AdvanceOptions & { known?: Known | undefined } = {},
): Rendition {
  const history = advance(before, blueprint, options);
  return {
    blueprint,
    document: document.value,
    history,
    tree: render(blueprint, history, pack, known),
    renamed: renamedPaths(blueprint, history, pack),
  };
}

/** Whether two documents say the same in the same order, which is that of lists in what is rendered. */
export function isSameDocument(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
