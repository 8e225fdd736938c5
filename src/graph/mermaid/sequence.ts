import type { NodeId } from '../model.ts';
import type { Item, MessageStyle, Sequence } from '../sequence/model.ts';
import { inert } from './escape.ts';

const arrows: Record<MessageStyle, string> = {
  request: '->>',
  reply: '-->>',
  command: '-)',
  event: '--)',
};

/** A sequence as Mermaid: https://mermaid.js.org/syntax/sequenceDiagram.html */
export function sequenceDiagram({ participants, items }: Sequence): string {
  return [
    'sequenceDiagram',
    ...participants.map(({ id, name }) => `  participant ${identifier(id)} as ${inert(name)}`),
    ...items.flatMap((item) => lines(item, '  ')),
  ].join('\n');
}

function lines(item: Item, indent: string): string[] {
  if (item.kind === 'note') {
    return [`${indent}Note over ${identifier(item.at)}: ${inert(item.text)}`];
  }
  if (item.kind === 'break') {
    const inner = item.items.flatMap((one) => lines(one, `${indent}  `));
    return [`${indent}break ${inert(item.when)}`, ...inner, `${indent}end`];
  }
  const { from, style, to, text } = item;
  return [`${indent}${identifier(from)}${arrows[style]}${identifier(to)}: ${inert(text)}`];
}

function identifier(id: NodeId): string {
  return id.replaceAll('-', '_');
}
