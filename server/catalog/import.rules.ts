import { MOST_LEVELS, plainInput } from '../account/door-text.rules'
import type { ImportFormat } from '../contract/api/import'
import { LANGUAGES, type Language } from '../contract/common'
import { faultSentence, type Fault, type FaultCode } from '../contract/faults'
import { featureOfRow } from './csv.rules'
import { isWhole, tableOf, type Table } from './import-csv.rules'
import { readWaypoints, type Waypoint } from './import-xml.rules'

/** One row, feature or waypoint of a file, before anybody has judged it. */
export interface ImportRow {
  /** From 1, without the header. */
  readonly row: number
  /** What names it in a fault: its id, or its number. */
  readonly label: string
  /** As it stands in the file, for what must be a whole site. */
  readonly feature: unknown
  /** The fields it names that are to be empty, by path. */
  readonly emptied: readonly string[]
  readonly faults: readonly Fault[]
}

/** A file of sites taken apart; with a fault of the file as a whole there are no rows. */
export interface Reading {
  readonly format: ImportFormat | null
  readonly rows: readonly ImportRow[]
  readonly notes: readonly string[]
  readonly faults: readonly Fault[]
}

export interface ImportText {
  readonly file: string
  readonly text: string
  readonly language: Language
}

/** More than any network has; what is larger comes in parts. */
const MOST_ROWS = 20_000

/** Parsers tell what they stumbled over, and that may be the whole file. */
const MOST_REASON = 200

const whole = (
  { file, language }: ImportText,
  code: FaultCode,
  { reason, ...values }: Record<string, string | number> = {},
): Fault => ({
  ...{ file, feature: '', field: '' },
  problem: faultSentence(code, language, {
    ...values,
    ...(reason && { reason: String(reason).slice(0, MOST_REASON) }),
  }),
})
const nothing = (format: ImportFormat | null, ...faults: Fault[]): Reading => ({ format, rows: [], notes: [], faults })

const BY_ENDING: readonly (readonly [ending: RegExp, format: ImportFormat])[] = [
  [/\.(csv|tsv|txt)$/i, 'csv'],
  [/\.gpx$/i, 'gpx'],
  [/\.kml$/i, 'kml'],
  [/\.(geo)?json$/i, 'geojson'],
]

