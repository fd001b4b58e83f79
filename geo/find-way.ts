import { metresBetween } from './measure'
import { otherEnd, type RoadGraph } from './road-graph'
import { joinSnaps, searchRoads, seedsOf, type EdgePart, type Reach, type RoadMode } from './road-search'
import { snapToRoad, type Snap } from './snap'
import type { LngLat, Metres, Seconds } from './types'
import { ACCESS_KMH, DETOUR, writeStraightWay, writeWay, type Way } from './way'

/** A place this far from any road is off the network: the way is then a straight estimate. */
const SNAP_LIMIT_METRES = 5_000
/** Farther than this from any road, a place belongs to another country or to the sea. */
const REFUSAL_METRES = 50_000
/** Without a path, two places farther apart than this are not joined by a guess. */
const GUESS_LIMIT_METRES = 1_500_000
const STRAIGHT_KMH = 40

/** There is no sensible way by road; the caller says it in words. */
export interface NoWay {
  readonly refused: 'off_network' | 'unreachable'
  /** Straight distance between the places. */
  readonly metres: Metres
  /** Straight distance from each place to the nearest road; Infinity when there is no road at all. */
  readonly snapped: readonly [from: Metres, to: Metres]
}

export interface WayRequest {
  readonly from: LngLat
  readonly to: LngLat
  readonly mode: RoadMode
  readonly snapLimitMetres?: Metres
}

/**
 * Finds the quickest way by road between two places, each joined to the nearest point of a road (straight x 1.25 at 15 km/h).
 * Off the network, or between two parts of one country without a road, the answer is the great circle x 1.25 at 40 km/h,
 * `source: 'straight'`, `estimated: true`; when two places off the road are nearer to each other than to it, the same at 15 km/h.
 * @returns metres and seconds 0 for identical places; a refusal when a place is over 50 km from any road, or when
 * no road joins the two and they lie in different countries or over 1 500 km apart
 * @throws RangeError when a coordinate is not a place on Earth
 * @see Dijkstra 1959, "A note on two problems in connexion with graphs", Numerische Mathematik 1
 */
export function findWay(graph: RoadGraph, request: WayRequest): Way | NoWay {
  const { from, to, mode } = request
  const pair = judgePair(graph, {
    from: placeOnRoad(graph, from),
    to: placeOnRoad(graph, to),
    snapLimitMetres: request.snapLimitMetres,
  })
  if (pair.straight === 0) return stillWay(from, pair.snapped)
  if (pair.kind === 'refused') return { refused: pair.refused, metres: pair.straight, snapped: pair.snapped }
  if (pair.kind === 'straight') return writeStraightWay({ ...pair, from, to })
  const snaps = pair.snaps
  const reach = searchRoads(graph, seedsOf(graph, snaps[0], mode), mode)
  const join = joinSnaps(graph, reach, { from: snaps[0], to: snaps[1], mode })!
  return writeWay(graph, { from, to, mode, snaps, parts: partsTo(graph, reach, { node: join.node, snaps }) })
}

/** Whether the answer to a request is a refusal. */
export function isNoWay(answer: Way | NoWay): answer is NoWay {
  return 'refused' in answer
}

/** A place and where it meets the road. */
export interface PlaceOnRoad {
  readonly place: LngLat
  readonly snap: Snap | null
}

/**
 * Joins a place to the nearest road.
 * @throws RangeError when the coordinates are not a place on Earth
 */
export function placeOnRoad(graph: RoadGraph, place: LngLat): PlaceOnRoad {
  const [lng, lat] = place
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
    throw new RangeError(`${lng},${lat} is not a longitude and latitude`)
  return { place, snap: snapToRoad(graph, place) }
}

interface PairFacts {
  readonly straight: Metres
  readonly snapped: readonly [from: Metres, to: Metres]
}

export type Pair = PairFacts &
  (
    | { readonly kind: 'network'; readonly snaps: readonly [from: Snap, to: Snap] }
    | { readonly kind: 'straight'; readonly reason: 'off_network' | 'no_path'; readonly kmh: number }
    | { readonly kind: 'refused'; readonly refused: 'off_network' | 'unreachable' }
  )

/** Decides how two places may be joined: by the network, by a straight guess, or not at all. */
export function judgePair(
  graph: RoadGraph,
  { from, to, snapLimitMetres = SNAP_LIMIT_METRES }: { from: PlaceOnRoad; to: PlaceOnRoad; snapLimitMetres?: Metres },
): Pair {
  const straight = metresBetween(from.place, to.place)
  const snapped = [from.snap?.metres ?? Infinity, to.snap?.metres ?? Infinity] as const
  const facts = { straight, snapped }
  if (from.snap === null || to.snap === null || Math.max(...snapped) > REFUSAL_METRES) {
    return { ...facts, kind: 'refused', refused: 'off_network' }
  }
  const off = Math.max(...snapped) > snapLimitMetres
  const snaps = [from.snap, to.snap] as const
  if (apart(graph, snaps, straight)) return { ...facts, kind: 'refused', refused: 'unreachable' }
  if (off) return { ...facts, kind: 'straight', reason: 'off_network', kmh: STRAIGHT_KMH }
  if (!joined(graph, snaps)) return { ...facts, kind: 'straight', reason: 'no_path', kmh: STRAIGHT_KMH }
  if (straight > 0 && straight < snapped[0] + snapped[1]) {
    return { ...facts, kind: 'straight', reason: 'off_network', kmh: ACCESS_KMH }
  }
  return { ...facts, kind: 'network', snaps }
}

function joined(graph: RoadGraph, snaps: readonly [Snap, Snap]): boolean {
  const [one, other] = snaps.map((snap) => graph.component[graph.edges[snap.edge]!.from]!)
  return one === other
}

// Across a sea or a continent a straight guess would be nonsense, however near the two countries are.
function apart(graph: RoadGraph, snaps: readonly [Snap, Snap], straight: Metres): boolean {
  if (joined(graph, snaps)) return false
  const [one, other] = snaps.map((snap) => graph.nodes[graph.edges[snap.edge]!.from]!.country)
  return one !== other || straight > GUESS_LIMIT_METRES
}

/** Metres and seconds of a pair joined by a straight guess. */
export function straightCost({ straight, kmh }: { straight: Metres; kmh: number }): {
  metres: Metres
  seconds: Seconds
} {
  const metres = straight * DETOUR
  return { metres, seconds: (metres / 1000 / kmh) * 3600 }
}

/** Metres and seconds between a place and the road it is joined to. */
export function accessCost(snap: Snap): { metres: Metres; seconds: Seconds } {
  return straightCost({ straight: snap.metres, kmh: ACCESS_KMH })
}

/** Staying where one is takes nothing, wherever that is: the answer is exact. */
function stillWay(place: LngLat, snapped: readonly [Metres, Metres]): Way {
  return {
    metres: 0,
    seconds: 0,
    source: 'network',
    estimated: false,
    snapped,
    via: [],
    refs: [],
    events: [],
    pieces: [],
    nodes: [],
    line: [place, place],
  }
}

/** The parts of edges from the first snapped place to the second, in the order they are driven. */
function partsTo(
  graph: RoadGraph,
  reach: Reach,
  { node, snaps }: { node: number; snaps: readonly [Snap, Snap] },
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
