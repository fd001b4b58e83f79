import { sliceByShare } from './along'
import { MinHeap } from './heap'
import { metresBetween } from './measure'
import { otherEnd, type RoadEdge, type RoadGraph } from './road-graph'
import type { EdgeCosts } from './road-mode'
import type { Snap } from './snap'
import type { Metres, Seconds } from './types'

/** A stretch of one edge, from one share of it to another (0 its start, 1 its end). */
export interface EdgePart {
  readonly edge: number
  readonly from: number
  readonly to: number
}

/** What something takes: time and length, and the cost by which ways are compared (seconds, more where one would rather not). */
export interface Toll {
  readonly seconds: Seconds
  readonly metres: Metres
  readonly cost: number
}

/** What a search found for every node: Infinity and -1 where it did not come. */
export interface Reach {
  readonly seconds: Float64Array
  readonly metres: Float64Array
  readonly cost: Float64Array
  /** The edge by which a node is reached; -1 for the nodes the search began at. */
  readonly by: Int32Array
}

export interface Seed extends Toll {
  readonly node: number
}

/** The wait met on a part of an edge, in seconds: all of it when the part passes the middle of the edge, else 0. */
export function waitOn(edge: RoadEdge, part: EdgePart): Seconds {
  const [low, high] = [Math.min(part.from, part.to), Math.max(part.from, part.to)]
  return low < 0.5 && high >= 0.5 ? edge.waitSeconds : 0
}

/** What a part of an edge takes, waits included; a part is never shorter than the straight line between its ends. */
export function measurePart(graph: RoadGraph, part: EdgePart, costs: EdgeCosts): Toll {
  const edge = graph.edges[part.edge]!
  const share = Math.abs(part.to - part.from)
  if (share === 0) return { seconds: 0, metres: 0, cost: 0 }
  const seconds = share * costs.drive[part.edge]! + waitOn(edge, part)
  const cost = seconds * costs.weight[part.edge]!
  if (share === 1) return { seconds, cost, metres: edge.metres }
  const ends = sliceByShare(edge.line, part.from, part.to)
  return { seconds, cost, metres: Math.max(share * edge.metres, metresBetween(ends[0]!, ends.at(-1)!)) }
}

/** The two ways to leave a snapped place along its edge, as starting points of a search. */
export function seedsOf(graph: RoadGraph, snap: Snap, costs: EdgeCosts): Seed[] {
  const edge = graph.edges[snap.edge]!
  return [
    { node: edge.from, ...measurePart(graph, { edge: snap.edge, from: snap.share, to: 0 }, costs) },
    { node: edge.to, ...measurePart(graph, { edge: snap.edge, from: snap.share, to: 1 }, costs) },
  ]
}

/** Least seconds from any node to the nearer end of an edge: the chord through the Earth at the greatest speed of all. */
function leastSecondsTo(graph: RoadGraph, edge: RoadEdge, fastest: number): (node: number) => number {
  if (!(fastest > 0)) return () => 0
  const at = graph.chords
  const chord = (one: number, other: number) =>
    Math.hypot(
      at[3 * one]! - at[3 * other]!,
      at[3 * one + 1]! - at[3 * other + 1]!,
      at[3 * one + 2]! - at[3 * other + 2]!,
    )
  return (node) => Math.min(chord(node, edge.from), chord(node, edge.to)) / fastest
}

/**
 * Least cost from the seeds to every node of the graph or, where a goal is named, to both ends of the goal's edge, the
 * search leaning towards it; what lies beyond is then left at Infinity.
 * @see Dijkstra 1959, "A note on two problems in connexion with graphs", Numerische Mathematik 1
 * @see Hart, Nilsson & Raphael 1968, "A formal basis for the heuristic determination of minimum cost paths", IEEE TSSC 4(2)
 */
