/** A directed graph: each node with the ones it leads to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

export function graphOf(edges: Iterable<readonly [from: string, to: string]>): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    const next = graph.get(from) ?? new Set();
    graph.set(from, next.add(to));
  }
  return graph;
}

/**
 * One circle for each group of nodes that all lead to each other, a shortest one, from its first node by
 * name back to it: `[a, b, a]`. Sorted.
 */
export function circles(graph: Graph): string[][] {
  const groups = new Map<string, string[]>();
  const reaching = new Map(
    [...graph.keys()].map((node) => [node, reachable(graph, node)] as const),
  );
  const found: string[][] = [];
  for (const node of [...graph.keys()].sort()) {
    if (groups.has(node) || !reaching.get(node)?.has(node)) continue;
    const group = [...(reaching.get(node) ?? [])].filter((other) => reaching.get(other)?.has(node));
    for (const member of group) groups.set(member, group);
    found.push(shortestCircle(graph, node));
  }
  return found;
}

/** Every node that one can come to from there, itself only by a circle. */
function reachable(graph: Graph, from: string): Set<string> {
  const found = new Set<string>();
  const open = [...(graph.get(from) ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    open.push(...(graph.get(node) ?? []));
  }
  return found;
}

function shortestCircle(graph: Graph, start: string): string[] {
  let trails = [[start]];
  const seen = new Set<string>();
  while (trails.length > 0) {
    const longer: string[][] = [];
    for (const trail of trails) {
      for (const next of graph.get(trail.at(-1) ?? '') ?? []) {
        if (next === start) return [...trail, start];
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...trail, next]);
      }
    }
    trails = longer;
  }
  return [start];
}

/** The longest way from each node on, itself included; what closes a circle is left out. */
export function longestWays(graph: Graph): (from: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const open = new Set<string>();
  const from = (node: string): readonly string[] => {
    const before = known.get(node);
    if (before !== undefined) return before;
    open.add(node);
    let longest: readonly string[] = [];
    for (const next of graph.get(node) ?? []) {
      if (open.has(next)) continue;
      const way = from(next);
      if (way.length > longest.length) longest = way;
    }
    open.delete(node);
    const way = [node, ...longest];
    known.set(node, way);
    return way;
  };
  return from;
}
