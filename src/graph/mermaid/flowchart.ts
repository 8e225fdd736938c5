import {
  clientId,
  type Edge,
  type EdgeKind,
  type Graph,
  gatewayId,
  type NodeId,
  type ServiceNode,
} from '../model.ts';
import { label } from './escape.ts';

/** What stands around the names of an edge. */
const arrows: Record<EdgeKind, { bare: string; before: string; after: string }> = {
  route: { bare: '-->', before: '--', after: '-->' },
  call: { bare: '-->', before: '--', after: '-->' },
  event: { bare: '-.->', before: '-.', after: '.->' },
  saga: { bare: '==>', before: '==', after: '==>' },
  reference: { bare: '--o', before: '--', after: '--o' },
};

/** A system as a Mermaid flowchart: https://mermaid.js.org/syntax/flowchart.html */
export function flowchart({ teams, services, edges }: Graph): string {
  const withoutTeam = services.filter(({ team }) => team === undefined);
  return [
    'flowchart LR',
    `  ${clientId}([client])`,
    `  ${gatewayId}[gateway]`,
    `  ${clientId} --> ${gatewayId}`,
    ...teams.flatMap((team, index) => [
      `  subgraph team_${index + 1} [${label(team)}]`,
      ...services.filter((service) => service.team === team).flatMap((one) => node(one, '    ')),
      '  end',
    ]),
    ...withoutTeam.flatMap((service) => node(service, '  ')),
    ...edges.map((edge) => `  ${line(edge)}`),
  ].join('\n');
}

function node({ id, name, store }: ServiceNode, indent: string): string[] {
  const own = identifier(id);
  const lines = [`${own}[${label(name)}]`];
  if (store !== undefined) {
    const kept = identifier(`store-${name}`);
    lines.push(`${kept}[(${label(name, store)})]`, `${own} --- ${kept}`);
  }
  return lines.map((text) => indent + text);
}

function line({ from, to, kind, names }: Edge): string {
  const { bare, before, after } = arrows[kind];
  const arrow = names.length === 0 ? bare : `${before} ${label(...names)} ${after}`;
  return `${identifier(from)} ${arrow} ${identifier(to)}`;
}

// Mermaid reserves words such as `end` and `graph`, and a dash can begin an arrow.
function identifier(id: NodeId): string {
  return id.replaceAll('-', '_');
}
