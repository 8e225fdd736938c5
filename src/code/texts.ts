import type { Node } from '@babel/types';
import type { Module } from './module.ts';
import type { Resolve } from './resolve.ts';
import { textIn } from './syntax.ts';

/** A text, also where a name stands for it. */
export function textOf(
  node: Node | undefined,
  module: Module,
  resolve: Resolve,
): string | undefined {
  const meaning = resolve(node, module);
  return meaning?.kind === 'node' ? textIn(meaning.node) : undefined;
}

/** What a text begins with, as far as it is known, and whether that is all of it. */
export interface Beginning {
  text: string;
  isWhole: boolean;
}

/** Of a text, a template or a sum of them. */
export function beginningOf(node: Node, module: Module, resolve: Resolve): Beginning {
  const known = textOf(node, module, resolve);
  if (known !== undefined) return { text: known, isWhole: true };
  return joined(partsOf(node), module, resolve);
}

function joined(parts: readonly Node[], module: Module, resolve: Resolve): Beginning {
  let text = '';
  for (const part of parts) {
    const next =
      part.type === 'TemplateElement'
        ? { text: part.value.cooked ?? '', isWhole: true }
        : beginningOf(part, module, resolve);
    text += next.text;
    if (!next.isWhole) return { text, isWhole: false };
  }
  return { text, isWhole: parts.length > 0 };
}

/** In the order of the source; none where it is neither. */
function partsOf(node: Node): Node[] {
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index) => [quasi, node.expressions[index] ?? []].flat());
  }
  return node.type === 'BinaryExpression' && node.operator === '+' ? [node.left, node.right] : [];
}
