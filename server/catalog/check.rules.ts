import openingHours from 'opening_hours'
import { z } from 'zod'
import type { LngLat } from '../../geo/types'
import type { Language } from '../contract/common'
import { faultSentence, zodWords, type Fault, type FaultCode } from '../contract/faults'
import { SiteFeature, type Site, type SiteSheet } from '../contract/site'
import { filedPhotos, withoutAddresses, type OpenAt } from './photo.rules'

/** What a check needs to know of the world beyond the files: where a country lies. */
export interface CheckContext {
  readonly language: Language
  /** Whether a place lies in a country or within a few kilometres of its coast; undefined when the country is not on our map. */
  readonly inCountry: (country: string, at: LngLat) => boolean | undefined
}

/** Collects faults about one file; every check below reports through one of these. */
export interface Report {
  readonly faults: Fault[]
  say(where: readonly [feature: string, field: string], code: FaultCode, values?: Record<string, string | number>): void
}

/**
 * Opens a report on one file.
 * @returns a report whose faults carry the file's name and the reader's language
 */
export function reportOn(file: string, language: Language): Report {
  const faults: Fault[] = []
  return {
    faults,
    say: ([feature, field], code, values) =>
      void faults.push({ file, feature, field, problem: faultSentence(code, language, values) }),
  }
}

const labelOf = (row: unknown, index: number): string => {
  const named = row as { id?: unknown; properties?: { id?: unknown } } | null
  const id = named?.properties?.id ?? named?.id
  return typeof id === 'string' && id ? id : `#${index + 1}`
}

/** Where in a row an issue lies, as its author would name it; a key nobody knows is named itself. */
const fieldOf = (issue: z.core.$ZodIssue): string =>
  [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys : [])].join('.').replace(/^properties\./, '')

/**
 * Reads rows of one shape and reports every field that does not fit; a good row is kept even when others are bad.
 * @returns the rows that fit, in the order given
 */
export function readRows<T>(
  rows: unknown,
  shape: z.ZodType<T>,
  report: { file: string; language: Language; faults: Fault[] },
): T[] {
  if (!Array.isArray(rows)) {
    const problem = z.array(z.unknown()).safeParse(rows, zodWords(report.language)).error!.issues[0]!.message
    report.faults.push({ file: report.file, feature: '', field: '', problem })
    return []
  }
  return rows.flatMap((row, index) => {
    const parsed = shape.safeParse(row, zodWords(report.language))
    if (parsed.success) return [parsed.data]
    for (const issue of parsed.error.issues)
      report.faults.push({
        file: report.file,
        feature: labelOf(row, index),
        field: fieldOf(issue),
        problem: issue.message,
      })
    return []
  })
}

/**
 * Reports identifiers that stand more than once.
 */
export function checkUnique(rows: readonly { id: string }[], report: Report, where: string): void {
  const seen = new Set<string>()
  for (const { id } of rows) {
    if (seen.has(id)) report.say([id, 'id'], 'duplicate', { where })
    seen.add(id)
  }
}

/** Where opening hours hold: the sun, the holidays of the country and of the state. */
export type HoursPlace = Pick<Site, 'at' | 'country' | 'admin1'>

/** The library knows the holidays of few countries, and refuses `PH` in the others: where it knows them, the syntax is judged. */
const HOLIDAYS_KNOWN = 'ar'

function parses(hours: string, { at, country, admin1 }: HoursPlace): boolean {
  const address = { country_code: country.toLowerCase(), state: admin1 }
  try {
    return Boolean(new openingHours(hours, { lat: at[1], lon: at[0], address }))
  } catch {
    return false
  }
}

/**
 * Whether opening hours follow the syntax of OpenStreetMap, holidays included whatever the country.
 * @param hours as written, such as `Tu-Su 09:00-17:00; PH off`
 */
export const areHours = (hours: string, place: HoursPlace): boolean =>
  parses(hours, place) || (/\bPH\b/.test(hours) && parses(hours, { ...place, country: HOLIDAYS_KNOWN, admin1: '' }))

function checkHours(site: Site, report: Report): void {
  if (site.openingHours && !areHours(site.openingHours, site))
    report.say([site.id, 'openingHours'], 'openingHours', { value: site.openingHours })
}

/** Whether every day an EDTF date names is in the calendar, and an interval ends after it begins. */
export function isRealDate(date: string): boolean {
  const days = date.replace(/[~?%]/g, '').split('/')
  const real = days.every((day) => day.length < 10 || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day))
  const [from, to] = days as [string, string?]
  return real && (to === undefined || from.slice(0, to.length) <= to.slice(0, from.length))
}

function checkDate(site: Site, report: Report): void {
  if (!isRealDate(site.date)) report.say([site.id, 'date'], 'noDate', { value: site.date })
}

/**
 * Whether a place lies in its country, and if not, why: the country is not on our map, or longitude and latitude may be
 * swapped.
 */
