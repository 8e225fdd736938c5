import type { Tree } from '../render/tree.ts';

/**
 * What `render` prints: what a version renders for a lock of its own. Later versions read it, of every version that
 * there ever was, so this shape never changes; members may be added.
 */
export interface Rendered {
  /** The version that rendered it. */
  generator: string;
  files: Record<string, RenderedFile>;
}

export interface RenderedFile {
  text: string;
  /** The user's after the first write. */
  once?: true;
  executable?: true;
}

export function renderedOf(tree: Tree, generator: string): Rendered {
  return { generator, files: Object.fromEntries(tree) };
}
