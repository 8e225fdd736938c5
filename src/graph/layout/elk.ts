import type { ELK, ElkNode } from 'elkjs';

/** The Eclipse Layout Kernel, loaded when something is laid out: it is as large as the rest of this program. */
export async function elk(graph: ElkNode): Promise<ElkNode> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  // Its declarations are of a CommonJS module that has a default, which it has not.
  return new (Elk as unknown as new () => ELK)().layout(graph);
}
