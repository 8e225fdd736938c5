import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import { clientId, type Edge, type Graph, gatewayId, type NodeId } from '../model.ts';
import { type Card, cardOf } from './card.ts';
import { linesOf } from './edgeLabel.ts';
import { elk } from './elk.ts';
import { elkGraph, entrance } from './elkGraph.ts';

/** Where everything is, in pixels from the top left corner. */
export interface Layout {
  width: number;
  height: number;
  client: Box;
  gateway: Box;
  services: Map<NodeId, Box & { card: Card }>;
  teams: (Box & { name: string })[];
  edges: Route[];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The way of an edge, corner by corner, and where its names stand. */
export interface Route {
  kind: Edge['kind'] | 'entrance';
  from: NodeId;
  to: NodeId;
  names: string[];
  points: Point[];
  label?: Box & { lines: string[] };
}

/** More edges than this from the one gateway would be a curtain before all others. */
const routesAtMost = 12;
/** Among more edges than this, names are left to titles and to the page. */
const labelsAtMost = 28;

/** Boxes around the teams of more services than this would take twice the room. */
const teamsAtMost = 16;
/** What the bar above a large system takes, with the room below it. */
const barHeight = 96;

/** Places services in layers along the direction of the edges, and leads edges around them. */
export async function layOut(graph: Graph): Promise<Layout> {
  const hasTeams = graph.services.length <= teamsAtMost;
  const cards = new Map(
    graph.services.map((service) => [service.id, cardOf(service, graph, hasTeams)]),
  );
  const routes = graph.edges.filter(({ kind }) => kind === 'route');
  const hasBar = routes.length > routesAtMost;
  const edges = graph.edges.filter((edge) => !hasBar || edge.from !== gatewayId);
  const isNamed = edges.length - (hasBar ? 0 : routes.length) <= labelsAtMost;
  const placed = await elk(
    elkGraph({ graph, cards, edges, hasEntrance: !hasBar, isNamed, hasTeams }),
  );
  return read(placed, edges, hasBar ? barHeight : 0, graph.teams, cards);
}

function read(
  placed: ElkNode,
  edges: readonly Edge[],
  down: number,
  teams: readonly string[],
  cards: ReadonlyMap<NodeId, Card>,
): Layout {
  const boxes = new Map<string, Box>();
  for (const node of [placed, ...(placed.children ?? [])]) {
    for (const child of node.children ?? []) boxes.set(child.id, boxOf(child, down));
  }
  const hasEntrance = boxes.has(gatewayId);
  const parts = new Map(
    [placed, ...(placed.children ?? [])].flatMap((node) =>
      (node.edges ?? []).map((edge) => [edge.id, edge] as const),
    ),
  );
  const width = Math.max(Math.ceil(placed.width ?? 0), down > 0 ? 640 : 0);
  const bar = { x: 28 + entrance.client.width + 44, y: 28, height: 56 };
  return {
    width,
    height: Math.ceil(placed.height ?? 0) + down,
    client: boxes.get(clientId) ?? { x: 28, y: 34, ...entrance.client },
    gateway: boxes.get(gatewayId) ?? { ...bar, width: width - bar.x - 28 },
    services: new Map(
      [...cards].map(([id, card]) => [id, { ...(boxes.get(id) as Box), card }] as const),
    ),
    teams: teams.flatMap((name) => {
      const box = boxes.get(`team ${name}`);
      return box === undefined ? [] : [{ ...box, name }];
    }),
    edges: [
      ...(down > 0
        ? [
            {
              ...entranceEdge,
              points: [
                { x: 28 + entrance.client.width, y: 56 },
                { x: bar.x, y: 56 },
              ],
            },
          ]
        : []),
      ...(hasEntrance ? [{ ...entranceEdge, points: pointsOf(parts.get('entrance'), down) }] : []),
      ...edges.map((edge, index): Route => {
        const main = parts.get(String(index));
        const label = main?.labels?.[0];
        return {
          ...edge,
          points: pointsOf(main, down),
          ...(label === undefined
            ? {}
            : { label: { ...boxOf(label, down), lines: linesOf(edge.names) } }),
        };
      }),
    ],
  };
}

const entranceEdge = { kind: 'entrance' as const, from: clientId, to: gatewayId, names: [] };

function pointsOf(edge: ElkExtendedEdge | undefined, down: number): Point[] {
  return (edge?.sections ?? [])
    .flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
    .map(({ x, y }) => ({ x: tenths(x), y: tenths(y + down) }));
}

interface Placed {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Placed, down: number): Box {
  return { x: tenths(x), y: tenths(y + down), width: tenths(width), height: tenths(height) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
