import type { Layout } from '../layout/layout.ts';
import { fitted } from '../layout/text.ts';
import type { Graph } from '../model.ts';
import { drawLegend, drawSystem, legendWidth } from './system.ts';
import { xml } from './xml.ts';

const margin = 28;

/** A file of its own: the system below its name, and what the lines mean. */
export function systemSvg(graph: Graph, layout: Layout, css: string): string {
  const { name, description } = graph.system;
  const top = description === undefined ? 56 : 78;
  const width = Math.max(layout.width, legendWidth(graph, layout) + 2 * margin);
  const body = [
    `<text class="heading" x="${margin}" y="44">${xml(name)}</text>`,
    ...(description === undefined
      ? []
      : [
          `<text class="subheading" x="${margin}" y="68">${xml(fitted(description, 13, width - 2 * margin))}</text>`,
        ]),
    `<g transform="translate(0 ${top})">`,
    drawSystem(graph, layout, false),
    '</g>',
    `<g class="legend" transform="translate(${margin} ${top + layout.height + 6})">${drawLegend(graph, layout)}</g>`,
  ];
  return svgFile(width, top + layout.height + 34, `The architecture of ${name}`, css, body);
}

export function svgFile(
  width: number,
  height: number,
  title: string,
  css: string,
  body: readonly string[],
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${xml(title)}">
<title>${xml(title)}</title>
<style>
${css}</style>
<rect class="paper" width="${width}" height="${height}"/>
${body.join('\n')}
</svg>
`;
}
