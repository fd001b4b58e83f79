import { along, bbox, bearing, distance, length, lineString, multiPoint } from '@turf/turf'
import type { Box, LngLat, Metres } from './types'

/** Mean Earth radius in metres (IUGG), the one Turf measures with. */
export const EARTH_RADIUS_METRES = 6_371_008.8

const METRES = { units: 'meters' } as const

/**
 * Great-circle distance between two places on the mean sphere, in metres; 0 for the same place.
 * @see https://turfjs.org/docs/api/distance (haversine)
 */
export function metresBetween(from: LngLat, to: LngLat): Metres {
  return distance(from as [number, number], to as [number, number], METRES)
}

/** Length of a line in metres, the sum of its great-circle segments; 0 for fewer than two points. */
export function lineMetres(line: readonly LngLat[]): Metres {
  return line.length < 2 ? 0 : length(lineString(line as [number, number][]), METRES)
}

/**
 * Distance in metres from the start of a line to each of its points; the first is 0, the last is the length.
 * @returns [] for an empty line
 */
export function lineStations(line: readonly LngLat[]): Metres[] {
  let total = 0
  return line.map((point, index) => (total += index === 0 ? 0 : metresBetween(line[index - 1]!, point)))
}

/**
 * Smallest box of degrees that holds all the points.
 * @throws RangeError when there is no point
 */
export function boundsOf(points: readonly LngLat[]): Box {
  if (points.length === 0) throw new RangeError('bounds need at least one point')
  const [west, south, east, north] = bbox(multiPoint(points as [number, number][]))
  return [west, south, east, north]
}

/**
 * The place at a distance in metres along a line; before the start gives the start, past the end gives the end.
 * @throws RangeError when the line is empty
 */
export function pointAlong(line: readonly LngLat[], metres: Metres): LngLat {
  const [first] = line
  if (first === undefined) throw new RangeError('a point along a line needs a line')
  if (line.length === 1 || metres <= 0) return first
  const [lng, lat] = along(lineString(line as [number, number][]), metres, METRES).geometry.coordinates
  return [lng!, lat!]
}

/** Initial compass bearing from one place to another, in degrees clockwise from north, at least 0 and below 360. */
export function bearingDegrees(from: LngLat, to: LngLat): number {
  return (bearing(from as [number, number], to as [number, number]) + 360) % 360
}
