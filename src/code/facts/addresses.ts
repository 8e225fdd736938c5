import type { Node } from '@babel/types';
import type { Address } from '../model.ts';
import type { Module } from '../module.ts';
import { isOf, type Resolve } from '../resolve.ts';
import { bare, nameOf, propertiesOf, property, spotOf } from '../syntax.ts';
import { beginningOf, textOf } from '../texts.ts';

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
  const found = module.nodes.flatMap((node): Address[] => {
    const hosts = [hostIn(node, module, resolve), ...hostsAsked(node, module, resolve)];
    const known = hosts.flatMap((host) => host ?? []);
    if (known.length > 0) {
      return known.map(({ name, node: at }) => ({ kind: 'host', name, ...spotOf(at) }));
    }
    return settingsIn(node, isEnvironment).map(({ name, node: at }) => ({
      kind: 'setting',
      name,
      ...spotOf(at),
    }));
  });
  // A sum begins where its first part does.
  const spots = found.map(({ name, line, column }) => `${name} ${line}:${column}`);
  return found.filter((_, index) => spots.indexOf(spots[index] ?? '') === index);
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
function hostIn(node: Node, module: Module, resolve: Resolve): Setting | undefined {
  // Where the scheme itself comes from elsewhere, the URL is told of there.
  if (!/^https?:\/\//i.test(writtenFirst(node))) return undefined;
  const { text, isWhole } = beginningOf(node, module, resolve);
  const name = hostOf(text, isWhole);
  return name === undefined ? undefined : { name, node };
}

/** The text that an expression begins with in the source. */
function writtenFirst(node: Node): string {
  if (node.type === 'BinaryExpression') return writtenFirst(node.left);
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? '';
  return node.type === 'StringLiteral' ? node.value : '';
}

const requesting = new Set(['node:http', 'node:https', 'node:http2', 'http', 'https', 'http2']);

/** `http.request({ host })`: a host without a URL around it. */
function hostsAsked(node: Node, module: Module, resolve: Resolve): Setting[] {
  if (node.type !== 'CallExpression' || !isOfHttp(node.callee, module, resolve)) return [];
  return node.arguments.flatMap((given) => {
    const options = resolve(given, module);
    if (options?.kind !== 'node' || options.node.type !== 'ObjectExpression') return [];
    const value = property(options.node, 'hostname') ?? property(options.node, 'host');
    const name = textOf(value, options.module, resolve);
    if (value === undefined || name === undefined) return [];
    const host = hostOf(`http://${name}`, true);
    // Options that stand elsewhere are told of where they are used.
    return host === undefined
      ? []
      : [{ name: host, node: options.module === module ? value : given }];
  });
}

function isOfHttp(callee: Node, module: Module, resolve: Resolve): boolean {
  const meaning = resolve(callee, module);
  if (meaning?.kind === 'package') return requesting.has(meaning.specifier);
  if (callee.type !== 'MemberExpression') return false;
  const object = resolve(callee.object, module);
  return (
    object?.kind === 'package' && object.name === 'default' && requesting.has(object.specifier)
  );
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
