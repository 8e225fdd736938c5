import type { ObjectExpression } from '@babel/types';
import type { Route } from '../model.ts';
import type { Module } from '../module.ts';
import { bare, nameOf, propertiesOf, property, spotOf, textIn } from '../syntax.ts';

/** What an `OperationModel` of the chassis says beside method and path, and a called operation does not. */
const marks = ['action', 'auth', 'expose', 'kind'];

/**
 * Routes that a module serves: operations that are written out, and the `operation` of a route that takes
 * another one and changes its path. A path that is empty is none: messages alone reach it.
 */
export function routesOf({ nodes }: Module): Route[] {
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
    const method = textIn(property(node, 'method'));
    const names = propertiesOf(node).map(({ key, computed }) => nameOf(key, computed) ?? '');
    const isOperation = method !== undefined && marks.some((mark) => names.includes(mark));
    return isOperation || changed.has(node) ? [{ method, path, ...spotOf(at) }] : [];
  });
}
