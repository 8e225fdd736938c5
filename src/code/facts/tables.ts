import type { CallExpression, Node } from '@babel/types';
import type { Table } from '../model.ts';
import type { Module } from '../module.ts';
import type { Resolve } from '../resolve.ts';
import { tablesIn } from '../sql.ts';
import { nameOf, spotOf, textIn } from '../syntax.ts';
import { textOf } from '../texts.ts';

/** Methods of the chassis' store, and of drivers, that take a statement first. */
const statements = new Set(['query', 'lockRows', 'claimBatch', 'script', 'exec', 'prepare']);
/** Those that take the name of a table first. */
const byName = new Set(['insertOnce', 'appendWithVersion']);

/** Tables that a module reaches by SQL of its own, as far as the texts are written out. */
export function tablesOf(module: Module, resolve: Resolve): Table[] {
  return module.nodes.flatMap((node): Table[] => {
    if (node.type !== 'CallExpression') return [];
    const method = methodOf(node);
    const [given] = node.arguments;
    if (given === undefined) return [];
    if (byName.has(method)) {
      const name = textOf(given, module, resolve);
      return name === undefined ? [] : [{ name, ...spotOf(given) }];
    }
    if (!statements.has(method)) return [];
    const meaning = resolve(given, module);
    if (meaning?.kind !== 'node') return [];
    const text = statementIn(meaning.node, (part) => textOf(part, meaning.module, resolve));
    // A statement that stands elsewhere is told of where it is used.
    const at = meaning.module === module ? meaning.node : given;
    return text === undefined ? [] : tablesIn(text).map((table) => spotted(table, text, at));
  });
}

function methodOf({ callee }: CallExpression): string {
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return '';
  return nameOf(callee.property, callee.computed) ?? '';
}

/** A text, with a placeholder for whatever is filled in and not written out. */
function statementIn(
  node: Node,
  textOfPart: (node: Node) => string | undefined,
): string | undefined {
  if (node.type !== 'TemplateLiteral') return textIn(node);
  const { quasis, expressions } = node;
  const filled = expressions.map((part) => textOfPart(part) ?? '$0');
  return quasis.map(({ value }, index) => (value.cooked ?? '') + (filled[index] ?? '')).join('');
}

/** The name itself, where the text stands in the source as it is; else where the text begins. */
function spotted(
  { offset, ...table }: ReturnType<typeof tablesIn>[number],
  text: string,
  at: Node,
): Table {
  const spot = spotOf(at);
  const isPlain =
    at.type === 'StringLiteral'
      ? at.extra?.raw === `'${text}'` || at.extra?.raw === `"${text}"`
      : at.type === 'TemplateLiteral' &&
        at.expressions.length === 0 &&
        at.quasis[0]?.value.raw === text;
  if (!isPlain) return { ...table, ...spot };
  const before = text.slice(0, offset).split('\n');
  const rest = before.at(-1)?.length ?? 0;
  return {
    ...table,
    line: spot.line + before.length - 1,
    column: before.length === 1 ? spot.column + 1 + rest : rest + 1,
  };
}
