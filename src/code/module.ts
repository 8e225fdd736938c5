import type { Node, Program } from '@babel/types';
import { nameOf } from './syntax.ts';
import { childrenOf, nodesIn } from './walk.ts';

/** Where a name of a module comes from. */
export type Binding =
  | { kind: 'value'; node: Node }
  /** `name` is `*` for all of the other module. */
  | { kind: 'import'; specifier: string; name: string };

export interface Module {
  path: string;
  /** All of it, parents before children. */
  nodes: readonly Node[];
  /** What a name means at the top of the module; none that means something else further in. */
  bindings: ReadonlyMap<string, Binding>;
  exports: ReadonlyMap<string, Binding>;
}

export function moduleOf(path: string, program: Program): Module {
  const bindings = new Map<string, Binding>();
  const exports = new Map<string, Binding>();
  /** Exported name -> name in the module. */
  const named = new Map<string, string>();
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      for (const specifier of statement.specifiers) {
        bindings.set(specifier.local.name, {
          kind: 'import',
          specifier: statement.source.value,
          name: importedName(specifier),
        });
      }
    }
    const isExport = statement.type === 'ExportNamedDeclaration';
    const declaration = isExport ? statement.declaration : statement;
    for (const [name, node] of constantsOf(declaration)) {
      bindings.set(name, { kind: 'value', node });
      if (isExport) named.set(name, name);
    }
    if (statement.type === 'ExportDefaultDeclaration') {
      exports.set('default', { kind: 'value', node: statement.declaration });
    }
    if (!isExport) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ExportSpecifier') continue;
      const exported = nameOf(specifier.exported) ?? '';
      if (statement.source == null) named.set(exported, specifier.local.name);
      else {
        const name = specifier.local.name;
        exports.set(exported, { kind: 'import', specifier: statement.source.value, name });
      }
    }
  }
  for (const [exported, local] of named) {
    const binding = bindings.get(local);
    if (binding !== undefined) exports.set(exported, binding);
  }
  const nodes = nodesIn(program);
  for (const name of innerNames(nodes)) bindings.delete(name);
  return { path, nodes, bindings, exports };
}

function importedName(specifier: Node): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  if (specifier.type !== 'ImportSpecifier') return 'default';
  return nameOf(specifier.imported) ?? '';
}

function constantsOf(declaration: Node | null | undefined): [string, Node][] {
  if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') return [];
  return declaration.declarations.flatMap(({ id, init }): [string, Node][] =>
    id.type === 'Identifier' && init != null ? [[id.name, init]] : [],
  );
}

/** Names that a function or a block declares for itself: what they mean depends on where one asks. */
function innerNames(nodes: readonly Node[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodes) {
    if ('params' in node && Array.isArray(node.params)) addNames(node.params as Node[], names);
    if (node.type === 'CatchClause' && node.param != null) addNames([node.param], names);
    if (!hasScope.has(node.type)) continue;
    for (const inner of childrenOf(node)) {
      if (inner.type !== 'VariableDeclaration') continue;
      addNames(
        inner.declarations.map(({ id }) => id),
        names,
      );
    }
  }
  return names;
}

const hasScope = new Set<Node['type']>([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'StaticBlock',
  'SwitchCase',
]);

/** The names that a pattern binds; defaults and types in it bind none. */
function addNames(patterns: readonly Node[], names: Set<string>): void {
  for (const pattern of patterns) {
    if (pattern.type === 'Identifier') names.add(pattern.name);
    else if (pattern.type === 'AssignmentPattern') addNames([pattern.left], names);
    else if (pattern.type === 'RestElement') addNames([pattern.argument], names);
    else if (pattern.type === 'TSParameterProperty') addNames([pattern.parameter], names);
    else if (pattern.type === 'ObjectProperty') addNames([pattern.value], names);
    else if (pattern.type === 'ObjectPattern') addNames(pattern.properties, names);
    else if (pattern.type === 'ArrayPattern') {
      addNames(
        pattern.elements.filter((element) => element !== null),
        names,
      );
    }
  }
}
