import type { LngLat } from '../../geo/types'
import { plainInput } from '../account/door-text.rules'
import { NetworkId, NETWORK_IDS, Position, Slug, type Language } from '../contract/common'
import { DRAFT_VALUES, type DraftValues } from '../contract/draft'
import { faultSentence, zodWords, type Fault, type FaultCode } from '../contract/faults'
import { Site } from '../contract/site'
import { areHours, checkSites, isRealDate, placement, type CheckContext } from './check.rules'
import type { ImportRow } from './import.rules'
import { withoutAddresses } from './photo.rules'

type SiteDraft = DraftValues['site']
type Fields = Readonly<Record<string, unknown>>

/** A row as a draft of a site: what it says of it, and nothing of what it does not name. */
export interface DraftRow {
  readonly row: number
  readonly label: string
  readonly id: string | undefined
  readonly network: NetworkId | undefined
  readonly value: SiteDraft
  readonly emptied: readonly string[]
  readonly faults: readonly Fault[]
}

/** What a row is judged by. */
export interface DraftContext extends CheckContext {
  readonly file: string
  /** Of rows that do not say theirs. */
  readonly network: NetworkId | undefined
  /** Every country of the map. */
  readonly countries: readonly string[]
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Without what is null: named by the file to be empty. */
function parted(fields: Fields): { value: Fields; emptied: string[] } {
  const entries = Object.entries(fields)
  const isEmpty = (value: unknown) => value === null || value === ''
  return {
    value: Object.fromEntries(entries.filter(([, value]) => !isEmpty(value))),
    emptied: entries.flatMap(([key, value]) => (isEmpty(value) ? [key] : [])),
  }
}

type Tell = (field: string, code: FaultCode, values?: Record<string, string | number>) => Fault

const tellerOf =
  ({ file, language }: { file: string; language: Language }, feature: string): Tell =>
  (field, code, values) => ({ file, feature, field, problem: faultSentence(code, language, values) })

/** A point that is none: beyond the ends of the Earth, the other way round where that would be a place. */
function pointFaults(coordinates: unknown, tell: Tell): Fault[] {
  const [lng, lat] = Array.isArray(coordinates) ? (coordinates as unknown[]) : []
  if (typeof lng !== 'number' || typeof lat !== 'number' || Position.safeParse([lng, lat]).success) return []
  const isSwapped = Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lng) <= 90
  return [tell('geometry.coordinates', isSwapped ? 'swapped' : 'outOfRange', { lng, lat })]
}

/** A point whose country is known must lie in it; any other must not lie in one only the other way round. */
function placeFaults({ at, country }: SiteDraft, context: DraftContext, tell: Tell): Fault[] {
  if (at === undefined) return []
  const [lng, lat] = at
  const { inCountry, countries } = context
  if (country !== undefined) {
    const where = placement({ at, country }, inCountry)
    if (where === 'inside') return []
    if (where === 'noCountry') return [tell('country', 'noCountry', { country })]
    const swapped = where === 'swapped' ? 1 : 0
    return [tell('geometry.coordinates', 'outsideCountry', { lng, lat, country, swapped })]
  }
  const isSomewhere = (place: LngLat) => countries.some((code) => inCountry(code, place) === true)
  if (Math.abs(lng) > 90 || isSomewhere(at) || !isSomewhere([lat, lng])) return []
  return [tell('geometry.coordinates', 'elsewhere', { lng, lat })]
}

/** Dates and hours that are written must be readable: half of one helps nobody. */
function readableFaults(
  { date, openingHours, at = [0, 0], country = 'NI', admin1 = '' }: SiteDraft,
  tell: Tell,
): Fault[] {
  const isDate = date === undefined || (Site.shape.date.safeParse(date).success && isRealDate(date))
  const areRead = openingHours === undefined || areHours(openingHours, { at, country, admin1 })
  return [
    ...(isDate ? [] : [tell('date', 'noDate', { value: date })]),
    ...(areRead ? [] : [tell('openingHours', 'openingHours', { value: openingHours })]),
  ]
}

/** The fields of a feature, whatever its shape. */
function partsOf(feature: unknown) {
  const { id, geometry, properties } = isFields(feature) ? feature : {}
  const own = isFields(properties) ? withoutAddresses(properties) : {}
  const coordinates = isFields(geometry) && geometry.type === 'Point' ? geometry.coordinates : undefined
  const { id: named, network, ...fields } = own
  return { id: named ?? id, outer: id, network: network ?? undefined, coordinates, fields, geometry }
}

