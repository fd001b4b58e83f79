import type { Box } from '../../geo/types'
import type { TableFilter, TableLack, TableLine, TableSort } from '../contract/api/table'
import { LANGUAGES } from '../contract/common'
import type { DraftValues } from '../contract/draft'
import { searchWords } from '../contract/search-words'
import type { Site } from '../contract/site'
import { indexedWords, termsOf, type Term } from '../db/words.rules'

type Value = DraftValues['site']
type Line = Omit<TableLine, 'mayEdit' | 'stale'>

/** A draft as it stands in the table, with what it is found and sorted by. */
export interface DraftEntry {
  readonly line: Line
  readonly nameKey: string
  readonly dateKey: string
  readonly names: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

function coarse(metres = 0): TableLack[] {
  if (metres <= 100) return []
  return metres > 1000 ? ['precision-100', 'precision-1000'] : ['precision-100']
}

/**
 * What a site lacks of what the table can be asked for, in the order of TABLE_LACKS.
 * @param value a draft as far as it is written, or a published site
 * @returns [] when nothing is lacking; precision is in metres, and a position that nobody measured lacks none of the two
 */
function lacksOf(
  value: Pick<Value, 'name' | 'summary' | 'link' | 'at' | 'precision' | 'openingHours' | 'altitude' | 'photos'>,
): TableLack[] {
  const { name = {}, summary = {}, link = {}, at, precision, openingHours, altitude, photos = [] } = value
  const untold = (language: 'pt' | 'en') => [name, summary, link].some((text) => isBlank(text[language]))
  return [
    ...(untold('pt') ? (['pt'] as const) : []),
    ...(untold('en') ? (['en'] as const) : []),
    ...(at === undefined ? (['position'] as const) : []),
    ...coarse(precision),
    ...(isBlank(openingHours) ? (['hours'] as const) : []),
    ...(altitude === undefined ? (['altitude'] as const) : []),
    ...(photos.length === 0 ? (['photo'] as const) : []),
  ]
}

const shared = (value: Value | Site): Omit<Line, 'id' | 'network' | 'state' | 'version' | 'savedAt'> => ({
  name: value.name ?? {},
  country: value.country ?? '',
  admin1: value.admin1 ?? '',
  municipality: value.municipality ?? '',
  kind: value.kind ?? '',
  confidence: value.confidence ?? '',
  essential: value.essential ?? false,
  date: value.date ?? '',
  precision: value.precision ?? null,
  at: value.at ? [value.at[0], value.at[1]] : null,
  photos: value.photos?.length ?? 0,
  lacks: lacksOf(value),
})

/** A published site as a line of the table: as everybody may see it, so that the point of a sensitive one stays moved. */
export const publishedLine = (site: Site, saved: { readonly version: number; readonly savedAt: string }): Line => ({
  ...shared(site),
  ...{ id: site.id, network: site.network, state: 'published', version: saved.version, savedAt: saved.savedAt },
})

/** A draft as an entry of the table; `about` is what the program knows of it beside its value. */
export function draftEntry(
  value: Value,
  about: Pick<Line, 'id' | 'network' | 'state' | 'version' | 'savedAt'>,
): DraftEntry {
  const name = value.name ?? {}
  const names = [...Object.values(name), ...(value.formerNames ?? [])].join(' ')
  const places = [value.municipality, value.locality, value.admin1].filter(Boolean).join(' ')
  const texts = [value.summary, value.link].flatMap((text) => Object.values(text ?? {})).join(' ')
  const set = (text: string) => new Set(indexedWords(text).split(' '))
  return {
    line: { ...shared(value), ...about },
    nameKey: searchWords(LANGUAGES.map((language) => name[language]).find((text) => !isBlank(text)) ?? '').join(' '),
    dateKey: (value.date ?? '').replace(/[~?%]/g, '').split('/')[0]!,
    names: set(names),
    places: set(places),
    words: set(`${names} ${places} ${texts}`),
  }
}

function holds(words: ReadonlySet<string>, { word, singulars }: Term, beginnings: boolean): boolean {
  if (words.has(word) || singulars.some((singular) => words.has(singular))) return true
  return beginnings && word.length > 1 && [...words].some((each) => each.startsWith(word))
}

/**
 * How well a draft answers what was typed, as the index of published sites would say it.
 * @returns 0 by its name, 1 by its name and place, 2 by its text; undefined where it does not
 */
function tierOf(entry: DraftEntry, terms: readonly Term[]): 0 | 1 | 2 | undefined {
  if (terms.length === 0) return undefined
  if (terms.every((term) => holds(entry.names, term, true))) return 0
  if (terms.every((term) => holds(entry.names, term, true) || holds(entry.places, term, true))) return 1
  return terms.every((term) => holds(entry.words, term, false)) ? 2 : undefined
}

/** The box of a filter; undefined where none is asked for. */
export const boxOf = ({ bbox }: Pick<TableFilter, 'bbox'>): Box | undefined =>
  bbox === undefined ? undefined : (bbox.split(',').map(Number) as unknown as Box)

function isWithin(at: TableLine['at'], box: Box | undefined): boolean {
  if (!box) return true
  if (!at) return false
  const [west, south, east, north] = box
  const across = west <= east ? at[0] >= west && at[0] <= east : at[0] >= west || at[0] <= east
  return across && at[1] >= south && at[1] <= north
}

const FACETS = ['network', 'country', 'kind', 'confidence', 'state'] as const

/** Whether a filter lets a draft through, all but its words. */
function passes({ line }: DraftEntry, filter: TableFilter): boolean {
  if (FACETS.some((facet) => filter[facet] !== undefined && line[facet] !== filter[facet])) return false
  if (filter.essential !== undefined && line.essential !== (filter.essential === 'true')) return false
  if (filter.lacks !== undefined && !line.lacks.includes(filter.lacks)) return false
  return isWithin(line.at, boxOf(filter))
}

export interface Order {
  readonly sort: TableSort
  readonly isDescending: boolean
}

/** The order that is asked for; relevance says nothing where there are no words, and has one direction only. */
export function orderOf(asked: {
  q?: string | undefined
  sort?: TableSort | undefined
  direction?: 'asc' | 'desc' | undefined
}): Order {
  const hasWords = (asked.q ?? '').trim() !== ''
  const sort = asked.sort ?? (hasWords ? 'relevance' : 'savedAt')
  if (sort === 'relevance') return hasWords ? { sort, isDescending: false } : { sort: 'savedAt', isDescending: true }
  return { sort, isDescending: asked.direction === undefined ? sort === 'savedAt' : asked.direction === 'desc' }
}

export type SortKey = string | number

/** Keys in the order of the table: below 0 when the first comes first. */
export function compareKeys(one: SortKey, other: SortKey, { isDescending }: Pick<Order, 'isDescending'>): number {
  const way = one < other ? -1 : one > other ? 1 : 0
  return isDescending ? -way : way
}

export interface Placed {
  readonly entry: DraftEntry
  readonly key: SortKey
}

/** The drafts that a filter lets through, in order; those with the same key by their address. */
export function draftsFor(entries: readonly DraftEntry[], filter: TableFilter, order: Order): Placed[] {
  const terms = filter.q?.trim() ? termsOf(filter.q) : undefined
  const placed = entries.flatMap((entry): Placed[] => {
    if (!passes(entry, filter)) return []
    const tier = terms && tierOf(entry, terms)
    if (terms && tier === undefined) return []
    const keys = { relevance: tier ?? 0, name: entry.nameKey, date: entry.dateKey, savedAt: entry.line.savedAt }
    return [{ entry, key: keys[order.sort] }]
  })
  const byId = (one: Placed, other: Placed) => (one.entry.line.id < other.entry.line.id ? -1 : 1)
  return placed.sort((one, other) => compareKeys(one.key, other.key, order) || byId(one, other))
}

/** Where a page ended among what is published, and among the drafts. */
export interface Cursor {
  readonly published?: { readonly key: SortKey; readonly seq: number }
  readonly draft?: { readonly key: SortKey; readonly id: string }
}

/** A cursor as letters that say nothing to whoever passes them on. */
export const writeCursor = ({ published, draft }: Cursor): string =>
  Buffer.from(
    JSON.stringify([published ? [published.key, published.seq] : 0, draft ? [draft.key, draft.id] : 0]),
  ).toString('base64url')

const isKey = (key: unknown): key is SortKey => typeof key === 'string' || typeof key === 'number'

/** Reads a cursor back. @returns undefined when it is none of ours */
export function readCursor(text: string): Cursor | undefined {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
  if (!Array.isArray(read) || read.length !== 2) return undefined
  const [published, draft] = read.map((part: unknown) => (Array.isArray(part) && isKey(part[0]) ? part : undefined))
  return {
    ...(typeof published?.[1] === 'number' && { published: { key: published[0] as SortKey, seq: published[1] } }),
    ...(typeof draft?.[1] === 'string' && { draft: { key: draft[0] as SortKey, id: draft[1] } }),
  }
}
