import type { Client } from '../model.ts';
import type { Module } from '../module.ts';
import { isOf, type Resolve } from '../resolve.ts';
import { nameOf, propertiesOf, property, spotOf, textIn } from '../syntax.ts';

/** Clients that a module makes with the chassis, `client(model)`, where the model is written out somewhere. */
export function clientsOf(module: Module, resolve: Resolve): Client[] {
  return module.nodes.flatMap((node) => {
    if (node.type !== 'CallExpression') return [];
    if (!isOf(resolve(node.callee, module), '@local/chassis/clients', 'client')) return [];
    const model = resolve(node.arguments[0], module);
    if (model?.kind !== 'node' || model.node.type !== 'ObjectExpression') return [];
    const name = textIn(property(model.node, 'name'));
    if (name === undefined) return [];
    const operations = resolve(property(model.node, 'operations'), model.module);
    const offered =
      operations?.kind === 'node' && operations.node.type === 'ObjectExpression'
        ? propertiesOf(operations.node).flatMap(({ key, computed }) => nameOf(key, computed) ?? [])
        : [];
    return [{ name, operations: offered, ...spotOf(node) }];
  });
}
