import type { Expression, Node, ObjectExpression, ObjectProperty } from '@babel/types';
import type { Spot } from './model.ts';

export function spotOf(node: Node): Spot {
  return { line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
}

/** What stands there once types are taken off. */
export function bare(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return bare(node.expression);
    default:
      return node;
  }
}

/** A text that is all there, without anything to be filled in. */
export function textIn(node: Node | null | undefined): string | undefined {
  if (node == null) return undefined;
  const inner = bare(node);
  if (inner.type === 'StringLiteral') return inner.value;
  if (inner.type !== 'TemplateLiteral' || inner.expressions.length > 0) return undefined;
  return inner.quasis[0]?.value.cooked ?? undefined;
}

/** The name of a property, of a member or of what is imported, where it is written out. */
export function nameOf(key: Node, computed = false): string | undefined {
  if (key.type === 'Identifier') return computed ? undefined : key.name;
  return textIn(key);
}

export function propertiesOf(object: ObjectExpression): ObjectProperty[] {
  return object.properties.filter((property) => property.type === 'ObjectProperty');
}

/** The value of a property. */
export function property(object: ObjectExpression, name: string): Expression | undefined {
  const found = propertiesOf(object).findLast(
    ({ key, computed }) => nameOf(key, computed) === name,
  );
  return found?.value as Expression | undefined;
}

/** The items of a list that is written out. */
export function itemsOf(node: Node | undefined): Node[] {
  if (node === undefined) return [];
  const list = bare(node);
  return list.type === 'ArrayExpression'
    ? list.elements.filter((item) => item !== null).map(bare)
    : [];
}
