import { sliceByShare } from './along'
import { MinHeap } from './heap'
import { metresBetween } from './measure'
import { otherEnd, type RoadEdge, type RoadGraph } from './road-graph'
import type { Snap } from './snap'
import type { Metres, Seconds } from './types'

/** Vehicles the roads were timed for. */
export type RoadMode = 'car' | 'coach'

/** A stretch of one edge, from one share of it to another (0 its start, 1 its end). */
export interface EdgePart {
  readonly edge: number
  readonly from: number
  readonly to: number
}

/** What a search found for every node: Infinity and -1 where it did not come. */
export interface Reach {
  readonly seconds: Float64Array
  readonly metres: Float64Array
  /** The edge by which a node is reached; -1 for the nodes the search began at. */
  readonly by: Int32Array
}

export interface Seed {
  readonly node: number
  readonly seconds: Seconds
  readonly metres: Metres
}

/**
 * Time factors of a coach against the authored average: none on motorways and trunk roads, 5 % on other paved roads,
 * 15 % where the authored average is 45 km/h or less (mountain), 25 % on gravel and tracks. Planning assumptions, not measurements.
 */
const COACH = { paved: 1.05, mountain: 1.15, unpaved: 1.25 } as const
const MOUNTAIN_KMH = 45
/** A track as slow as this is walked: no vehicle makes it slower. */
const WALKED_KMH = 6

/** Moving seconds along a whole edge in a vehicle, without waits. */
function driveSeconds(edge: RoadEdge, mode: RoadMode): Seconds {
  return edge.driveSeconds * (mode === 'coach' ? coachFactor(edge) : 1)
}

function coachFactor(edge: RoadEdge): number {
  if (edge.event === 'ferry' || edge.class === 'street' || edge.kmh <= WALKED_KMH) return 1
  if (edge.surface === 'unpaved' || edge.class === 'track') return COACH.unpaved
  if (edge.kmh <= MOUNTAIN_KMH) return COACH.mountain
  return edge.class === 'motorway' || edge.class === 'trunk' ? 1 : COACH.paved
}

/** The wait met on a part of an edge, in seconds: all of it when the part passes the middle of the edge, else 0. */
export function waitOn(edge: RoadEdge, part: EdgePart): Seconds {
  const [low, high] = [Math.min(part.from, part.to), Math.max(part.from, part.to)]
  return low < 0.5 && high >= 0.5 ? edge.waitSeconds : 0
}

/** Seconds (waits included) and metres of a part of an edge; a part is never shorter than the straight line between its ends. */
export function measurePart(graph: RoadGraph, part: EdgePart, mode: RoadMode): { seconds: Seconds; metres: Metres } {
  const edge = graph.edges[part.edge]!
  const share = Math.abs(part.to - part.from)
  const seconds = share * driveSeconds(edge, mode) + waitOn(edge, part)
  if (share === 0 || share === 1) return { seconds, metres: share * edge.metres }
  const ends = sliceByShare(edge.line, part.from, part.to)
  return { seconds, metres: Math.max(share * edge.metres, metresBetween(ends[0]!, ends.at(-1)!)) }
}

/** The two ways to leave a snapped place along its edge, as starting points of a search. */
export function seedsOf(graph: RoadGraph, snap: Snap, mode: RoadMode): Seed[] {
  const edge = graph.edges[snap.edge]!
  return [
    { node: edge.from, ...measurePart(graph, { edge: snap.edge, from: snap.share, to: 0 }, mode) },
    { node: edge.to, ...measurePart(graph, { edge: snap.edge, from: snap.share, to: 1 }, mode) },
  ]
}

/**
 * Least cost from the seeds to every node of the graph; cost is seconds in the vehicle, or metres when `by` says so.
 * @see Dijkstra 1959, "A note on two problems in connexion with graphs", Numerische Mathematik 1
 */
export function searchRoads(graph: RoadGraph, seeds: readonly Seed[], by: RoadMode | 'metres'): Reach {
  const count = graph.nodes.length
  const seconds = new Float64Array(count).fill(Infinity)
  const metres = new Float64Array(count).fill(Infinity)
  const from = new Int32Array(count).fill(-1)
  const cost = by === 'metres' ? metres : seconds
  const heap = new MinHeap()
  const relax = (seed: Seed, edge: number) => {
    const offered = by === 'metres' ? seed.metres : seed.seconds
    if (offered >= cost[seed.node]!) return
    seconds[seed.node] = seed.seconds
    metres[seed.node] = seed.metres
    from[seed.node] = edge
    heap.push(seed.node, offered)
  }
  for (const seed of seeds) relax(seed, -1)
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const node = next.item
    if (next.cost > cost[node]!) continue
    for (const index of graph.exits[node]!) {
      const edge = graph.edges[index]!
      const spent = driveSeconds(edge, by === 'metres' ? 'car' : by) + edge.waitSeconds
      relax({ node: otherEnd(edge, node), seconds: seconds[node]! + spent, metres: metres[node]! + edge.metres }, index)
    }
  }
  return { seconds, metres, by: from }
}

export interface Join {
  readonly seconds: Seconds
  readonly metres: Metres
  /** The node where the search meets the last edge; -1 when both places lie on it and one drives straight there. */
  readonly node: number
}

/** The quickest way to finish a search begun at one snapped place in another; null when the other cannot be reached. */
export function joinSnaps(graph: RoadGraph, reach: Reach, ends: { from: Snap; to: Snap; mode: RoadMode }): Join | null {
  const { from, to, mode } = ends
  const edge = graph.edges[to.edge]!
  const joins: Join[] = []
  if (from.edge === to.edge) {
    joins.push({ node: -1, ...measurePart(graph, { edge: to.edge, from: from.share, to: to.share }, mode) })
  }
  for (const [node, share] of [[edge.from, 0] as const, [edge.to, 1] as const]) {
    const last = measurePart(graph, { edge: to.edge, from: share, to: to.share }, mode)
    const seconds = reach.seconds[node]! + last.seconds
    if (seconds < Infinity) joins.push({ node, seconds, metres: reach.metres[node]! + last.metres })
  }
  return joins.length === 0 ? null : joins.reduce((best, join) => (join.seconds < best.seconds ? join : best))
}
