import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson'
import { areaGeometry, decodeBasemap, type Basemap, type BasemapFiles, type MapName } from '../../../geo/map-base'
import type { LngLat } from '../../../geo/types'

/** The countries of the four networks: lighter than their neighbours. */
const HOMES = ['NI', 'CU', 'VE', 'AR']

/** The ground of a map: what is drawn, and what is named. */
export interface Ground {
  readonly land: FeatureCollection
  readonly places: FeatureCollection<Point>
}

const feature = <G extends Geometry>(properties: Record<string, unknown>, geometry: G): Feature<G> => ({
  type: 'Feature',
  properties,
  geometry,
})
const positions = (line: readonly LngLat[]): Position[] => line as unknown as Position[]
const named = ({ es, pt, en }: MapName) => ({ es, pt, en })

/** The house's basemap as features with a `kind`, for any engine. */
export function groundOf(basemap: Basemap): Ground {
  const { arcs, borders, countries, disputed, lakes, rivers, towns } = basemap
  const lines = (kind: string, numbers: readonly number[]) =>
    feature({ kind }, { type: 'MultiLineString', coordinates: numbers.map((arc) => positions(arcs[arc]!)) })
  const point = (properties: Record<string, unknown>, at: LngLat) =>
    feature(properties, { type: 'Point' as const, coordinates: [...at] })
  return {
    land: {
      type: 'FeatureCollection',
      features: [
        ...countries.map((each) =>
          feature({ kind: HOMES.includes(each.code) ? 'home' : 'land' }, areaGeometry(basemap, each)),
        ),
        ...disputed.map((each) => feature({ kind: 'claimed' }, areaGeometry(basemap, each))),
        ...(['coast', 'province', 'country', 'disputed'] as const).map((kind) => lines(kind, borders[kind])),
        ...lakes.map(({ lines: rings }) =>
          feature({ kind: 'lake' }, { type: 'Polygon', coordinates: rings.map(positions) }),
        ),
        ...rivers.map(({ lines: [line = []], rank }) =>
          feature({ kind: 'river', rank }, { type: 'LineString', coordinates: positions(line) }),
        ),
      ],
    },
    places: {
      type: 'FeatureCollection',
      features: [
        ...countries.map(({ name, at }) => point({ kind: 'country', ...named(name) }, at)),
        ...basemap.provinces.map(({ name, at }) => point({ kind: 'province', ...named(name) }, at)),
        ...lakes.flatMap(({ name, at, rank }) => (at ? [point({ kind: 'water', rank, ...named(name) }, at)] : [])),
        ...basemap.seas.flatMap(({ name, size, points: [at] }) =>
          at ? [point({ kind: 'sea', rank: size, ...named(name) }, at)] : [],
        ),
        ...towns.map(({ name, rank, capital = false, lngLat }) =>
          point({ kind: 'town', rank: capital ? 1 : rank, capital, ...named(name) }, lngLat),
        ),
      ],
    },
  }
}

let asked: Promise<Ground> | undefined

async function fetchGround(): Promise<Ground> {
  const address = document.querySelector<HTMLElement>('#studio')?.dataset.mapa
  const answer = await fetch(address!)
  if (!answer.ok) throw new Error(`map ground: ${answer.status}`)
  return groundOf(decodeBasemap((await answer.json()) as BasemapFiles))
}

/** Reads the ground once for every map of the visit; a failure is forgotten, so that the next map asks again. */
export function readGround(): Promise<Ground> {
  asked ??= fetchGround().catch((trouble: unknown) => {
    asked = undefined
    throw trouble
  })
  return asked
}
