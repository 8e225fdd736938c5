import {
  type Column,
  frameTitle,
  frameTitleWidth,
  head,
  layOutSequence,
  type Row,
  type SequenceLayout,
} from '../layout/sequenceLayout.ts';
import type { Message, MessageStyle, Sequence } from '../sequence/model.ts';
import { svgFile } from './document.ts';
import { nameOf } from './edge.ts';
import { drawHead, type Head } from './head.ts';
import { xml } from './xml.ts';

const heads: Record<MessageStyle, Head> = {
  request: 'filled',
  reply: 'open',
  command: 'open',
  event: 'open',
};

/** A file of its own: the sequence below its name. */
export function sequenceSvg(sequence: Sequence, css: string): string {
  const layout = layOutSequence(sequence);
  const top = 78;
  const body = [
    `<text class="heading" x="28" y="44">${xml(sequence.name)}</text>`,
    `<text class="subheading" x="28" y="68">${xml(sequence.about)}</text>`,
    `<g transform="translate(0 ${top})">${drawSequence(layout)}</g>`,
  ];
  const width = Math.max(layout.width, 560);
  return svgFile(width, top + layout.height, `The sequence of ${sequence.name}`, css, body);
}

/** Lifelines, then what goes between them; as wide and high as the layout. */
export function drawSequence({ participants, bottom, rows }: SequenceLayout): string {
  return [
    ...participants.map((column) => drawParticipant(column, bottom)),
    ...rows.map(drawRow),
  ].join('\n');
}

function drawParticipant({ name, x, width }: Column, bottom: number): string {
  const left = x - width / 2;
  return [
    `<path class="lifeline" d="M${x} ${head.y + head.height}V${bottom}"/>`,
    `<rect class="participant" x="${left}" y="${head.y}" width="${width}" height="${head.height}" rx="8"/>`,
    `<text class="participant-name" x="${x}" y="${head.y + 25}">${xml(name)}</text>`,
  ].join('');
}

function drawRow(row: Row): string {
  if (row.kind === 'message') return drawMessage(row.message, row);
  if (row.kind === 'note') {
    const { x, y, width, text } = row;
    return `<rect class="note" x="${x}" y="${y}" width="${width}" height="22" rx="4"/><text class="note-text" x="${x + 10}" y="${y + 15}">${xml(text)}</text>`;
  }
  const { x, y, width, height, when } = row;
  const tab = frameTitleWidth(when);
  return [
    `<rect class="frame" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`,
    `<rect class="frame-tab" x="${x}" y="${y}" width="${tab}" height="22" rx="6"/>`,
    `<text class="frame-name" x="${x + 10}" y="${y + 15}">${xml(frameTitle(when))}</text>`,
  ].join('');
}

function drawMessage(
  { style, from: sender, to: receiver, text }: Message,
  { from, to, y }: { from: number; to: number; y: number },
): string {
  const ends = [
    { x: from, y },
    { x: to, y },
  ];
  return `<g class="message ${style}"><title>${xml(`${nameOf(sender)} to ${nameOf(receiver)}: ${text}`)}</title><path class="way" d="M${from} ${y}H${to}"/>${drawHead(ends, heads[style])}<text x="${(from + to) / 2}" y="${y - 8}">${xml(text)}</text></g>`;
}
