import { accessCost, judgePair, placeOnRoad, straightCost, type PlaceOnRoad } from './find-way'
import type { RoadGraph } from './road-graph'
import { costsOf, type EdgeCosts, type RoadMode, type Travel } from './road-mode'
import { joinSnaps, searchRoads, seedsOf, type Reach } from './road-search'
import type { LngLat, Metres, Seconds, TravelMatrix } from './types'
import { STRAIGHT_KMH } from './way'

/** Travel between every two of some places; row is the departure, column the arrival. */
export interface RoadMatrix {
  readonly seconds: TravelMatrix
  /** Metres of the quickest way, not of the shortest. */
  readonly metres: readonly (readonly Metres[])[]
  /** True where the figure is a straight guess instead of a road. */
  readonly estimated: readonly (readonly boolean[])[]
}

interface Cost {
  readonly seconds: Seconds
  readonly metres: Metres
  readonly estimated: boolean
}

const STAY: Cost = { seconds: 0, metres: 0, estimated: false }
const NOWHERE: Cost = { seconds: Infinity, metres: Infinity, estimated: false }

/**
 * Seconds and metres of the quickest way between every two places, one search a row; the same figures as `findWay`.
 * @returns square tables with 0 on the diagonal and Infinity where `findWay` refuses; empty for no places
 * @throws RangeError when a coordinate is not a place on Earth
 */
export function travelMatrix(
  graph: RoadGraph,
  points: readonly LngLat[],
  terms: RoadMode | Travel = 'car',
): RoadMatrix {
  const travel = travelOf(terms)
  const places = points.map((point) => placeOnRoad(graph, point, travel.mode))
  return matrixBetween(graph, { from: places, to: places }, travel)
}

const travelOf = (terms: RoadMode | Travel): Travel => (typeof terms === 'string' ? { mode: terms } : terms)

/**
 * The same from some places to others: a row for each departure, a column for each arrival.
 * @throws RangeError when a coordinate is not a place on Earth
 */
export function travelTable(
  graph: RoadGraph,
  { from, to }: { readonly from: readonly LngLat[]; readonly to: readonly LngLat[] },
  terms: RoadMode | Travel = 'car',
): RoadMatrix {
  const travel = travelOf(terms)
  const onRoad = (point: LngLat) => placeOnRoad(graph, point, travel.mode)
  return matrixBetween(graph, { from: from.map(onRoad), to: to.map(onRoad) }, travel)
}

interface Ends {
  readonly from: readonly PlaceOnRoad[]
  readonly to: readonly PlaceOnRoad[]
}

function matrixBetween(graph: RoadGraph, ends: Ends, travel: Travel): RoadMatrix {
  const costs = costsOf(graph, travel)
  const rows = ends.from.map((from) => {
    const reach = from.snap === null ? null : searchRoads(graph, seedsOf(graph, from.snap, costs), { costs })
    return ends.to.map((to) => (from === to ? STAY : costBetween(graph, reach, { from, to, costs })))
  })
  return {
    seconds: rows.map((row) => row.map((cost) => cost.seconds)),
    metres: rows.map((row) => row.map((cost) => cost.metres)),
    estimated: rows.map((row) => row.map((cost) => cost.estimated)),
  }
}

function costBetween(
  graph: RoadGraph,
  reach: Reach | null,
  { from, to, costs }: { from: PlaceOnRoad; to: PlaceOnRoad; costs: EdgeCosts },
): Cost {
  const { mode } = costs
  const pair = judgePair(graph, { from, to, mode })
  if (pair.straight === 0) return STAY
  if (pair.kind === 'refused') return NOWHERE
  if (pair.kind === 'straight') return { ...straightCost(pair), estimated: true }
  const [start, end] = pair.snaps
  const join = joinSnaps(graph, reach!, { from: start, to: end, costs })
  if (join === null && mode !== 'boat') return NOWHERE
  if (join === null) return { ...straightCost({ straight: pair.straight, kmh: STRAIGHT_KMH.boat }), estimated: true }
  const access = [accessCost(start, mode), accessCost(end, mode)]
  return {
    seconds: join.seconds + access[0]!.seconds + access[1]!.seconds,
    metres: join.metres + access[0]!.metres + access[1]!.metres,
    estimated: false,
  }
}
