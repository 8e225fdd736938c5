import type { ImportDeclaration, Node } from '@babel/types';
import type { Import } from '../model.ts';
import type { Module } from '../module.ts';
import { leadsTo } from '../paths.ts';
import { nameOf, spotOf, textIn } from '../syntax.ts';

/** Everything that a module takes from others, types included. */
export function importsOf({ path, nodes }: Module): Import[] {
  return nodes.flatMap((node) => {
    const source = sourceOf(node);
    const specifier = textIn(source);
    if (source == null || specifier === undefined) return [];
    const target = leadsTo(specifier, path);
    return [
      {
        specifier,
        ...(target === undefined ? {} : { path: target }),
        names: node.type === 'ImportDeclaration' ? namesOf(node) : ['*'],
        ...spotOf(source),
      },
    ];
  });
}

function sourceOf(node: Node): Node | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source;
    case 'TSImportType':
      return node.argument;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'CallExpression': {
      const { callee } = node;
      const loads =
        callee.type === 'Import' || (callee.type === 'Identifier' && callee.name === 'require');
      return loads ? node.arguments[0] : undefined;
    }
    default:
      return undefined;
  }
}

function namesOf({ specifiers }: ImportDeclaration): string[] {
  return specifiers.map((specifier) => {
    if (specifier.type === 'ImportNamespaceSpecifier') return '*';
    if (specifier.type === 'ImportDefaultSpecifier') return 'default';
    return nameOf(specifier.imported) ?? '';
  });
}
