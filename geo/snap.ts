import { lineStations, metresBetween } from './measure'
import type { RoadGraph } from './road-graph'
import type { LngLat, Metres } from './types'

/** Where a place meets the road network. */
export interface Snap {
  /** Position in `RoadGraph.edges`. */
  readonly edge: number
  /** Share of the drawn road from its start, 0 to 1. */
  readonly share: number
  readonly at: LngLat
  /** Straight distance from the place to the road. */
  readonly metres: Metres
}

/** A place this near to a road is on it: the rest is rounding. */
const ON_THE_ROAD_METRES = 0.01
const RADIANS = Math.PI / 180

/** A difference of longitudes the short way round. */
const turned = (degrees: number): number => (degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees)

/**
 * Finds the nearest point of any road (or of those that are `usable`) to a place; of a ferry only its two landings count.
 * Measured on a plane touching the place, true to one part in a thousand within 100 km; the distance given back is great-circle.
 * @returns null when the graph has no road
 */
export function snapToRoad(graph: RoadGraph, place: LngLat, usable?: (edge: number) => boolean): Snap | null {
  const { corners, edges, places } = graph.segments
  const squeeze = Math.cos(place[1] * RADIANS)
  let best = { gap: Infinity, segment: -1, along: 0 }
  for (let segment = 0; segment < edges.length; segment += 1) {
    if (usable?.(edges[segment]!) === false) continue
    const x = turned(corners[4 * segment]! - place[0]) * squeeze
    const y = corners[4 * segment + 1]! - place[1]
    const dx = turned(corners[4 * segment + 2]! - place[0]) * squeeze - x
    const dy = corners[4 * segment + 3]! - place[1] - y
    const square = dx * dx + dy * dy
    const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / square))
    const gap = (x + along * dx) ** 2 + (y + along * dy) ** 2
    if (gap < best.gap) best = { gap, segment, along }
  }
  if (best.segment === -1) return null
  return snapOn(graph, place, { edge: edges[best.segment]!, from: places[best.segment]!, along: best.along })
}

interface Spot {
  readonly edge: number
  readonly from: number
  readonly along: number
}

function snapOn(graph: RoadGraph, place: LngLat, { edge, from, along }: Spot): Snap {
  const { line } = graph.edges[edge]!
  const start = line[from]!
  const end = line[from + 1] ?? start
  const [east, north] = [end[0] - start[0], end[1] - start[1]]
  const at: LngLat = along === 1 ? end : [start[0] + along * east, start[1] + along * north]
  const stations = lineStations(line)
  const total = stations.at(-1)!
  const reached = stations[from]! + along * ((stations[from + 1] ?? total) - stations[from]!)
  const metres = metresBetween(place, at)
  return { edge, share: Math.min(1, reached / (total || 1)), at, metres: metres < ON_THE_ROAD_METRES ? 0 : metres }
}
