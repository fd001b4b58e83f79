import type { FeatureCollection, Position } from 'geojson'
import { areaGeometry, type Basemap } from '../../geo/map-base'
import type { MapRoad } from '../../geo/map-input'
import { PALETTES } from '../../geo/map-palette'
import { paletteCss } from '../../geo/map-style'
import { drawMap } from '../../geo/map-svg'
import type { Draw, Drawing } from './picture.rules'

/** Drawn maps are kept up to this many characters in all; the ones asked for longest ago go first. */
const KEPT_CHARACTERS = 24_000_000

const weight = ({ wide, narrow }: Drawing): number => wide.length + narrow.length

export interface Ground {
  readonly basemap: Basemap
  readonly roads: readonly MapRoad[]
}

/** Draws maps on the house's ground and keeps them: the same picture in the same language is drawn once. */
export function drawOn({ basemap, roads }: Ground): Draw {
  const kept = new Map<string, Drawing>()
  let characters = 0
  const keep = (name: string, drawing: Drawing): Drawing => {
    kept.set(name, drawing)
    characters += weight(drawing)
    for (const [oldest, old] of kept) {
      if (characters <= KEPT_CHARACTERS) break
      kept.delete(oldest)
      characters -= weight(old)
    }
    return drawing
  }
  return ({ key, narrow, ...picture }, { language }) => {
    const name = `${language}:${key}`
    const known = kept.get(name)
    if (known) {
      kept.delete(name)
      kept.set(name, known)
      return known
    }
    const onRoads = picture.detail === 'continent' ? {} : { roads }
    const input = { ...picture, ...onRoads, basemap, language, palette: PALETTES.paper }
    return keep(name, {
      wide: drawMap({ ...input, idPrefix: 'map' }),
      narrow: drawMap({ ...input, ...narrow, idPrefix: 'map-s' }),
    })
  }
}

/** The style sheet that turns every drawn map to night. */
export const nightCss = (): string => paletteCss(PALETTES.night, '.map-ground')

/** Digits kept of degrees: about a hundred metres at home, a kilometre elsewhere. */
const HOME_DIGITS = 3
const FAR_DIGITS = 2

/** Rounds a ring and leaves out the points that become the same as the one before. */
function thinRing(ring: readonly Position[], digits: number): Position[] {
  const rounded = ring.map((point) => point.map((value) => Number(value.toFixed(digits))))
  return rounded.filter(
    ([lng, lat], index) => index === 0 || lng !== rounded[index - 1]![0] || lat !== rounded[index - 1]![1],
  )
}

/** Land, lakes and towns for the live map, as plain GeoJSON: neighbours first, so that home lies above them. */
export function groundGeoJson(basemap: Basemap, homes: readonly string[]): FeatureCollection {
  const land = basemap.countries.map((country) => {
    const home = homes.includes(country.code)
    const rings = areaGeometry(basemap, country).coordinates.map((polygon) =>
      polygon.map((ring) => thinRing(ring, home ? HOME_DIGITS : FAR_DIGITS)).filter((ring) => ring.length > 3),
    )
    const geometry = { type: 'MultiPolygon' as const, coordinates: rings.filter((polygon) => polygon.length > 0) }
    return { type: 'Feature' as const, properties: { kind: home ? 'home' : 'land' }, geometry }
  })
  const lakes = basemap.lakes.map((lake) => ({
    type: 'Feature' as const,
    properties: { kind: 'lake' },
    geometry: {
      type: 'Polygon' as const,
      coordinates: lake.lines.map((line) =>
        thinRing(
          line.map((p) => [...p]),
          HOME_DIGITS,
        ),
      ),
    },
  }))
  const towns = basemap.towns.map(({ name, rank, lngLat }) => ({
    type: 'Feature' as const,
    properties: { kind: 'town', name, rank },
    geometry: { type: 'Point' as const, coordinates: [...lngLat] },
  }))
  const byHome = land.toSorted((a, b) => Number(a.properties.kind === 'home') - Number(b.properties.kind === 'home'))
  return { type: 'FeatureCollection', features: [...byHome, ...lakes, ...towns] }
}
