import type { FeatureCollection, LineString, MultiPolygon, Polygon, Position } from 'geojson'
import type { Box, LngLat } from './types'

export interface MapName {
  readonly es: string
  readonly pt: string
  readonly en: string
}

/** A country, province or disputed area; its rings are lists of arc numbers, `~n` for arc n walked backwards. */
export interface BaseArea {
  readonly code: string
  readonly country: string
  readonly name: MapName
  readonly note?: MapName
  /** Disputed areas: the countries whose common border is drawn as a line under dispute. */
  readonly between?: readonly string[]
  /** Where its name reads best, in degrees. */
  readonly at: LngLat
  readonly polygons: readonly (readonly (readonly number[])[])[]
}

export interface BaseWater {
  readonly name: MapName
  /** 1 shows on a map of the continent, 4 only on that of a stage. */
  readonly rank: number
  readonly at?: LngLat
  /** A lake: shore, then islands. A river: one line. */
  readonly lines: readonly (readonly LngLat[])[]
}

export interface BaseTown {
  readonly name: MapName
  readonly lngLat: LngLat
  readonly rank: number
  readonly country: string
  readonly capital?: boolean
}

export interface BaseSea {
  readonly name: MapName
  /** 1 an ocean, 2 a gulf seen on a country map, 3 a bay. */
  readonly size: number
  readonly points: readonly LngLat[]
}

/** Arc numbers by what the line is. */
export interface BaseBorders {
  readonly coast: readonly number[]
  readonly country: readonly number[]
  readonly province: readonly number[]
  readonly disputed: readonly number[]
}

/** Land, water and places ready to be drawn; coasts and borders are shared arcs, so neighbours never part when thinned. */
export interface Basemap {
  readonly arcs: readonly (readonly LngLat[])[]
  readonly countries: readonly BaseArea[]
  readonly provinces: readonly BaseArea[]
  readonly disputed: readonly BaseArea[]
  readonly borders: BaseBorders
  readonly lakes: readonly BaseWater[]
  readonly rivers: readonly BaseWater[]
  readonly towns: readonly BaseTown[]
  readonly seas: readonly BaseSea[]
}

interface TopologyGeometry {
  type: string
  arcs: number[][] | number[][][]
  properties: Omit<BaseArea, 'polygons'>
}

interface TopologyFile {
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: [number, number][][]
  objects: Record<'countries' | 'provinces' | 'disputed', { geometries: TopologyGeometry[] }>
}

interface WaterProperties {
  name: MapName
  rank: number
  at?: [number, number]
}

/** The parsed files of data/map. */
export interface BasemapFiles {
  topology: unknown
  lakes: unknown
  rivers: unknown
  towns: unknown
  seas: unknown
}

/**
 * Turns the parsed files of data/map (basemap.topo.json, lakes.geojson, rivers.geojson, towns.json, seas.json) into a basemap. Pure and
 * slow enough (about 15 ms) to be kept by the caller; maps drawn from the same basemap object share its thinned lines.
 * @throws TypeError when a file has not the shape the build script writes
 * @see https://github.com/topojson/topojson-specification
 */
export function decodeBasemap(files: BasemapFiles): Basemap {
  const topology = files.topology as TopologyFile
  const [countries, provinces, disputed] = (['countries', 'provinces', 'disputed'] as const).map((name) =>
    topology.objects[name].geometries.map(areaOf),
  ) as [BaseArea[], BaseArea[], BaseArea[]]
  return {
    arcs: topology.arcs.map((arc) => decodeArc(arc, topology.transform)),
    countries,
    provinces,
    disputed,
    borders: sortBorders(topology.arcs.length, { countries, provinces, disputed }),
    lakes: waterOf(files.lakes as FeatureCollection<Polygon | LineString, WaterProperties>),
    rivers: waterOf(files.rivers as FeatureCollection<Polygon | LineString, WaterProperties>),
    towns: files.towns as BaseTown[],
    seas: files.seas as BaseSea[],
  }
}

/** An area of the basemap as a GeoJSON geometry in degrees, for maps that are not drawn here. */
export function areaGeometry({ arcs }: Basemap, area: BaseArea): MultiPolygon {
  const coordinates = area.polygons.map((polygon) => polygon.map((ring) => ringOf(arcs, ring) as unknown as Position[]))
  return { type: 'MultiPolygon', coordinates }
}

/** Joins arcs end to end into one closed ring. */
export function ringOf<P>(arcs: readonly (readonly P[])[], ring: readonly number[]): P[] {
  return ring.flatMap((index, position) => {
    const points = index < 0 ? [...arcs[~index]!].reverse() : arcs[index]!
    return position === 0 ? points : points.slice(1)
  })
}

/** Smallest box of degrees around an area of the basemap. */
export function areaBox({ arcs }: Basemap, area: BaseArea): Box {
  const points = area.polygons.flat(2).flatMap((index) => arcs[index < 0 ? ~index : index]!)
  const lngs = points.map(([lng]) => lng)
  const lats = points.map(([, lat]) => lat)
  return [least(lngs), least(lats), -least(lngs.map((lng) => -lng)), -least(lats.map((lat) => -lat))]
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity)
}

function areaOf({ type, arcs, properties }: TopologyGeometry): BaseArea {
  return { ...properties, polygons: (type === 'Polygon' ? [arcs] : arcs) as number[][][] }
}

function decodeArc(arc: [number, number][], { scale, translate }: TopologyFile['transform']): LngLat[] {
  let [x, y] = [0, 0]
  return arc.map(([dx, dy]): LngLat => {
    x += dx
    y += dy
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
  })
}

function waterOf(collection: FeatureCollection<Polygon | LineString, WaterProperties>): BaseWater[] {
  return collection.features.map(({ properties, geometry }) => {
    const lines = geometry.type === 'Polygon' ? geometry.coordinates : [geometry.coordinates]
    return { ...properties, lines: lines as unknown as LngLat[][] }
  })
}

type Areas = Pick<Basemap, 'countries' | 'provinces' | 'disputed'>

/** An arc is a coast when one country has it, a border when two have it; inside one country it parts provinces or a disputed area. */
function sortBorders(count: number, { countries, provinces, disputed }: Areas): BaseBorders {
  const [byCountry, byProvince] = [sidesOf(countries), sidesOf(provinces)]
  const claimed = new Set<number>()
  for (const area of disputed)
    for (const arc of sidesOf([area]).keys()) {
      const sides = byCountry.get(arc) ?? []
      if (sides.length !== 1 && sides.every((code) => area.between?.includes(code))) claimed.add(arc)
    }
  const arcs = Array.from({ length: count }, (_, index) => index)
  const sides = (arc: number) => byCountry.get(arc)?.length ?? 0
  return {
    coast: arcs.filter((arc) => sides(arc) === 1),
    country: arcs.filter((arc) => sides(arc) === 2 && !claimed.has(arc)),
    province: arcs.filter((arc) => sides(arc) === 0 && byProvince.has(arc)),
    disputed: [...claimed],
  }
}

function sidesOf(areas: readonly BaseArea[]): Map<number, string[]> {
  const sides = new Map<number, string[]>()
  for (const { code, polygons } of areas)
    for (const index of polygons.flat(2)) {
      const arc = index < 0 ? ~index : index
      sides.set(arc, [...(sides.get(arc) ?? []), code])
    }
  return sides
}
