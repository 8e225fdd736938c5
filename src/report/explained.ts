import { type Threshold, thresholds } from '../blueprint/lint/thresholds.ts';
import type { Page } from '../boundaries/rule.ts';
import type { Explained } from '../commands/explain.ts';
import type { Canvas } from './drawing.ts';
import { wrap } from './fit.ts';

/** Longer lines are hard to read, however wide the terminal is. */
const widest = 88;

/** The page of a rule, for people. */
export function printExplained(explained: Explained, canvas: Canvas): string {
  return explained.kind === 'rule'
    ? rulePage(explained.page, canvas)
    : sections(canvas, `${explained.page.id}  ${explained.page.title}`, '', [
        [
          'No valid blueprint has it',
          [
            explained.page.because,
            ...(explained.page.code === undefined
              ? []
              : [`What is written otherwise is refused: [${explained.page.code}].`]),
          ],
        ],
      ]);
}

function rulePage({ id, severity, title, why, repairs, sources }: Page, canvas: Canvas): string {
  return sections(canvas, `${id}  ${title}`, severity, [
    ['Why', [why]],
    ['What is usually done', repairs.map((repair, index) => `${index + 1}. ${repair}`)],
    [
      'From where on',
      limitsOf(id).map(
        ([name, { usual, counts, why: reason }]) =>
          `lint.thresholds.${id}.${name}: ${usual}. ${counts} ${reason}`,
      ),
    ],
    [
      'Who says so',
      sources.map(({ title: source, url }) => (url === undefined ? source : `${source}\n${url}`)),
    ],
    [
      'Where it is right all the same',
      id.startsWith('LINT')
        ? []
        : [`lint: { exceptions: [{ rule: ${id}, place: ..., reason: ... }] }`],
    ],
  ]);
}

/** What the language lets one change about a rule. */
export function limitsOf(id: string): [name: string, threshold: Threshold][] {
  const all: Record<string, Record<string, Threshold>> = thresholds;
  return Object.entries(all[id] ?? {});
}

function sections(
  { width, paint, glyphs }: Canvas,
  title: string,
  severity: string,
  parts: readonly [heading: string, lines: readonly string[]][],
): string {
  const room = Math.min(width, widest) - 2;
  const lines = (text: string) =>
    text.split('\n').flatMap((line) => {
      if (isOneWord(line)) return [line];
      // What follows a number stands below its first word.
      const hang = /^\d+\. /.exec(line)?.[0].length ?? 0;
      return wrap(line, room - hang, glyphs.ellipsis).map((part, index) =>
        index === 0 ? part : ' '.repeat(hang) + part,
      );
    });
  return [
    [
      ...wrap(`${title}${severity === '' ? '' : `  (${severity})`}`, room + 2, glyphs.ellipsis).map(
        (line) => paint.bold(line),
      ),
    ],
    ...parts
      .filter(([, texts]) => texts.length > 0)
      .map(([heading, texts]) => [
        paint.dim(heading),
        ...texts.flatMap(lines).map((line) => `  ${line}`),
      ]),
  ]
    .map((block) => block.map((line) => `${line}\n`).join(''))
    .join('\n');
}

/** An address is never cut. */
const isOneWord = (line: string) => !line.includes(' ');
