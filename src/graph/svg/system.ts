import type { Box, Layout } from '../layout/layout.ts';
import { textWidth } from '../layout/text.ts';
import { clientId, type EdgeKind, edgeKinds, type Graph, gatewayId } from '../model.ts';
import { drawEdge, kinds } from './edge.ts';
import { drawHead } from './head.ts';
import { doorIcon } from './icons.ts';
import { drawService, teamClass } from './service.ts';
import { xml } from './xml.ts';

/** Teams, edges, nodes, in this order from the back to the front; as wide and high as the layout. */
export function drawSystem(graph: Graph, layout: Layout, isLink: boolean): string {
  return [
    ...layout.teams.map(
      ({ name, x, y, width, height }) =>
        `<g class="${teamClass(name, graph)}"><rect class="team" x="${x}" y="${y}" width="${width}" height="${height}" rx="14"/><circle class="team-dot" cx="${x + 22}" cy="${y + 21}" r="4.5"/><text class="team-name" x="${x + 33}" y="${y + 25}">${xml(name)}</text></g>`,
    ),
    ...layout.edges.map(drawEdge),
    drawEntrance(layout.client, clientId, 'clients', '', isLink),
    drawEntrance(layout.gateway, gatewayId, 'gateway', served(graph), isLink),
    ...graph.services.map((service) => {
      const place = layout.services.get(service.id);
      if (place === undefined) throw new Error(`${service.id} has no place`);
      return drawService(service, place, graph, isLink);
    }),
  ].join('\n');
}

function served({ gateway: { operations } }: Graph): string {
  return operations === 1 ? '1 operation' : `${operations} operations`;
}

function drawEntrance(
  { x, y, width, height }: Box,
  id: string,
  name: string,
  about: string,
  isLink: boolean,
): string {
  const hasSheet = isLink && id === gatewayId;
  const element = hasSheet ? 'a' : 'g';
  const link = hasSheet ? ` href="#${id}" aria-label="gateway: ${about}"` : '';
  const middle = height / 2 + 5;
  const lines =
    about === ''
      ? `<text class="name" x="${width / 2}" y="${middle}" text-anchor="middle">${name}</text>`
      : `<text class="name" x="18" y="${middle - 9}">${name}</text><text class="about" x="18" y="${middle + 10}">${about}</text>`;
  const round = about === '' ? height / 2 : 9;
  return `<${element} class="entrance" data-node="${id}" transform="translate(${x} ${y})"${link}><rect class="card" width="${width}" height="${height}" rx="${round}"/>${lines}</${element}>`;
}

/** What lines, signs and colours mean, beginning at the left. */
export function drawLegend(graph: Graph, layout: Layout): string {
  let x = 0;
  const sign = (drawing: string, width: number, text: string) => {
    const one = `<g transform="translate(${x} 0)">${drawing}<text x="${width + 8}" y="4">${xml(text)}</text></g>`;
    x += width + 8 + textWidth(text, 12) + 26;
    return one;
  };
  const dots = layout.teams.length > 0 ? [] : graph.teams;
  const hasDoor = graph.services.some(({ publicOperations }) => publicOperations > 0);
  return [
    ...drawnKinds(layout).map((kind) => sign(drawSample(kind), 40, kinds[kind].plural)),
    ...(hasDoor ? [sign(doorIcon(0, -7), 14, 'reached through the gateway')] : []),
    ...dots.map((team) =>
      sign(`<circle class="team-dot ${teamClass(team, graph)}" cx="5" cy="0" r="4.5"/>`, 10, team),
    ),
  ].join('');
}

/** How wide that is, in pixels. */
export function legendWidth(graph: Graph, layout: Layout): number {
  const texts = [...drawLegend(graph, layout).matchAll(/translate\(([\d.]+) 0\)/g)];
  return Number(texts.at(-1)?.[1] ?? 0) + 160;
}

/** Kinds of edges that the picture has. */
export function drawnKinds({ edges }: Layout): EdgeKind[] {
  return edgeKinds.filter((kind) => edges.some((edge) => edge.kind === kind));
}

/** A line of 40 pixels from the left to the right. */
export function drawSample(kind: EdgeKind): string {
  const ends = [
    { x: 0, y: 0 },
    { x: 40, y: 0 },
  ];
  return `<g class="legend edge ${kind}"><path class="way" d="M0 0H40"/>${drawHead(ends, kinds[kind].head)}</g>`;
}
