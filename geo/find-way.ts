import { metresBetween } from './measure'
import type { RoadGraph } from './road-graph'
import { costsOf, type RoadMode, type Travel } from './road-mode'
import { joinSnaps, partsTo, searchRoads, seedsOf } from './road-search'
import { snapToRoad, type Snap } from './snap'
import type { LngLat, Metres, Seconds } from './types'
import { ACCESS_KMH, DETOUR, STRAIGHT_KMH, writeStraightWay, writeWay, type Way } from './way'

/** A place this far from any road is off the network: the way is then a straight estimate. */
const SNAP_LIMIT_METRES = 5_000
/** Farther than this from any road, a place belongs to another country or to the sea. */
const REFUSAL_METRES = 50_000
/** Without a path, two places farther apart than this are not joined by a guess. */
const GUESS_LIMIT_METRES = 1_500_000
/** A boat on its own course is not guessed farther than a coasting trip. */
const BOAT_LIMIT_METRES = 300_000
/** Farther than this from any landing, water is not ours either. */
const SEA_METRES = 1_000_000

/** There is no sensible way; the caller says it in words. */
export interface NoWay {
  /** `closed`: the only ways are closed in the month asked for. */
  readonly refused: 'off_network' | 'unreachable' | 'closed'
  /** Straight distance between the places. */
  readonly metres: Metres
  /** Straight distance from each place to the nearest road; Infinity when there is no road at all. */
  readonly snapped: readonly [from: Metres, to: Metres]
}

export interface WayRequest extends Travel {
  readonly from: LngLat
  readonly to: LngLat
  readonly snapLimitMetres?: Metres
}

/**
 * Finds the quickest way by road between two places, each joined to the nearest point of a road (straight x 1.25, at 15 km/h
 * in a vehicle). What is to be avoided is used only where nothing else leads there, and then named in `despite`. Off the
 * network, or between two parts of one country without a road, the answer is the great circle x 1.25 at 40 km/h in a vehicle,
 * `source: 'straight'`, `estimated: true`; so it is when two places off the road are nearer to each other than to it, and by
 * boat wherever no ferry goes.
 * @returns metres and seconds 0 for identical places; a refusal when a place is over 50 km from any road, when no road joins
 * the two and they lie in different countries or over 1 500 km apart, or when the season closes every way
 * @throws RangeError when a coordinate is not a place on Earth, or the month is none
 * @see Hart, Nilsson & Raphael 1968, "A formal basis for the heuristic determination of minimum cost paths", IEEE TSSC 4(2)
 */
export function findWay(graph: RoadGraph, request: WayRequest): Way | NoWay {
  const { from, to, mode } = request
  const pair = judgePair(graph, {
    from: placeOnRoad(graph, from, mode),
    to: placeOnRoad(graph, to, mode),
    mode,
    snapLimitMetres: request.snapLimitMetres,
  })
  if (pair.straight === 0) return stillWay(request, pair.snapped)
  if (pair.kind === 'refused') return { refused: pair.refused, metres: pair.straight, snapped: pair.snapped }
  if (pair.kind === 'straight') return writeStraightWay({ ...pair, from, to, mode })
  const costs = costsOf(graph, request)
  const { snaps } = pair
  const reach = searchRoads(graph, seedsOf(graph, snaps[0], costs), { costs, goal: snaps[1].edge })
  const join = joinSnaps(graph, reach, { from: snaps[0], to: snaps[1], costs })
  if (join === null) return withoutJoin(pair, request)
  const parts = partsTo(graph, reach, { node: join.node, snaps })
  return writeWay(graph, { from, to, travel: request, costs, snaps, parts })
}

/** Whether the answer to a request is a refusal. */
export function isNoWay(answer: Way | NoWay): answer is NoWay {
  return 'refused' in answer
}

/** Roads join the two, but not on these terms: the season closes them, or no ferry goes there. */
function withoutJoin({ straight, snapped }: PairFacts, { from, to, mode }: WayRequest): Way | NoWay {
  if (mode !== 'boat') return { refused: 'closed', metres: straight, snapped }
  const kmh = STRAIGHT_KMH.boat
  return writeStraightWay({ from, to, mode, straight, snapped, reason: 'no_path', kmh })
}

/** A place and where it meets the road. */
export interface PlaceOnRoad {
  readonly place: LngLat
  readonly snap: Snap | null
}

/**
 * Joins a place to the nearest road; for a boat, to the nearest landing of a ferry.
 * @throws RangeError when the coordinates are not a place on Earth
 */
export function placeOnRoad(graph: RoadGraph, place: LngLat, mode: RoadMode = 'car'): PlaceOnRoad {
  const [lng, lat] = place
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
    throw new RangeError(`${lng},${lat} is not a longitude and latitude`)
  const usable = mode === 'boat' ? (edge: number) => graph.edges[edge]!.event === 'ferry' : undefined
  return { place, snap: snapToRoad(graph, place, usable) }
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

export interface PairQuestion {
  readonly from: PlaceOnRoad
  readonly to: PlaceOnRoad
  readonly mode: RoadMode
  readonly snapLimitMetres?: Metres
}

/** Decides how two places may be joined: by the network, by a straight guess, or not at all. */
export function judgePair(graph: RoadGraph, question: PairQuestion): Pair {
  const { from, to, mode, snapLimitMetres = SNAP_LIMIT_METRES } = question
  const straight = metresBetween(from.place, to.place)
  const snapped = [gapOf(from), gapOf(to)] as const
  const facts = { straight, snapped }
  const guess = { ...facts, kind: 'straight', reason: 'off_network', kmh: STRAIGHT_KMH[mode] } as const
  const far = Math.max(...snapped)
  if (mode === 'boat' && !(far <= snapLimitMetres)) return offCourse(facts, far) ?? guess
  if (from.snap === null || to.snap === null || far > REFUSAL_METRES)
    return { ...facts, kind: 'refused', refused: 'off_network' }
  const snaps = [from.snap, to.snap] as const
  if (apart(graph, snaps, straight)) return unreachable(facts)
  if (far > snapLimitMetres) return guess
  if (!joined(graph, snaps)) return { ...guess, reason: 'no_path' }
  const nearer = straight > 0 && straight < snapped[0] + snapped[1]
  return nearer ? { ...guess, kmh: ACCESS_KMH[mode] } : { ...facts, kind: 'network', snaps }
}

const gapOf = ({ snap }: PlaceOnRoad): Metres => snap?.metres ?? Infinity

/** A boat far from every landing sails other seas than ours. */
const offCourse = (facts: PairFacts, far: Metres): Pair | undefined => {
  if (far > SEA_METRES) return { ...facts, kind: 'refused', refused: 'off_network' }
  return facts.straight > BOAT_LIMIT_METRES ? unreachable(facts) : undefined
}

const unreachable = (facts: PairFacts): Pair => ({ ...facts, kind: 'refused', refused: 'unreachable' })

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
export function accessCost(snap: Snap, mode: RoadMode): { metres: Metres; seconds: Seconds } {
  return straightCost({ straight: snap.metres, kmh: ACCESS_KMH[mode] })
}

/** Staying where one is takes nothing, wherever that is: the answer is exact. */
function stillWay({ from, mode }: WayRequest, snapped: readonly [Metres, Metres]): Way {
  return {
    mode,
    metres: 0,
    seconds: 0,
    source: 'network',
    estimated: false,
    snapped,
    via: [],
    refs: [],
    events: [],
    despite: [],
    pieces: [],
    nodes: [],
    line: [from, from],
  }
}
