import { booleanPointInPolygon, pointToPolygonDistance, polygon } from '@turf/turf'
import { areaBox, areaGeometry, type Basemap } from './map-base'
import type { LngLat, Metres } from './types'

/** The drawn coast and borders are simplified: a place this near a country still counts as in it. */
const BORDER_TOLERANCE_METRES: Metres = 6_000

/**
 * Tells whether a place lies in a country, or within a few kilometres of its drawn outline.
 * @param code ISO 3166-1 alpha-2   @param at degrees
 * @returns undefined when the basemap does not know the country
 */
export function isInCountry(basemap: Basemap, code: string, at: LngLat): boolean | undefined {
  const area = basemap.countries.find((country) => country.code === code)
  if (!area) return undefined
  const [west, south, east, north] = areaBox(basemap, area)
  if (at[0] < west - 0.1 || at[0] > east + 0.1 || at[1] < south - 0.1 || at[1] > north + 0.1) return false
  const point = [at[0], at[1]]
  const parts = areaGeometry(basemap, area).coordinates.map((rings) => polygon(rings))
  if (parts.some((part) => booleanPointInPolygon(point, part))) return true
  return parts.some((part) => pointToPolygonDistance(point, part, { units: 'meters' }) <= BORDER_TOLERANCE_METRES)
}
