import type { NodeId } from '../model.ts';

/** Who says what to whom, from top to bottom. */
export interface Sequence {
  /** Unique in a page. */
  id: string;
  /** The name of the saga, or `service.operation`. */
  name: string;
  kind: 'saga' | 'operation' | 'composition';
  /** One sentence about all of it. */
  about: string;
  /** From left to right, in the order in which they come in. */
  participants: Participant[];
  items: Item[];
}

export interface Participant {
  id: NodeId;
  name: string;
}

export type Item = Message | Break | Note;

/** - request: waits; - reply: the answer to it; - command, event: by the broker, nobody waits */
export type MessageStyle = 'request' | 'reply' | 'command' | 'event';

export interface Message {
  kind: 'message';
  style: MessageStyle;
  from: NodeId;
  to: NodeId;
  text: string;
}

/** What happens instead of all that follows (UML 2.5.1, 17.6.3.8: the operator `break`). */
export interface Break {
  kind: 'break';
  when: string;
  items: Exclude<Item, Break>[];
}

export interface Note {
  kind: 'note';
  at: NodeId;
  text: string;
}

/** Who takes part in some items, each once, in the order in which they come in. */
export function participantsOf(items: readonly Item[]): Participant[] {
  const ids = items.flatMap((item) => idsIn(item));
  return [...new Set(ids)].map((id) => ({ id, name: id.replace(/^service-/, '') }));
}

function idsIn(item: Item): NodeId[] {
  if (item.kind === 'break') return item.items.flatMap((inner) => idsIn(inner));
  return item.kind === 'note' ? [item.at] : [item.from, item.to];
}
