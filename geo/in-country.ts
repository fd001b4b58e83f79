import { booleanPointInPolygon, pointToPolygonDistance, polygon } from '@turf/turf'
import type { Feature, Polygon } from 'geojson'
import { areaGeometry, type Basemap } from './map-base'
import { boundsOf } from './measure'
import type { Box, LngLat, Metres } from './types'

/** The drawn coast and borders are simplified: a place this near a country still counts as in it. */
const BORDER_TOLERANCE_METRES: Metres = 6_000
/** The tolerance on the map, for the look that comes before the measuring: wide enough up to 55 degrees of latitude. */
const TOLERANCE_DEGREES = 0.1

interface Part {
  readonly box: Box
  readonly shape: Feature<Polygon>
}

/** A file of ten thousand sites asks about the same few countries: each is joined from its arcs once. */
const known = new WeakMap<Basemap, Map<string, readonly Part[] | undefined>>()

function partsOf(basemap: Basemap, code: string): readonly Part[] | undefined {
  const countries = known.get(basemap) ?? new Map<string, readonly Part[] | undefined>()
  known.set(basemap, countries)
  if (countries.has(code)) return countries.get(code)
  const area = basemap.countries.find((country) => country.code === code)
  const parts =
    area &&
    areaGeometry(basemap, area).coordinates.map((rings) => ({
      box: boundsOf(rings[0] as unknown as LngLat[]),
      shape: polygon(rings),
    }))
  countries.set(code, parts)
  return parts
}

const isNear = ([lng, lat]: LngLat, [west, south, east, north]: Box): boolean =>
  lng >= west - TOLERANCE_DEGREES &&
  lng <= east + TOLERANCE_DEGREES &&
  lat >= south - TOLERANCE_DEGREES &&
  lat <= north + TOLERANCE_DEGREES

/**
 * Tells whether a place lies in a country, or within a few kilometres of its drawn outline.
 * @param code ISO 3166-1 alpha-2   @param at degrees
 * @returns undefined when the basemap does not know the country
 */
export function isInCountry(basemap: Basemap, code: string, at: LngLat): boolean | undefined {
  const parts = partsOf(basemap, code)
  if (!parts) return undefined
  const point = [at[0], at[1]]
  const near = parts.filter(({ box }) => isNear(at, box)).map(({ shape }) => shape)
  if (near.some((shape) => booleanPointInPolygon(point, shape))) return true
  return near.some((shape) => pointToPolygonDistance(point, shape, { units: 'meters' }) <= BORDER_TOLERANCE_METRES)
}
