import type { Node } from '@babel/types';
import type { Address } from '../model.ts';
import type { Module } from '../module.ts';
import { isOf, type Resolve } from '../resolve.ts';
import { bare, nameOf, propertiesOf, spotOf } from '../syntax.ts';

/**
 * Where a module names another process: settings that it reads (of `process.env`, or as the chassis reads
 * them for a resource), and URLs that begin with a host.
 */
export function addressesOf(module: Module, resolve: Resolve): Address[] {
  const isEnvironment = (node: Node) => {
    const meaning = resolve(node, module);
    if (isOf(meaning, 'node:process', 'env') || isOf(meaning, 'process', 'env')) return true;
    return meaning === undefined ? isProcessEnv(bare(node)) : isDefaultEnv(node, module, resolve);
  };
  return module.nodes.flatMap((node): Address[] => {
    const host = hostIn(node);
    if (host !== undefined) return [{ kind: 'host', name: host, ...spotOf(node) }];
    return settingsIn(node, isEnvironment).map(({ name, node: at }) => ({
      kind: 'setting',
      name,
      ...spotOf(at),
    }));
  });
}

interface Setting {
  name: string;
  node: Node;
}

function settingsIn(node: Node, isEnvironment: (node: Node) => boolean): Setting[] {
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const name = nameOf(node.property, node.computed);
      const isRead = isSettings(node.object) || isEnvironment(node.object);
      return name !== undefined && isRead ? [{ name, node: node.property }] : [];
    }
    case 'VariableDeclarator': {
      const { id, init } = node;
      if (id.type !== 'ObjectPattern' || init == null) return [];
      if (!isSettings(init) && !isEnvironment(init)) return [];
      return id.properties.flatMap((property) => {
        if (property.type !== 'ObjectProperty') return [];
        const name = nameOf(property.key, property.computed);
        return name === undefined ? [] : [{ name, node: property.key }];
      });
    }
    case 'ObjectProperty': {
      // `settings: { STOCK_URL: address }`, as a resource says what it needs.
      const value = bare(node.value);
      if (nameOf(node.key, node.computed) !== 'settings') return [];
      if (value.type !== 'ObjectExpression') return [];
      return propertiesOf(value).flatMap(({ key, computed }) => {
        const name = nameOf(key, computed);
        return name === undefined ? [] : [{ name, node: key }];
      });
    }
    default:
      return [];
  }
}

function isSettings(node: Node): boolean {
  const inner = bare(node);
  return inner.type === 'Identifier' && inner.name === 'settings';
}

function isProcessEnv(node: Node): boolean {
  if (node.type !== 'MemberExpression' || nameOf(node.property, node.computed) !== 'env')
    return false;
  return node.object.type === 'Identifier' && node.object.name === 'process';
}

/** `process.env` of `import process from 'node:process'`. */
function isDefaultEnv(node: Node, module: Module, resolve: Resolve): boolean {
  const inner = bare(node);
  if (inner.type !== 'MemberExpression' || nameOf(inner.property, inner.computed) !== 'env')
    return false;
  const object = resolve(inner.object, module);
  return isOf(object, 'node:process', 'default') || isOf(object, 'process', 'default');
}

/** The host of a URL that a text begins with; none where part of the host is still to be filled in. */
function hostIn(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return hostOf(node.value, true);
  if (node.type !== 'TemplateLiteral') return undefined;
  return hostOf(node.quasis[0]?.value.cooked ?? '', node.expressions.length === 0);
}

function hostOf(text: string, isWhole: boolean): string | undefined {
  const authority = /^https?:\/\/([^/?#\s]*)([/?#])?/i.exec(text);
  if (authority === null) return undefined;
  const [, written = '', end] = authority;
  // After a colon only the port can be missing.
  const isKnown = isWhole || end !== undefined || /[^:]:/.test(written);
  const url = `http://${written.replace(/:$/, '')}`;
  return isKnown && URL.canParse(url) ? new URL(url).hostname : undefined;
}
