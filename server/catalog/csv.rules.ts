import type { Language } from '../contract/common'
import { faultSentence, type Fault } from '../contract/faults'
import { Site } from '../contract/site'
import { featureOf } from './check.rules'

type Row = Readonly<Record<string, string>>
/** `code`: one word that means something, so that the space around it does not count. */
type Kind = 'text' | 'code' | 'number' | 'boolean' | 'list' | 'json'

/** The columns of a spreadsheet of sites, in order, and how each cell is read. */
const NAMED: readonly (readonly [column: string, kind: Kind])[] = [
  ['id', 'code'],
  ['network', 'code'],
  ['lng', 'number'],
  ['lat', 'number'],
  ...(['name', 'summary', 'link', 'caution'] as const).flatMap((field) =>
    (['es', 'pt', 'en'] as const).map((language) => [`${field}.${language}`, 'text'] as const),
  ),
  ['formerNames', 'list'],
  ['country', 'code'],
  ['admin1', 'text'],
  ['municipality', 'text'],
  ['locality', 'text'],
  ['kind', 'code'],
  ['date', 'code'],
  ['confidence', 'code'],
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
const named = new Set(NAMED.map(([column]) => column.split('.')[0]))
/** What a site has and no column names goes into a cell of its own: nothing of a site is left out of its row. */
const COLUMNS: typeof NAMED = [
  ...NAMED,
  ...Object.keys(Site.shape).flatMap((key) => (named.has(key) || key === 'at' ? [] : [[key, 'json'] as const])),
]
export const SITE_COLUMNS: readonly string[] = COLUMNS.map(([column]) => column)
const SEPARATOR = ' | '

const valueAt = (source: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], source)

const isNumber = (text: string): boolean => /^[+-]?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(text)

/**
 * A cell that begins like a formula is prefixed with an apostrophe, so that a spreadsheet shows it instead of running it;
 * numbers are not. One that already begins so is prefixed too, so that `armed` gives back what stood there.
 */
const unarmed = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text)
const armed = (text: string): string => text.replace(/^'(?='*[=+\-@\t\r])/, '')

/** Whether a list reads the same from its cell: entries that hold the sign between them, or edges of space, do not. */
const isPlainList = (entries: readonly string[]): boolean =>
  entries.length > 0 &&
  !entries[0]!.startsWith('[') &&
  entries.every((entry) => entry !== '' && !entry.includes('|') && entry.trim() === entry)

function cellOf(value: unknown, kind: Kind): string {
  if (value === undefined || value === null) return ''
  if (kind === 'list' && isPlainList(value as string[])) return unarmed((value as string[]).join(SEPARATOR))
  if (kind === 'list' || kind === 'json') return JSON.stringify(value)
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

function readJson(text: string, language: Language): Read {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { problem: faultSentence('notJson', language, { reason: (error as Error).message }) }
  }
}

const READERS: Record<Kind, (text: string, language: Language) => Read> = {
  text: (text) => ({ value: armed(text) }),
  code: (text) => ({ value: armed(text.trim()) }),
  list: (text, language) => {
    if (text.trimStart().startsWith('[')) return readJson(text, language)
    const parts = armed(text).split('|')
    return { value: parts.map((part) => part.trim()).filter(Boolean) }
  },
  number: (text, language) => {
    const value = Number(text)
    if (isNumber(text.trim()) && Number.isFinite(value)) return { value }
    return { problem: faultSentence('notNumber', language, { value: text.trim() }) }
  },
  boolean: (text) => {
    const word = text.trim()
    return {
      value: /^(true|1|sí|si|sim|yes|verdadero|verdadeiro)$/i.test(word)
        ? true
        : /^(false|0|no|não|nao|falso)$/i.test(word)
          ? false
          : word,
    }
  },
  json: readJson,
}

function place(target: Record<string, unknown>, path: string, value: unknown): void {
  const [first, second] = path.split('.') as [string, string?]
  if (second === undefined) target[first] = value
  else target[first] = { ...(target[first] as object | undefined), [second]: value }
}

/** What is read of one row: a feature to be checked like any other. */
export interface RowRead {
  readonly feature: { readonly type: 'Feature'; readonly id: unknown; geometry: unknown; properties: Fields }
  /** The columns whose cell is empty, by their path: `caution.pt`. */
  readonly emptied: readonly string[]
  readonly faults: readonly Fault[]
}
type Fields = Record<string, unknown>

const KINDS = new Map(COLUMNS)

/**
 * Reads one row of a spreadsheet as a site feature.
 * @param row cells by column name   @param at the file, and where in it the row stands, from 0
 * @returns a point whose coordinates may be missing; a fault for every cell that is no number, no JSON, or stands in an
 * unknown column
 */
export function featureOfRow(row: Row, at: { file: string; index: number; language: Language }): RowRead {
  const { file, index, language } = at
  const feature = row.id?.trim() || `#${index + 1}`
  const faults: Fault[] = []
  const properties: Fields = {}
  const emptied: string[] = []
  for (const [column, text] of Object.entries(row)) {
    const kind = KINDS.get(column)
    if (text === '' || (kind !== 'text' && text.trim() === '')) {
      if (kind !== undefined) emptied.push(column)
      continue
    }
    const read: Read = kind
      ? READERS[kind](text, language)
      : { problem: faultSentence('unknown', language, { value: column, where: 'CSV' }) }
    if (read && 'problem' in read) faults.push({ file, feature, field: column, problem: read.problem })
    else if (read) place(properties, column, read.value)
  }
  const { lng, lat, ...rest } = properties
  const geometry = { type: 'Point', coordinates: [lng, lat] }
  return { feature: { type: 'Feature', id: rest.id, geometry, properties: rest }, emptied, faults }
}

/**
 * Reads rows of a spreadsheet as site features, to be checked like any others.
 * @param rows cells by column name; the header is already read
 * @returns a collection in the order of the rows, and the faults of their cells
 */
export function featuresOfRows(
  rows: readonly Row[],
  file: string,
  language: Language,
): { collection: unknown; faults: Fault[] } {
  const read = rows.map((row, index) => featureOfRow(row, { file, index, language }))
  const features = read.map(({ feature }) => feature)
  return { collection: { type: 'FeatureCollection', features }, faults: read.flatMap(({ faults }) => [...faults]) }
}