export function placement(
  { country, at }: Pick<Site, 'country' | 'at'>,
  inCountry: CheckContext['inCountry'],
): 'inside' | 'noCountry' | 'outside' | 'swapped' {
  const inside = inCountry(country, at)
  if (inside === undefined) return 'noCountry'
  if (inside) return 'inside'
  const [lng, lat] = at
  return Math.abs(lng) <= 90 && inCountry(country, [lat, lng]) === true ? 'swapped' : 'outside'
}

function checkPlace(site: Site, report: Report, context: CheckContext): void {
  const where = placement(site, context.inCountry)
  if (where === 'inside') return
  if (where === 'noCountry') return report.say([site.id, 'country'], 'noCountry', { country: site.country })
  const [lng, lat] = site.at
  report.say([site.id, 'geometry.coordinates'], 'outsideCountry', {
    lng,
    lat,
    country: site.country,
    swapped: where === 'swapped' ? 1 : 0,
  })
}

/**
 * Reads a GeoJSON collection of heritage sites and checks each feature against the contract and against the map.
 * @param collection parsed JSON of unknown shape
 * @returns the sites that hold, in file order, and every fault of the others; a site with a fault is never half kept
 * @see contracts "catalog features"; RFC 7946 (GeoJSON); OSM opening_hours specification
 */
export function checkSites(
  collection: unknown,
  file: string,
  context: CheckContext,
): { sites: Site[]; faults: Fault[] } {
  const report = reportOn(file, context.language)
  const shape = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
  const parsed = shape.safeParse(collection, zodWords(context.language))
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      report.faults.push({ file, feature: '', field: issue.path.join('.'), problem: issue.message })
    return { sites: [], faults: report.faults }
  }
  const features = readRows(parsed.data.features.map(plainFeature), SiteFeature, {
    file,
    language: context.language,
    faults: report.faults,
  })
  const sites = features.map((feature) => {
    if (feature.id && feature.id !== feature.properties.id)
      report.say([feature.id, 'id'], 'idMismatch', { value: feature.id, other: feature.properties.id })
    return siteOf(feature)
  })
  checkUnique(sites, report, file)
  for (const site of sites) {
    checkHours(site, report)
    checkDate(site, report)
    checkPlace(site, report, context)
  }
  const faulty = new Set(report.faults.map((fault) => fault.feature))
  return { sites: sites.filter((site) => !faulty.has(site.id)), faults: report.faults }
}

/** A feature as it is read: an open file tells of a photograph where it is, which is not of the site. */
const plainFeature = (feature: unknown): unknown => {
  const { properties } = (feature ?? {}) as { properties?: unknown }
  return properties ? { ...(feature as object), properties: withoutAddresses(properties) } : feature
}

/** The site that a feature describes: its properties, and its point as `at`. */
const siteOf = (feature: SiteFeature): Site => ({ ...feature.properties, at: feature.geometry.coordinates })

/** The feature that describes a site; the inverse of `siteOf`. */
export const featureOf = ({ at, ...properties }: Site): SiteFeature => ({
  type: 'Feature',
  id: properties.id,
  geometry: { type: 'Point', coordinates: at },
  properties,
})

/** What everybody may know of a site: what is not named here stays inside, whatever is added to a site later. */
const PUBLIC = [
  'id',
  'network',
  'name',
  'formerNames',
  'country',
  'admin1',
  'municipality',
  'locality',
  'kind',
  'summary',
  'link',
  'caution',
  'date',
  'confidence',
  'precision',
  'coordinateSources',
  'sources',
  'visitMinutes',
  'openingHours',
  'fee',
  'altitude',
  'cicatur',
  'legal',
  'essential',
] as const satisfies readonly (keyof Site)[]

/** What everybody may know of the sheet: who owns a house, and what is done in an emergency, is for its editors. */
const PUBLIC_SHEET = [
  'manager',
  'access',
  'signage',
  'entry',
  'bestMonths',
  'accessibility',
  'services',
  'risks',
  'activities',
  'policies',
  'visitors',
  'peoples',
  'languages',
] as const satisfies readonly (keyof SiteSheet)[]

const only = <T extends object>(value: T, keys: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(keys.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]]))) as Partial<T>

/** What everybody may know of the sheet of a site; {} where nothing of it was filled in. */
export const publicSheetOf = ({ sheet = {} }: Pick<Site, 'sheet'>): Partial<SiteSheet> => only(sheet, PUBLIC_SHEET)

/**
 * The feature of a site of the shelf as the open data show it: without who gave consent to tell what it tells. A point that
 * was moved is marked `blurred`, which no site of ours has: such a feature is refused where sites are read back.
 * @param at where its photographs are read; without it they are not told of
 */
export function publicFeatureOf(site: Site, at?: OpenAt): SiteFeature {
  const { properties, ...feature } = featureOf(site)
  const sheet = publicSheetOf(site)
  const photos = at ? filedPhotos(site, at) : []
  const shown = {
    ...only(properties, PUBLIC),
    ...(Object.keys(sheet).length > 0 ? { sheet } : {}),
    ...(photos.length > 0 ? { photos } : {}),
    ...(site.sensitive ? { blurred: true } : {}),
  }
  return { ...feature, properties: shown as unknown as SiteFeature['properties'] }
}
