import { findWay, isNoWay, type NoWay } from './find-way'
import type { RoadGraph } from './road-graph'
import type { Travel } from './road-mode'
import type { LngLat } from './types'
import type { Way } from './way'

export interface RouteRequest extends Travel {
  /** In the order they are passed: two at least. */
  readonly points: readonly LngLat[]
}

/** The leg of a route for which there is no way, counted from 0, and why. */
export interface NoRoute extends NoWay {
  readonly leg: number
}

/**
 * The quickest ways from each point to the next, one a leg.
 * @returns the first leg without a way where there is one
 * @throws RangeError for fewer than two points, a coordinate that is not a place on Earth, or a month that is none
 */
export function findRoute(graph: RoadGraph, { points, ...travel }: RouteRequest): Way[] | NoRoute {
  if (points.length < 2) throw new RangeError('a route needs two points at least')
  const legs: Way[] = []
  for (const [leg, to] of points.slice(1).entries()) {
    const way = findWay(graph, { ...travel, from: points[leg]!, to })
    if (isNoWay(way)) return { ...way, leg }
    legs.push(way)
  }
  return legs
}
