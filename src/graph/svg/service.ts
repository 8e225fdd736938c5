import { gravest } from '../finding.ts';
import { type Card, card } from '../layout/card.ts';
import type { Box } from '../layout/layout.ts';
import type { Graph, ServiceNode } from '../model.ts';
import { doorIcon, storeIcon } from './icons.ts';
import { xml } from './xml.ts';

/** @param isLink whether it leads to what the page says of it */
export function drawService(
  service: ServiceNode,
  { x, y, width, height, card: { name, about, facts } }: Box & { card: Card },
  graph: Graph,
  isLink: boolean,
): string {
  const { id, store, publicOperations, findings } = service;
  const served = publicOperations === 0 ? '' : ' data-served=""';
  const element = isLink ? 'a' : 'g';
  const link = isLink ? ` href="#${xml(id)}" aria-label="${xml(spoken(service))}"` : '';
  const bottom = height - 16;
  const factsAt = card.left + (store === undefined ? 0 : 18);
  return [
    `<${element} class="service ${teamClass(service.team, graph)}" data-node="${xml(id)}"${served} transform="translate(${x} ${y})"${link}>`,
    ...(isLink ? [] : [`<title>${xml(spoken(service))}</title>`]),
    `<rect class="card" width="${width}" height="${height}" rx="9"/>`,
    `<rect class="stripe" x="6.5" y="12" width="3.5" height="${height - 24}" rx="1.75"/>`,
    `<text class="name" x="${card.left}" y="27">${xml(name)}</text>`,
    ...about.map(
      (line, index) =>
        `<text class="about" x="${card.left}" y="${46 + index * 16}">${xml(line)}</text>`,
    ),
    ...(store === undefined ? [] : [storeIcon(card.left - 1, bottom - 10.5)]),
    `<text class="facts" x="${factsAt}" y="${bottom}">${xml(facts)}</text>`,
    ...(publicOperations === 0 ? [] : [doorIcon(width - card.right - 11, bottom - 10.5)]),
    ...badge(findings, width),
    `</${element}>`,
  ].join('');
}

function badge(findings: ServiceNode['findings'], width: number): string[] {
  const severity = gravest(findings);
  if (severity === undefined) return [];
  const at = width - card.right - 5;
  return [
    `<circle class="badge ${severity}" cx="${at}" cy="22" r="10"/>`,
    `<text class="badge-count" x="${at}" y="26">${findings.length > 99 ? '99' : findings.length}</text>`,
  ];
}

/** `t1` to `t8`, again from the beginning where there are more teams; `t0` where nobody is named. */
export function teamClass(team: string | undefined, { teams }: Graph): string {
  const index = team === undefined ? -1 : teams.indexOf(team);
  return index < 0 ? 't0' : `t${(index % 8) + 1}`;
}

/** What a card says, for whoever does not see it. */
function spoken({ name, context, team, store, publicOperations, findings }: ServiceNode): string {
  return [
    context === undefined ? name : `${name}: ${context}`,
    ...(team === undefined ? [] : [`owned by ${team}`]),
    ...(store === undefined ? [] : [`keeps its data in ${store}`]),
    ...(publicOperations === 0 ? [] : [`reached through the gateway`]),
    ...(findings.length === 0
      ? []
      : [findings.length === 1 ? '1 finding' : `${findings.length} findings`]),
  ].join('; ');
}
