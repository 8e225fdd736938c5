import type { Node } from '@babel/types';

/** Every node below this one, itself included, parents before children. */
export function nodesIn(root: Node): Node[] {
  const found: Node[] = [];
  const add = (node: Node) => {
    found.push(node);
    for (const child of childrenOf(node)) add(child);
  };
  add(root);
  return found;
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'loc' in value
  );
}