/** What a text is: what it begins like, else what its name says; undefined for neither. */
export function formatOf({ file, text }: Pick<ImportText, 'file' | 'text'>): ImportFormat | undefined {
  const named = BY_ENDING.find(([ending]) => ending.test(file))?.[1]
  const head = text.slice(0, 4096).trimStart()
  if (head.startsWith('<')) return /<gpx[\s>]/i.test(head) ? 'gpx' : /<kml[\s>]/i.test(head) ? 'kml' : named
  return named ?? (/^[{[]/.test(head) ? 'geojson' : 'csv')
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function labelOf(feature: unknown, row: number): string {
  const { id, properties } = isFields(feature) ? feature : {}
  const own = (isFields(properties) ? properties.id : undefined) ?? id
  return typeof own === 'string' && own !== '' ? own.slice(0, 120) : `#${row}`
}

/** Texts that nobody types and nesting without end, told by their field before any schema sees them. */
function hostileIn(value: unknown, at: { file: string; label: string; language: Language }): Fault[] {
  const { file, label: feature, language } = at
  const cleaned = plainInput(value)
  if ('value' in cleaned) return []
  const field = cleaned.field.replace(/^properties\./, '')
  const code = cleaned.wrong === 'depth' ? 'tooDeep' : 'hostile'
  return [{ file, feature, field, problem: faultSentence(code, language, { levels: MOST_LEVELS }) }]
}

function readGeojson(given: ImportText): Reading {
  const { file, language } = given
  let value: unknown
  try {
    value = JSON.parse(given.text)
  } catch (error) {
    return nothing('geojson', whole(given, 'notJson', { reason: (error as Error).message }))
  }
  const features = isFields(value) && value.type === 'FeatureCollection' ? value.features : undefined
  if (!Array.isArray(features)) return nothing('geojson', whole(given, 'unknownFile'))
  const rows = features.map((feature: unknown, index): ImportRow => {
    const label = labelOf(feature, index + 1)
    const isFeature = isFields(feature) && feature.type === 'Feature'
    const problem = faultSentence('notFeature', language)
    const faults = isFeature
      ? hostileIn(feature, { file, label, language })
      : [{ file, feature: label, field: '', problem }]
    return { row: index + 1, label, feature: isFeature ? feature : undefined, emptied: [], faults }
  })
  return { format: 'geojson', rows, notes: [], faults: [] }
}

function rowOfCells(cells: readonly string[], index: number, given: ImportText & { table: Table }): ImportRow {
  const { file, language, table } = given
  if (!isWhole(cells, table)) {
    const label = `#${index + 1}`
    const counts = { count: cells.length, expected: table.columns.length }
    const fault = { file, feature: label, field: '', problem: faultSentence('cells', language, counts) }
    return { row: index + 1, label, feature: undefined, emptied: [], faults: [fault] }
  }
  const named = Object.fromEntries(table.columns.map((column, place) => [column, cells[place]!]))
  const { feature, emptied, faults } = featureOfRow(named, { file, index, language })
  const label = labelOf(feature, index + 1)
  return {
    row: index + 1,
    label,
    feature,
    emptied,
    faults: [...faults, ...hostileIn(feature, { file, label, language })],
  }
}

function readCsv(given: ImportText): Reading {
  let table: Table
  try {
    table = tableOf(given.text)
  } catch (error) {
    return nothing('csv', whole(given, 'notCsv', { reason: (error as Error).message }))
  }
  const { repeated } = table
  const twice = repeated.map((field) => ({ ...whole(given, 'columnTwice'), field }))
  if (twice.length > 0) return nothing('csv', ...twice)
  if (table.rows.length === 0) return nothing('csv', whole(given, 'noRows'))
  const rows = table.rows.map((cells, index) => rowOfCells(cells, index, { ...given, table }))
  return { format: 'csv', rows, notes: [], faults: [] }
}

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i
const asNumber = (text: string): number => (NUMBER.test(text) ? Number(text) : Number.NaN)

/** A waypoint as a feature with what it can say of a site: its name and description in one language, and its point. */
function rowOfPoint(point: Waypoint, row: number, { file, language: reader }: ImportText): ImportRow {
  const label = point.id || `#${row}`
  const language = LANGUAGES.find((known) => known === point.language) ?? 'es'
  const fault = (field: string, code: FaultCode, values?: Record<string, string>): Fault => ({
    ...{ file, feature: label, field },
    problem: faultSentence(code, reader, values),
  })
  const wrong = (['lng', 'lat'] as const).filter((part) => !Number.isFinite(asNumber(point[part])))
  const properties = {
    ...(point.id ? { id: point.id } : {}),
    ...(point.network ? { network: point.network } : {}),
    name: { [language]: point.name },
    ...(point.description ? { summary: { [language]: point.description } } : {}),
  }
  const geometry = { type: 'Point', coordinates: [asNumber(point.lng), asNumber(point.lat)] }
  const feature = { type: 'Feature', geometry, properties }
  const faults = [
    ...wrong.map((part) =>
      point[part] === '' ? fault(part, 'missing') : fault(part, 'notNumber', { value: point[part] }),
    ),
    ...(point.name ? [] : [fault('name', 'needsName')]),
    ...hostileIn(feature, { file, label, language: reader }),
  ]
  return { row, label, feature, emptied: [], faults }
}

function readPoints(format: 'gpx' | 'kml', given: ImportText): Reading {
  const read = readWaypoints(given.text)
  if ('trouble' in read)
    return nothing(format, whole(given, read.trouble, 'reason' in read ? { reason: read.reason } : {}))
  const { points, leftOut } = read
  const notes = leftOut > 0 ? [faultSentence('leftOut', given.language, { count: leftOut })] : []
  if (points.length === 0) return { ...nothing(format, whole(given, 'noPoints')), notes }
  return { format, rows: points.map((point, index) => rowOfPoint(point, index + 1, given)), notes, faults: [] }
}

/** Marks every row whose id stands in another one too: nobody can tell which of them is meant. */
function withTwice(rows: readonly ImportRow[], { file, language }: ImportText): ImportRow[] {
  const seen = new Map<string, number>()
  for (const { label } of rows) seen.set(label, (seen.get(label) ?? 0) + 1)
  const problem = faultSentence('duplicate', language, { where: file })
  return rows.map((row) =>
    row.label.startsWith('#') || seen.get(row.label)! < 2
      ? row
      : { ...row, faults: [...row.faults, { file, feature: row.label, field: 'id', problem }] },
  )
}

/**
 * Takes a file of sites apart: GeoJSON features, rows of a spreadsheet, waypoints of GPX, placemarks of KML.
 * @param given the decoded text, and the file's name, which decides where the text itself does not
 * @returns every row with what is wrong in how it is written, at most 20 000; whether it is a site is judged elsewhere
 */
export function readImport(given: ImportText): Reading {
  const format = formatOf(given)
  if (given.text.trim() === '') return nothing(format ?? null, whole(given, format === 'csv' ? 'noRows' : 'empty'))
  if (format === undefined) return nothing(null, whole(given, 'unknownFile'))
  const readers = {
    geojson: readGeojson,
    csv: readCsv,
    gpx: () => readPoints('gpx', given),
    kml: () => readPoints('kml', given),
  }
  const reading = readers[format](given)
  const count = reading.rows.length
  if (count > MOST_ROWS) return nothing(format, whole(given, 'tooMany', { count, most: MOST_ROWS }))
  return { ...reading, rows: withTwice(reading.rows, given) }
}