/** Coordinates as they are given; a spreadsheet row without any has two that are undefined, a feature may have null. */
const isPlaceless = (coordinates: unknown, geometry: unknown): boolean =>
  geometry === null ||
  geometry === undefined ||
  (Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every((part) => part === undefined))

function shapeOf(row: ImportRow, context: DraftContext) {
  const { id, outer, network, coordinates, fields, geometry } = partsOf(row.feature)
  const { value, emptied } = parted(fields)
  const at = isPlaceless(coordinates, geometry) ? {} : { at: coordinates ?? geometry }
  const words = zodWords(context.language)
  const parsed = {
    id: Slug.optional().safeParse(id ?? undefined, words),
    network: NetworkId.optional().safeParse(network ?? context.network, words),
    '': DRAFT_VALUES.site.safeParse({ ...value, ...at }, words),
  }
  const issues = Object.entries(parsed).flatMap(([first, { error }]) =>
    (error?.issues ?? []).map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
      return { field: [first, ...issue.path, ...keys].filter((part) => part !== '').join('.'), problem: issue.message }
    }),
  )
  return { ...parsed, issues, outer, coordinates, name: value.name, emptied: [...row.emptied, ...emptied] }
}

/**
 * Reads a row as a draft: half of a site is welcome, what is wrong is not.
 * @returns its value in the form that drafts are kept in, and every fault; with one it is not to be saved
 */
export function draftRow(row: ImportRow, context: DraftContext): DraftRow {
  const { file } = context
  const tell = tellerOf(context, row.label)
  const shape = shapeOf(row, context)
  const value = shape[''].data ?? { name: DRAFT_VALUES.site.shape.name.safeParse(shape.name).data }
  const { data: id } = shape.id
  const { data: network } = shape.network
  const numbers = new Set(row.faults.map(({ field }) => field))
  const hasBadCell = numbers.has('lng') || numbers.has('lat')
  const point = hasBadCell ? [] : pointFaults(shape.coordinates, tell)
  const issues = shape.issues
    .filter(({ field }) => !(field.startsWith('at') && (hasBadCell || point.length > 0)))
    .map(({ field, problem }) => ({ file, feature: row.label, field, problem }))
  const isMissing = network === undefined && !shape.network.error
  const faults = [
    ...row.faults,
    ...(row.feature === undefined && row.faults.length > 0 ? [] : [...point, ...issues]),
    ...(isMissing && row.feature !== undefined
      ? [tell('network', 'needsNetwork', { options: NETWORK_IDS.join(', ') })]
      : []),
    ...(shape.outer && id && shape.outer !== id
      ? [tell('id', 'idMismatch', { value: String(shape.outer), other: id })]
      : []),
    ...(shape[''].success ? [...placeFaults(value, context, tell), ...readableFaults(value, tell)] : []),
  ]
  const cleaned = plainInput(value)
  const kept = ('value' in cleaned ? cleaned.value : value) as SiteDraft
  return { row: row.row, label: row.label, id, network, value: kept, emptied: shape.emptied, faults: known(faults) }
}

/** Each problem of a field once. */
function known(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>()
  return faults.filter(({ field, problem }) => !seen.has(`${field} ${problem}`) && seen.add(`${field} ${problem}`))
}

/**
 * Reads a row as a whole site that can be published.
 * @returns the site, or every fault that keeps it from being one
 */
export function siteRow(row: ImportRow, context: DraftContext): { site: Site } | { faults: Fault[] } {
  if (row.faults.length > 0 && row.feature === undefined) return { faults: [...row.faults] }
  const tell = tellerOf(context, row.label)
  const given = context.network === undefined ? row.feature : withNetwork(row.feature, context.network)
  const checked = checkSites({ type: 'FeatureCollection', features: [given] }, context.file, context)
  const badCells = new Set(row.faults.map(({ field }) => field))
  const named = checked.faults.map((fault) =>
    fault.feature.startsWith('#') ? { ...fault, feature: row.label } : fault,
  )
  // A cell that was no number is not missing too.
  const hasBadPoint = badCells.has('lng') || badCells.has('lat')
  const own = named.filter(({ field }) => !badCells.has(field) && !(hasBadPoint && field.startsWith('geometry')))
  const point = hasBadPoint ? [] : pointFaults(partsOf(row.feature).coordinates, tell)
  const faults = known([...row.faults, ...point, ...own])
  return faults.length === 0 && checked.sites[0] ? { site: checked.sites[0] } : { faults }
}

function withNetwork(feature: unknown, network: NetworkId): unknown {
  if (!isFields(feature) || !isFields(feature.properties) || feature.properties.network !== undefined) return feature
  return { ...feature, properties: { ...feature.properties, network } }
}
