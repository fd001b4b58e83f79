import type { Language } from '../contract/common'
import { faultSentence, type Fault } from '../contract/faults'
import type { Site } from '../contract/site'
import { featureOf } from './check.rules'

type Row = Readonly<Record<string, string>>
type Kind = 'text' | 'number' | 'boolean' | 'list' | 'json'

/** The columns of a spreadsheet of sites, in order, and how each cell is read. */
const COLUMNS: readonly (readonly [column: string, kind: Kind])[] = [
  ['id', 'text'],
  ['network', 'text'],
  ['lng', 'number'],
  ['lat', 'number'],
  ...(['name', 'summary', 'link', 'caution'] as const).flatMap((field) =>
    (['es', 'pt', 'en'] as const).map((language) => [`${field}.${language}`, 'text'] as const),
  ),
  ['formerNames', 'list'],
  ['country', 'text'],
  ['admin1', 'text'],
  ['municipality', 'text'],
  ['locality', 'text'],
  ['kind', 'text'],
  ['date', 'text'],
  ['confidence', 'text'],
  ['precision', 'number'],
  ['coordinateSources', 'list'],
  ['sources', 'json'],
  ['visitMinutes', 'number'],
  ['openingHours', 'text'],
  ['fee', 'json'],
  ['altitude', 'number'],
  ['cicatur.category', 'number'],
  ['cicatur.type', 'text'],
  ['cicatur.subtype', 'text'],
  ['cicatur.hierarchy', 'number'],
  ['legal', 'text'],
  ['essential', 'boolean'],
  ['consent', 'json'],
]
export const SITE_COLUMNS: readonly string[] = COLUMNS.map(([column]) => column)
const SEPARATOR = ' | '

const valueAt = (source: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], source)

/** A cell that begins like a formula is prefixed, so that a spreadsheet shows it instead of running it; numbers are not. */
const unarmed = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text

function cellOf(value: unknown, kind: Kind): string {
  if (value === undefined || value === null) return ''
  if (kind === 'list') return unarmed((value as string[]).join(SEPARATOR))
  if (kind === 'json') return JSON.stringify(value)
  return unarmed(String(value))
}

/**
 * A site as a row of a spreadsheet.
 * @returns one cell for each of SITE_COLUMNS; what is not known is an empty cell
 */
export function siteCells(site: Site): string[] {
  const flat = { ...featureOf(site).properties, lng: site.at[0], lat: site.at[1] }
  return COLUMNS.map(([column, kind]) => cellOf(valueAt(flat, column), kind))
}

type Read = { value: unknown } | { problem: string } | undefined

const READERS: Record<Kind, (text: string, language: Language) => Read> = {
  text: (text) => ({ value: text.replace(/^'(?=[=+\-@\t\r])/, '') }),
  list: (text) => ({
    value: text
      .replace(/^'(?=[=+\-@\t\r])/, '')
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean),
  }),
  number: (text, language) =>
    /^[+-]?\d+(\.\d+)?$/.test(text)
      ? { value: Number(text) }
      : { problem: faultSentence('notNumber', language, { value: text }) },
  boolean: (text) => ({
    value: /^(true|1|sí|si|sim|yes)$/i.test(text) ? true : /^(false|0|no|não|nao)$/i.test(text) ? false : text,
  }),
  json: (text, language) => {
    try {
      return { value: JSON.parse(text) as unknown }
    } catch (error) {
      return { problem: faultSentence('notJson', language, { reason: (error as Error).message }) }
    }
  },
}

function place(target: Record<string, unknown>, path: string, value: unknown): void {
  const [first, second] = path.split('.') as [string, string?]
  if (second === undefined) target[first] = value
  else target[first] = { ...(target[first] as object | undefined), [second]: value }
}

/**
 * Reads rows of a spreadsheet as site features, to be checked like any others.
 * @param rows cells by column name; the header is already read
 * @returns a collection in the order of the rows, and a fault for every cell that is no number, no JSON, or stands in an unknown column
 */
export function featuresOfRows(
  rows: readonly Row[],
  file: string,
  language: Language,
): { collection: unknown; faults: Fault[] } {
  const faults: Fault[] = []
  const kinds = new Map(COLUMNS)
  const features = rows.map((row, index) => {
    const feature = row.id || `#${index + 1}`
    const properties: Record<string, unknown> = {}
    for (const [column, text] of Object.entries(row)) {
      if (text === '') continue
      const kind = kinds.get(column)
      const read: Read = kind
        ? READERS[kind](text.trim(), language)
        : { problem: faultSentence('unknown', language, { value: column, where: 'CSV' }) }
      if (read && 'problem' in read) faults.push({ file, feature, field: column, problem: read.problem })
      else if (read) place(properties, column, read.value)
    }
    const { lng, lat, ...rest } = properties
    return { type: 'Feature', id: rest.id, geometry: { type: 'Point', coordinates: [lng, lat] }, properties: rest }
  })
  return { collection: { type: 'FeatureCollection', features }, faults }
}
