import type { Node } from '@babel/types';
import type { Binding, Module } from './module.ts';
import { leadsTo } from './paths.ts';
import { bare, nameOf, property } from './syntax.ts';

/** What an expression is, as far as it is written out. */
export type Meaning =
  | { kind: 'node'; node: Node; module: Module }
  /** Something of a package; `name` is `*` for all of it. */
  | { kind: 'package'; specifier: string; name: string }
  | { kind: 'module'; module: Module };

export type Resolve = (node: Node | undefined, module: Module) => Meaning | undefined;

/** Names lead on through constants, imports and members; this far at most, since imports may go in circles. */
const farthest = 16;

/** @param modules by path, of everything that was read */
export function resolverOf(modules: ReadonlyMap<string, Module>): Resolve {
  const followed = (binding: Binding, module: Module, left: number): Meaning | undefined => {
    if (binding.kind === 'value') return resolved(binding.node, module, left - 1);
    const { specifier, name } = binding;
    const path = leadsTo(specifier, module.path);
    if (path === undefined) return { kind: 'package', specifier, name };
    const target = modules.get(path);
    if (target === undefined) return undefined;
    return name === '*' ? { kind: 'module', module: target } : exported(target, name, left - 1);
  };

  const exported = (module: Module, name: string, left: number): Meaning | undefined => {
    const binding = module.exports.get(name);
    return binding && left > 0 ? followed(binding, module, left) : undefined;
  };

  const resolved = (node: Node, module: Module, left: number): Meaning | undefined => {
    if (left <= 0) return undefined;
    const inner = bare(node);
    if (inner.type === 'Identifier') {
      const binding = module.bindings.get(inner.name);
      return binding && followed(binding, module, left);
    }
    if (inner.type !== 'MemberExpression') return { kind: 'node', node: inner, module };
    const name = nameOf(inner.property, inner.computed);
    const object = resolved(inner.object, module, left - 1);
    if (name === undefined || object === undefined) return undefined;
    if (object.kind === 'module') return exported(object.module, name, left);
    if (object.kind === 'package') return object.name === '*' ? { ...object, name } : undefined;
    if (object.node.type !== 'ObjectExpression') return undefined;
    const value = property(object.node, name);
    return value && resolved(value, object.module, left - 1);
  };

  return (node, module) => node && resolved(node, module, farthest);
}

/** Whether it is this of a package. */
export function isOf(meaning: Meaning | undefined, specifier: string, name: string): boolean {
  return meaning?.kind === 'package' && meaning.specifier === specifier && meaning.name === name;
}
