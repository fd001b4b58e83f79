import { findWay, isNoWay, judgePair, placeOnRoad, type NoWay, type WayRequest } from './find-way'
import { otherEnd, type RoadEdge, type RoadGraph } from './road-graph'
import { costsOf, type EdgeCosts } from './road-mode'
import { partsTo, searchRoads, seedsOf, type EdgePart, type Reach } from './road-search'
import type { Snap } from './snap'
import { writeWay, type Way } from './way'

/** An alternative costs at most this much of the best way, */
const MOST_COST = 1.5
/** shares at most this part of its length with any way told before it, */
const MOST_SHARED = 0.75
/** and is taken for the sake of a stretch of at least this part of the best way. */
const LEAST_STRETCH = 0.1

interface Trees {
  readonly graph: RoadGraph
  readonly costs: EdgeCosts
  readonly snaps: readonly [from: Snap, to: Snap]
  /** From the beginning, and from the end: roads are travelled both ways at the same cost. */
  readonly out: Reach
  readonly back: Reach
}

/** A way by the best roads to one node, perhaps over an edge that leads on to another, and by the best roads on from there. */
interface Detour {
  readonly node: number
  readonly over?: number
  readonly then: number
  readonly cost: number
  /** What it costs along the stretch for whose sake it is taken. */
  readonly stretch: number
}

/** Stretches that both the tree from the beginning and the tree from the end follow: a way through one is the best through it. */
function plateausOf({ graph, out, back }: Trees): Detour[] {
  const next = (node: number): number => {
    const edge = back.by[node]!
    if (edge === -1) return -1
    const end = otherEnd(graph.edges[edge]!, node)
    return out.by[end] === edge ? end : -1
  }
  const inside = new Set(graph.nodes.map((_, node) => next(node)))
  return graph.nodes.flatMap((_, node): Detour[] => {
    const cost = out.cost[node]! + back.cost[node]!
    if (inside.has(node) || !(cost < Infinity)) return []
    let last = node
    for (let step = next(last); step !== -1; step = next(last)) last = step
    return [{ node, then: node, cost, stretch: back.cost[node]! - back.cost[last]! }]
  })
}

/** Roads that neither tree takes: in a network of few edges one of them may be the whole other way. */
function crossingsOf({ graph, costs, out, back }: Trees): Detour[] {
  return graph.edges.flatMap((edge, over) => {
    const stretch = (costs.drive[over]! + edge.waitSeconds) * costs.weight[over]!
    return [[edge.from, edge.to] as const, [edge.to, edge.from] as const].flatMap(([node, then]): Detour[] => {
      const cost = out.cost[node]! + stretch + back.cost[then]!
      const taken = out.by[then] === over || back.by[node] === over
      return taken || !(cost < Infinity) ? [] : [{ node, over, then, cost, stretch }]
    })
  })
}

/** The parts of edges of a way; undefined when it meets itself. */
function partsOf({ graph, out, back, snaps }: Trees, { node, over, then }: Detour): EdgePart[] | undefined {
  const there = partsTo(graph, out, { node, snaps: [snaps[0], snapAt(graph, node, snaps[0])] })
  const hence = partsTo(graph, back, { node: then, snaps: [snaps[1], snapAt(graph, then, snaps[1])] })
  const forth = over !== undefined && graph.edges[over]!.from === node
  const crossing = over === undefined ? [] : [{ edge: over, from: forth ? 0 : 1, to: forth ? 1 : 0 }]
  const turned = hence.map(({ edge, from, to }): EdgePart => ({ edge, from: to, to: from })).reverse()
  const parts = [...there, ...crossing, ...turned].filter(({ from, to }) => from !== to)
  return meetsItself(graph, parts) ? undefined : parts
}

function meetsItself(graph: RoadGraph, parts: readonly EdgePart[]): boolean {
  const ends = parts.flatMap(({ edge, from, to }) => [from, to].map((share) => nodeOn(graph.edges[edge]!, share)))
  const passed = ends.filter((node, index) => node !== -1 && node !== ends[index - 1])
  return new Set(passed).size < passed.length
}

const nodeOn = (edge: RoadEdge, share: number): number => (share === 0 ? edge.from : share === 1 ? edge.to : -1)

/** A node as a place on one of its edges. */
function snapAt(graph: RoadGraph, node: number, like: Snap): Snap {
  const edge = graph.exits[node]![0]!
  return { ...like, edge, share: graph.edges[edge]!.from === node ? 0 : 1, at: graph.nodes[node]!.at, metres: 0 }
}

const edgesOf = (parts: readonly EdgePart[]): Set<number> => new Set(parts.map(({ edge }) => edge))

function sharedShare(graph: RoadGraph, parts: readonly EdgePart[], others: ReadonlySet<number>): number {
  const lengths = parts.map(({ edge, from, to }) => Math.abs(to - from) * graph.edges[edge]!.metres)
  const total = lengths.reduce((sum, metres) => sum + metres, 0)
  const shared = lengths.filter((_, index) => others.has(parts[index]!.edge)).reduce((sum, metres) => sum + metres, 0)
  return total === 0 ? 1 : shared / total
}

/**
 * The quickest way and others that are worth a thought: at most half as long again, at least a quarter of it on other roads,
 * and none of them a detour off a road and back.
 * @param most how many ways at most, the quickest among them
 * @returns the quickest first; that one alone where it is an estimate or where nothing else is worth telling
 * @throws RangeError as `findWay` does
 * @see Abraham, Delling, Goldberg & Werneck 2013, "Alternative routes in road networks", ACM JEA 18 (plateaus)
 */
export function findAlternatives(graph: RoadGraph, request: WayRequest, most = 3): Way[] | NoWay {
  const best = findWay(graph, request)
  if (isNoWay(best)) return best
  const { from, to, mode } = request
  const ends = [placeOnRoad(graph, from, mode), placeOnRoad(graph, to, mode)] as const
  const pair = judgePair(graph, { from: ends[0], to: ends[1], mode, snapLimitMetres: request.snapLimitMetres })
  if (pair.kind !== 'network' || best.source !== 'network' || best.metres === 0) return [best]
  const costs = costsOf(graph, request)
  const [out, back] = pair.snaps.map((snap) => searchRoads(graph, seedsOf(graph, snap, costs), { costs }))
  const trees = { graph, costs, snaps: pair.snaps, out: out!, back: back! }
  const write = (parts: readonly EdgePart[]) =>
    writeWay(graph, { from, to, travel: request, costs, snaps: pair.snaps, parts })
  return [best, ...othersBeside(trees, most - 1).map(write)]
}

function othersBeside(trees: Trees, most: number): EdgePart[][] {
  const all = [...plateausOf(trees), ...crossingsOf(trees)]
  const least = Math.min(...all.map(({ cost }) => cost))
  const worth = all
    .filter(({ cost, stretch }) => cost <= least * MOST_COST && stretch >= least * LEAST_STRETCH)
    .toSorted((a, b) => a.cost - a.stretch - (b.cost - b.stretch) || a.node - b.node)
  const told: Set<number>[] = []
  const others: { parts: EdgePart[]; cost: number }[] = []
  for (const detour of worth) {
    const parts = partsOf(trees, detour)
    if (!parts || told.some((edges) => sharedShare(trees.graph, parts, edges) > MOST_SHARED)) continue
    told.push(edgesOf(parts))
    // The first plateau is that of the best way itself.
    if (detour.cost > least) others.push({ parts, cost: detour.cost })
    if (others.length >= most) break
  }
  return others.toSorted((a, b) => a.cost - b.cost).map(({ parts }) => parts)
}
