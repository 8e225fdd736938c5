import { labelText } from '../layout/edgeLabel.ts';
import type { Route } from '../layout/layout.ts';
import { clientId, gatewayId, type NodeId } from '../model.ts';
import { drawHead, type Head } from './head.ts';
import { roundedPath } from './path.ts';
import { xml } from './xml.ts';

export const kinds: Record<Route['kind'], { head: Head; verb: string; plural: string }> = {
  entrance: { head: 'filled', verb: 'ask', plural: 'requests' },
  route: { head: 'filled', verb: 'passes requests to', plural: 'routes' },
  call: { head: 'filled', verb: 'calls', plural: 'calls' },
  event: { head: 'open', verb: 'is heard by', plural: 'events' },
  saga: { head: 'filled', verb: 'conducts', plural: 'sagas' },
  reference: { head: 'ring', verb: 'refers to', plural: 'references' },
};

export function drawEdge({ kind, from, to, names, points, label }: Route): string {
  const { head, verb } = kinds[kind];
  const what = names.length === 0 ? '' : `: ${names.join(', ')}`;
  const way = roundedPath(points);
  return [
    `<g class="edge ${kind}" data-from="${xml(from)}" data-to="${xml(to)}">`,
    `<title>${xml(`${nameOf(from)} ${verb} ${nameOf(to)}${what}`)}</title>`,
    `<path class="reach" d="${way}"/><path class="way" d="${way}"/>`,
    drawHead(points, head),
    ...(label?.lines ?? []).map((line, index) => {
      const { x, y, width } = label as NonNullable<Route['label']>;
      const baseline = y + 11 + index * labelText.lineHeight;
      return `<text x="${x + width / 2}" y="${baseline}">${xml(line)}</text>`;
    }),
    '</g>',
  ].join('');
}

export function nameOf(id: NodeId): string {
  if (id === clientId) return 'clients';
  return id === gatewayId ? 'gateway' : id.replace(/^service-/, '');
}
