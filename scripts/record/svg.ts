import { type Frame, type Shot, toScenes } from './film.ts';
import type { Span } from './spans.ts';

const cell = { width: 8, height: 18 };
const margin = 18;

/** Light on dark, whatever the page around it is. */
const style = `
text{font:13.3px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;fill:#e6edf3;white-space:pre}
.bold{font-weight:600}.dim{fill:#8b949e}.cyan{fill:#6cd7e5}.green{fill:#7ee787}.yellow{fill:#e3b341}.red{fill:#ff8b82}
.blue{fill:#79c0ff}.magenta{fill:#d2a8ff}.black{fill:#6e7681}.cursor{fill:#c9d1d9;opacity:.8}`;

export interface Picture {
  columns: number;
  rows: number;
  /** For whoever does not see it. */
  title: string;
}

/** One frame. */
export function toStill(frame: Omit<Frame, 'duration'>, picture: Picture): string {
  const { scenes } = toScenes([{ ...frame, duration: 1 }]);
  return svg(picture, style, scenes.flatMap(({ shots }) => shots.map(drawShot)).join('\n'));
}

/** All frames, again and again; the last one only, for whoever wants no motion. */
export function toAnimation(frames: readonly Frame[], picture: Picture): string {
  const { scenes, length } = toScenes(frames);
  const percent = (time: number) => `${+((100 * time) / length).toFixed(3)}%`;
  const rules = scenes.map(({ from, to }, index) => {
    const hidden = from === 0 ? '' : '0%{visibility:hidden}';
    const gone = to === length ? '' : `${percent(to)}{visibility:hidden}`;
    const still = to === length ? '' : `.s${index}`;
    return {
      rule: `@keyframes s${index}{${hidden}${percent(from)}{visibility:visible}${gone}}.s${index}{animation:s${index} ${length}ms step-end infinite}`,
      still,
    };
  });
  const passing = rules.map(({ still }) => still).filter((selector) => selector !== '');
  const calm = `@media(prefers-reduced-motion){g{animation:none!important}${passing.join()}{visibility:hidden}}`;
  const groups = scenes.map(
    ({ shots }, index) => `<g class="s${index}">${shots.map(drawShot).join('')}</g>`,
  );
  return svg(
    picture,
    `${style}\n${rules.map(({ rule }) => rule).join('\n')}\n${calm}`,
    groups.join('\n'),
  );
}

function svg({ columns, rows, title }: Picture, css: string, body: string): string {
  const width = columns * cell.width + 2 * margin;
  const height = rows * cell.height + 2 * margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeText(title)}">
<title>${escapeText(title)}</title>
<style>${css}
</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9" fill="#0d1117" stroke="#30363d"/>
${body}
</svg>
`;
}

function drawShot({ row, content }: Shot): string {
  const top = margin + row * cell.height;
  if (typeof content !== 'number') return content.map((span) => drawSpan(span, top + 13)).join('');
  const x = margin + content * cell.width;
  return `<rect class="cursor" x="${x}" y="${top}" width="${cell.width}" height="16"/>`;
}

// Every font has its own idea of how wide a character is; the length keeps the columns.
function drawSpan({ column, text, look }: Span, y: number): string {
  const x = margin + column * cell.width;
  const length = [...text].length;
  const exact = length > 1 ? ` textLength="${length * cell.width}"` : '';
  const name = look === '' ? '' : ` class="${look}"`;
  return `<text x="${x}" y="${y}"${exact}${name}>${escapeText(text)}</text>`;
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
