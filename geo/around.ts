import { EARTH_RADIUS_METRES as RADIUS } from './measure'
import type { LngLat, Metres } from './types'

const DEGREE = Math.PI / 180
const wrapped = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180
const clamped = (lat: number): number => Math.max(-89.9, Math.min(89.9, lat))

/**
 * The place that lies so many metres east and north of another on the mean sphere; negative numbers go west and south.
 * Good for steps of some kilometres: it follows the parallel, not the great circle.
 * @returns degrees, longitude from -180 to 180, latitude kept off the poles
 */
export function stepped([lng, lat]: LngLat, east: Metres, north: Metres): LngLat {
  const next = clamped(lat + north / RADIUS / DEGREE)
  return [wrapped(lng + east / (RADIUS * Math.cos(lat * DEGREE)) / DEGREE), next]
}

/**
 * A closed ring of places at a distance around one, for the circle within which something lies.
 * @param radius metres, above 0   @param corners how many places, at least 3
 * @returns corners + 1 places, the last the same as the first, counter-clockwise as GeoJSON wants an outer ring
 */
export function ringAround(at: LngLat, radius: Metres, corners = 64): LngLat[] {
  const ring = Array.from({ length: corners }, (_, index): LngLat => {
    const turn = (index / corners) * 2 * Math.PI
    return stepped(at, Math.cos(turn) * radius, Math.sin(turn) * radius)
  })
  return [...ring, ring[0]!]
}
