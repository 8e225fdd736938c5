import type { Node, ObjectExpression } from '@babel/types';
import type { Route } from '../model.ts';
import type { Module } from '../module.ts';
import type { Resolve } from '../resolve.ts';
import { bare, nameOf, propertiesOf, property, spotOf, textIn } from '../syntax.ts';

/** What an `OperationModel` of the chassis says beside method and path, and a called operation does not. */
const marks = ['action', 'auth', 'expose', 'kind'];

/**
 * Routes that a module serves: operations that are written out, and those that take another one and change
 * its path. A path that is empty is none: messages alone reach it.
 */
export function routesOf(module: Module, resolve: Resolve): Route[] {
  const { nodes } = module;
  const isTaken = (node: Node): boolean => {
    const meaning = resolve(node, module);
    return meaning?.kind === 'node' && isOperation(meaning.node);
  };
  const changed = new Set<ObjectExpression>();
  return nodes.flatMap((node): Route[] => {
    if (node.type === 'ObjectProperty' && nameOf(node.key, node.computed) === 'operation') {
      const value = bare(node.value);
      if (value.type === 'ObjectExpression') changed.add(value);
    }
    if (node.type !== 'ObjectExpression') return [];
    const at = property(node, 'path');
    const path = textIn(at);
    if (at === undefined || path === undefined || path === '') return [];
    const takes = node.properties.some(
      (part) => part.type === 'SpreadElement' && isTaken(part.argument),
    );
    const method = textIn(property(node, 'method'));
    const isRoute = isOperation(node) || changed.has(node) || takes;
    return isRoute ? [{ method, path, ...spotOf(at) }] : [];
  });
}

function isOperation(node: Node): boolean {
  if (node.type !== 'ObjectExpression' || textIn(property(node, 'method')) === undefined) {
    return false;
  }
  const names = propertiesOf(node).map(({ key, computed }) => nameOf(key, computed) ?? '');
  return marks.some((mark) => names.includes(mark));
}
