import type { ElkNode, LayoutOptions } from 'elkjs';
import { clientId, type Edge, type Graph, gatewayId, type NodeId } from '../model.ts';
import type { Card } from './card.ts';
import { labelBox } from './edgeLabel.ts';

/** Sizes of what is no card. */
export const entrance = { client: { width: 92, height: 44 }, gateway: { width: 168, height: 72 } };

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '3',
  'elk.edgeLabels.placement': 'CENTER',
  'elk.padding': '[top=28,left=28,bottom=28,right=28]',
};

/** What makes a large system square rather than wide; a small one has room for the straighter lines. */
const dense: LayoutOptions = {
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

/** For a hundred services and more: almost as tight, and in a sixth of the time. */
const quick: LayoutOptions = {
  'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS',
  'elk.layered.thoroughness': '1',
};

export interface Wanted {
  graph: Graph;
  cards: ReadonlyMap<NodeId, Card>;
  edges: readonly Edge[];
  /** Whether clients and gateway are among the nodes. */
  hasEntrance: boolean;
  /** Whether edges have their names beside them. */
  isNamed: boolean;
  /** Whether teams are boxes around their services. */
  hasTeams: boolean;
}

/** What is asked of the layout engine. */
export function elkGraph({ graph, cards, edges, hasEntrance, isNamed, hasTeams }: Wanted): ElkNode {
  const ends: [NodeId, { width: number; height: number }][] = [
    [clientId, entrance.client],
    [gatewayId, entrance.gateway],
  ];
  const outside = graph.services.filter(({ team }) => !hasTeams || team === undefined);
  return {
    id: 'system',
    layoutOptions: { ...options, ...(hasTeams ? {} : graph.services.length > 80 ? quick : dense) },
    children: [
      ...(hasEntrance ? ends.map(([id, size]) => ({ id, ...size })) : []),
      ...(hasTeams ? graph.teams : []).map((team) => ({
        id: `team ${team}`,
        layoutOptions: { 'elk.padding': '[top=40,left=18,bottom=18,right=18]' },
        children: graph.services.filter((one) => one.team === team).map(({ id }) => leaf(id)),
      })),
      ...outside.map(({ id }) => leaf(id)),
    ],
    edges: [
      ...(hasEntrance ? [{ id: 'entrance', sources: [clientId], targets: [gatewayId] }] : []),
      ...edges.map((edge, index) => ({
        id: String(index),
        sources: [portOf(edge, 'out')],
        targets: [portOf(edge, 'in')],
        labels: isNamed && edge.names.length > 0 ? [labelBox(edge.names)] : [],
      })),
    ],
  };

  function leaf(id: NodeId): ElkNode {
    const { width, height } = cards.get(id) as Card;
    const used = edges.flatMap((edge) => [
      ...(edge.from === id ? [portOf(edge, 'out')] : []),
      ...(edge.to === id ? [portOf(edge, 'in')] : []),
    ]);
    const ports = [...new Set(used)].filter((port) => port !== id);
    return { id, width, height, ports: ports.map((port) => ({ id: port, width: 0, height: 0 })) };
  }

  function portOf(edge: Edge, end: 'in' | 'out'): string {
    const node = end === 'in' ? edge.to : edge.from;
    return !isNamed && shares[edge.kind] === end ? `${node} ${edge.kind} ${end}` : node;
  }
}

/** At which end edges share their way where there are many: never at both, or who is joined would be unclear. */
const shares: Partial<Record<Edge['kind'], 'in' | 'out'>> = {
  event: 'out',
  call: 'in',
  reference: 'in',
};
