/** What needs what: each name with the names it needs. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Names that need themselves by way of others: for each such name, one shortest ring that it is in. */
export function findRings(graph: Graph): string[][] {
  const rings: string[][] = [];
  for (const name of graph.keys()) {
    const ring = rings.some(found => found.includes(name)) ? undefined : findWayBack(graph, name);
    if (ring !== undefined) rings.push(ring);
  }
  return rings;
}

function findWayBack(graph: Graph, start: string): string[] | undefined {
  const seen = new Set<string>();
  const ways = [[start]];
  // Ways are added while they are walked: the shortest come first.
  for (const way of ways) {
    for (const next of graph.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}
