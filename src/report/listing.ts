import type { ListedAxis, Listing } from '../commands/list.ts';
import type { Canvas } from './drawing.ts';
import { pad, widthOf, wrap } from './fit.ts';

/** One line: a word, what it means, and what else is to be known. */
interface Row {
  word: string;
  text: string;
  /** What this version does not render is there, but steps back. */
  rendered?: boolean;
}

/** What there is to choose from, for people. */
export function printListing(listing: Listing, canvas: Canvas): string {
  const later = listing.features.filter(({ rendered }) => !rendered);
  const { paint } = canvas;
  const sections = [
    ...listing.axes.map((axis) => [
      ...heading(axis.label, axis.places.join(', '), canvas),
      ...rows(optionRows(axis), canvas),
    ]),
    [
      ...heading('Field types', 'name: type; type[] is a list', canvas),
      ...rows(typeRows(listing), canvas),
    ],
    [
      ...heading('Marks of a field', 'name: { type: ..., mark: ... }', canvas),
      ...rows(
        listing.marks.map(({ id, hint }) => ({ word: id, text: hint })),
        canvas,
      ),
    ],
    ...(later.length === 0
      ? []
      : [
          [
            ...heading('Not rendered yet', 'known to the language, refused by name', canvas),
            ...wrap(later.map(({ label }) => label).join(', '), canvas.width - 2, '').map(
              (line) => `  ${paint.dim(line)}`,
            ),
          ],
        ]),
  ];
  return sections.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

function heading(title: string, place: string, { width, paint }: Canvas): string[] {
  if (widthOf(title) + 2 + widthOf(place) <= width)
    return [`${paint.bold(title)}  ${paint.dim(place)}`];
  return [paint.bold(title), ...wrap(place, width - 2, '').map((line) => `  ${paint.dim(line)}`)];
}

function optionRows({ options }: ListedAxis): Row[] {
  return options.map((option) => ({
    word: option.id,
    text: [
      `${option.label}: ${option.hint}`,
      ...(option.default ? ['(default)'] : []),
      ...(option.rendered ? [] : ['(not rendered yet)']),
    ].join(' '),
    rendered: option.rendered,
  }));
}

function typeRows({ fieldTypes }: Listing): Row[] {
  return fieldTypes.map(({ id, hint, marks }) => ({
    word: id,
    text: marks.length === 0 ? hint : `${hint}; ${marks.join(', ')}`,
  }));
}

function rows(list: Row[], { width, paint, glyphs }: Canvas): string[] {
  const column = Math.max(...list.map(({ word }) => word.length)) + 2;
  const room = Math.max(width - 2 - column, 16);
  return list.flatMap(({ word, text, rendered = true }) => {
    const colour = rendered ? (line: string) => line : paint.dim;
    const [first = '', ...rest] = wrap(text, room, glyphs.ellipsis);
    return [
      `  ${(rendered ? paint.cyan : paint.dim)(pad(word, column))}${colour(first)}`,
      ...rest.map((line) => `${' '.repeat(2 + column)}${colour(line)}`),
    ];
  });
}
