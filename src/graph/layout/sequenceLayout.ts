import type { NodeId } from '../model.ts';
import type { Item, Message, Sequence } from '../sequence/model.ts';
import { bold, textWidth } from './text.ts';

/** Where everything of a sequence diagram is, in pixels from the top left corner. */
export interface SequenceLayout {
  width: number;
  height: number;
  participants: Column[];
  /** Where the lifelines end. */
  bottom: number;
  rows: Row[];
}

export interface Column {
  id: NodeId;
  name: string;
  /** Of the lifeline. */
  x: number;
  width: number;
}

export type Row =
  | { kind: 'message'; message: Message; from: number; to: number; y: number }
  | { kind: 'note'; text: string; x: number; y: number; width: number }
  | { kind: 'frame'; when: string; x: number; y: number; width: number; height: number };

export const sequenceText = { participant: 14, message: 12, note: 11.5 };
export const head = { y: 16, height: 40 };

const rowHeight = 40;
const noteHeight = 24;
const margin = 24;
/** Between the border of a frame and the lifelines that it encloses. */
const frameMargin = 14;

/** One row a message, and columns as far from each other as the texts between them need. */
export function layOutSequence({ participants, items }: Sequence): SequenceLayout {
  const columns = columnsOf(participants, items);
  const at = new Map(columns.map(({ id, x }) => [id, x]));
  const rows: Row[] = [];
  let y = head.y + head.height + 12;
  let right = Math.max(...columns.map(({ x, width }) => x + width / 2));
  for (const item of items) place(item);
  const bottom = y + 14;
  return { width: right + margin, height: bottom + 16, participants: columns, bottom, rows };

  function place(item: Item): void {
    if (item.kind === 'message') {
      y += rowHeight;
      rows.push({ kind: 'message', message: item, from: xOf(item.from), to: xOf(item.to), y });
    } else if (item.kind === 'note') {
      const width = noteWidth(item.text);
      const x = xOf(item.at) + 10;
      y += 14;
      rows.push({ kind: 'note', text: item.text, x, y, width });
      y += noteHeight;
      right = Math.max(right, x + width);
    } else {
      const frame = {
        kind: 'frame' as const,
        when: item.when,
        x: 0,
        y: y + 16,
        width: 0,
        height: 0,
      };
      const first = rows.push(frame);
      y = frame.y + 14;
      item.items.forEach(place);
      y += 18;
      Object.assign(frame, spanOf(rows.slice(first)), { height: y - frame.y });
      frame.width = Math.max(frame.width, frameTitleWidth(item.when) + 24);
      right = Math.max(right, frame.x + frame.width);
      y += 6;
    }
  }

  function xOf(id: NodeId): number {
    return at.get(id) as number;
  }
}

function spanOf(rows: readonly Row[]): { x: number; width: number } {
  const ends = rows.flatMap((row) =>
    row.kind === 'message' ? [row.from, row.to] : [row.x, row.x + row.width],
  );
  const x = Math.min(...ends) - frameMargin;
  return { x, width: Math.max(...ends) + frameMargin - x };
}

function columnsOf(participants: Sequence['participants'], items: readonly Item[]): Column[] {
  const widths = participants.map(({ name }) =>
    Math.max(textWidth(name, sequenceText.participant * bold) + 32, 96),
  );
  const index = new Map(participants.map(({ id }, position) => [id, position]));
  // Between a column and the next one.
  const gaps = widths.slice(1).map((width, position) => (width + (widths[position] ?? 0)) / 2 + 28);
  for (const { from, to, text } of messagesIn(items)) {
    const [left, right] = [index.get(from) ?? 0, index.get(to) ?? 0].sort((a, b) => a - b);
    widen(gaps, left as number, right as number, textWidth(text, sequenceText.message) + 36);
  }
  for (const note of items.filter(({ kind }) => kind === 'note')) {
    if (note.kind !== 'note') continue;
    const left = index.get(note.at) ?? 0;
    if (left < gaps.length) widen(gaps, left, left + 1, noteWidth(note.text) + 20);
  }
  let x = margin + (widths[0] ?? 0) / 2 + frameMargin;
  return participants.map((participant, position) => {
    if (position > 0) x += gaps[position - 1] as number;
    return { ...participant, x: Math.round(x), width: widths[position] as number };
  });
}

/** Makes room from one column to another where what is there is not enough. */
function widen(gaps: number[], left: number, right: number, needed: number): void {
  const there = gaps.slice(left, right).reduce((sum, gap) => sum + gap, 0);
  if (right > left) gaps[right - 1] = (gaps[right - 1] as number) + Math.max(needed - there, 0);
}

function messagesIn(items: readonly Item[]): Message[] {
  return items.flatMap((item) => {
    if (item.kind === 'break') return messagesIn(item.items);
    return item.kind === 'message' ? [item] : [];
  });
}

function noteWidth(text: string): number {
  return textWidth(text, sequenceText.note) + 20;
}

export function frameTitleWidth(when: string): number {
  return textWidth(frameTitle(when), sequenceText.note * bold) + 20;
}

export function frameTitle(when: string): string {
  return `instead: ${when}`;
}