export function searchRoads(graph: RoadGraph, seeds: readonly Seed[], { costs, goal }: Quest): Reach {
  const count = graph.nodes.length
  const reach: Reach = {
    seconds: new Float64Array(count).fill(Infinity),
    metres: new Float64Array(count).fill(Infinity),
    cost: new Float64Array(count).fill(Infinity),
    by: new Int32Array(count).fill(-1),
  }
  const ends = goal === undefined ? [] : [graph.edges[goal]!.from, graph.edges[goal]!.to]
  const least = goal === undefined ? () => 0 : leastSecondsTo(graph, graph.edges[goal]!, costs.fastest)
  const wanted = new Set(ends)
  const heap = new MinHeap()
  const relax = (seed: Seed, edge: number) => {
    if (seed.cost >= reach.cost[seed.node]!) return
    reach.seconds[seed.node] = seed.seconds
    reach.metres[seed.node] = seed.metres
    reach.cost[seed.node] = seed.cost
    reach.by[seed.node] = edge
    heap.push(seed.node, seed.cost + least(seed.node))
  }
  for (const seed of seeds) relax(seed, -1)
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const node = next.item
    if (next.cost > reach.cost[node]! + least(node)) continue
    if (wanted.delete(node) && wanted.size === 0) break
    for (const index of graph.exits[node]!) relax(stepOver(graph, reach, { node, index, costs }), index)
  }
  return reach
}

interface Quest {
  readonly costs: EdgeCosts
  /** Position in `RoadGraph.edges` of the edge that is looked for. */
  readonly goal?: number
}

function stepOver(
  { edges }: RoadGraph,
  { seconds, metres, cost }: Reach,
  { node, index, costs }: { node: number; index: number; costs: EdgeCosts },
): Seed {
  const edge = edges[index]!
  const spent = costs.drive[index]! + edge.waitSeconds
  return {
    node: otherEnd(edge, node),
    seconds: seconds[node]! + spent,
    metres: metres[node]! + edge.metres,
    cost: cost[node]! + spent * costs.weight[index]!,
  }
}

export interface Join extends Toll {
  /** The node where the search meets the last edge; -1 when both places lie on it and one drives straight there. */
  readonly node: number
}

/** The best way to finish a search begun at one snapped place in another; null when the other cannot be reached. */
export function joinSnaps(
  graph: RoadGraph,
  reach: Reach,
  ends: { from: Snap; to: Snap; costs: EdgeCosts },
): Join | null {
  const { from, to, costs } = ends
  const edge = graph.edges[to.edge]!
  const joins: Join[] = []
  if (from.edge === to.edge)
    joins.push({ node: -1, ...measurePart(graph, { edge: to.edge, from: from.share, to: to.share }, costs) })
  for (const [node, share] of [[edge.from, 0] as const, [edge.to, 1] as const]) {
    const last = measurePart(graph, { edge: to.edge, from: share, to: to.share }, costs)
    joins.push({
      node,
      seconds: reach.seconds[node]! + last.seconds,
      metres: reach.metres[node]! + last.metres,
      cost: reach.cost[node]! + last.cost,
    })
  }
  const possible = joins.filter(({ cost }) => cost < Infinity)
  return possible.length === 0 ? null : possible.reduce((best, join) => (join.cost < best.cost ? join : best))
}

/** The parts of edges from the first snapped place to the second, in the order they are driven. */
export function partsTo(
  graph: RoadGraph,
  reach: Reach,
  { node, snaps }: { node: number; snaps: readonly [from: Snap, to: Snap] },
): EdgePart[] {
  const [from, to] = snaps
  if (node === -1) return [{ edge: from.edge, from: from.share, to: to.share }]
  const parts: EdgePart[] = [{ edge: to.edge, from: graph.edges[to.edge]!.from === node ? 0 : 1, to: to.share }]
  let at = node
  for (let index = reach.by[at]!; index !== -1; index = reach.by[at]!) {
    const edge = graph.edges[index]!
    parts.unshift(edge.to === at ? { edge: index, from: 0, to: 1 } : { edge: index, from: 1, to: 0 })
    at = otherEnd(edge, at)
  }
  return [{ edge: from.edge, from: from.share, to: graph.edges[from.edge]!.from === at ? 0 : 1 }, ...parts]
}
