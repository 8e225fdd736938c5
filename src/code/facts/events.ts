import type { CallExpression, Node } from '@babel/types';
import type { Named } from '../model.ts';
import type { Module } from '../module.ts';
import { isOf, type Resolve } from '../resolve.ts';
import { itemsOf, nameOf, property, spotOf } from '../syntax.ts';
import { textOf } from '../texts.ts';

const messaging = '@local/chassis/messaging';

/** Events that a module announces: by the outbox, by refusing with them, or as models of a new outbox. */
export function publishedIn(module: Module, resolve: Resolve): Named[] {
  return module.nodes.flatMap((node): Named[] => {
    if (node.type === 'CallExpression') {
      return named(announced(node, module, resolve), module, resolve);
    }
    if (node.type !== 'NewExpression') return [];
    if (!isOf(resolve(node.callee, module), messaging, 'Outbox')) return [];
    // Models that are rendered are those of the contract.
    return itemsOf(node.arguments[1]).flatMap((model) =>
      model.type === 'ObjectExpression' ? named(property(model, 'name'), module, resolve) : [],
    );
  });
}

/** What stands for the event in `outbox.publish(tx, event, ...)` and `rejectWith(event, ...)`. */
function announced(
  { callee, arguments: given }: CallExpression,
  module: Module,
  resolve: Resolve,
): Node | undefined {
  if (isOf(resolve(callee, module), messaging, 'rejectWith')) return given[0];
  if (callee.type !== 'MemberExpression') return undefined;
  if (nameOf(callee.property, callee.computed) !== 'publish') return undefined;
  const outbox = resolve(callee.object, module);
  if (outbox?.kind !== 'node' || outbox.node.type !== 'NewExpression') return undefined;
  const isOutbox = isOf(resolve(outbox.node.callee, outbox.module), messaging, 'Outbox');
  return isOutbox ? given[1] : undefined;
}

/**
 * Events that a module listens to, in each `Subscription` of the chassis that is written out: those of its
 * `events`, by name, and those of the topics of its `model` that are not among them.
 */
export function consumedIn(module: Module, resolve: Resolve): Named[] {
  return module.nodes.flatMap((node): Named[] => {
    if (node.type !== 'ObjectExpression') return [];
    const events = property(node, 'events');
    const model = resolve(property(node, 'model'), module);
    if (events === undefined || model?.kind !== 'node') return [];
    if (model.node.type !== 'ObjectExpression') return [];
    const topics = property(model.node, 'topics');
    if (topics === undefined) return [];
    const consumed = itemsOf(events).flatMap((event) =>
      event.type === 'ObjectExpression' ? named(property(event, 'name'), module, resolve) : [],
    );
    const heard = itemsOf(topics)
      .flatMap((topic) => named(topic, model.module, resolve))
      // `service.event.v1`
      .map((topic) => ({ ...topic, name: topic.name.replace(/\.v\d+$/, '') }))
      .filter((topic) => !consumed.some(({ name }) => name === topic.name));
    return [...consumed, ...heard];
  });
}

function named(node: Node | undefined, module: Module, resolve: Resolve): Named[] {
  const name = textOf(node, module, resolve);
  return node === undefined || name === undefined ? [] : [{ name, ...spotOf(node) }];
}
