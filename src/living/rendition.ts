import type { ReadBlueprint } from '../blueprint/index.ts';
import { advance } from '../history/advance.ts';
import { emptyHistory, type History } from '../history/history.ts';
import { render } from '../render/render.ts';
import type { Pack } from '../render/template.ts';
import type { Tree } from '../render/tree.ts';

/** The tree that a blueprint gives after what came before, and what has to be known to go on from there. */
export interface Rendition {
  /** As it was read, without comments: what the lock keeps of the blueprint. */
  document: unknown;
  history: History;
  tree: Tree;
}

/** Of a repo that is not there yet. */
export const nothing: Rendition = { document: undefined, history: emptyHistory, tree: new Map() };

/** What this blueprint gives after what was there: that itself where nothing has changed. */
export function renditionAfter(last: Rendition, read: ReadBlueprint, pack: Pack): Rendition {
  const document = read.document.value;
  if (isSameDocument(last.document, document)) return last;
  return renditionOf(read, last.history, pack);
}

/** @param before the history that the blueprint comes after, or that it has brought about itself */
export function renditionOf(
  { blueprint, document }: ReadBlueprint,
  before: History,
  pack: Pack,
): Rendition {
  const history = advance(before, blueprint);
  return { document: document.value, history, tree: render(blueprint, history, pack) };
}

/** Whether two documents say the same in the same order, which is that of lists in what is rendered. */
export function isSameDocument(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
