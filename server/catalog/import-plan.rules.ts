import { metresBetween } from '../../geo/measure'
import type { Box, LngLat } from '../../geo/types'
import { ROW_STATES, type ImportLine, type ImportPreview, type RowState } from '../contract/api/import'
import type { Localized } from '../contract/common'
import type { DraftValues } from '../contract/draft'
import type { Fault } from '../contract/faults'
import { searchWords } from '../contract/search-words'
import { changedFieldsOf } from '../review/compare.rules'
import { keptPhotos } from './photo.rules'

type Fields = Readonly<Record<string, unknown>>

/** Two places of one name nearer than this are taken for one, until somebody says otherwise. */
const ALIKE_METRES = 250
const METRES_PER_DEGREE = 111_000

/** A named place: a row of the file, a site, a draft. */
export interface Place {
  readonly id: string
  readonly name: Partial<Localized>
  readonly at: LngLat | undefined
}

/** What a row is like. */
export interface Alike {
  readonly id: string
  readonly name: string
  readonly metres: number
}

const foldedNames = ({ name }: Pick<Place, 'name'>): string[] =>
  Object.values(name).flatMap((text) => (text ? [searchWords(text).join(' ')] : []))

/** Places by network and folded name: a row is compared with its namesakes only, however many places there are. */
export class Namesakes {
  readonly #places = new Map<string, Place[]>()

  #keys(network: string, name: Place['name']): string[] {
    return [...new Set(foldedNames({ name }))].filter(Boolean).map((folded) => `${network} ${folded}`)
  }

  add(network: string, place: Place): void {
    for (const key of this.#keys(network, place.name)) {
      const held = this.#places.get(key)
      if (held) held.push(place)
      else this.#places.set(key, [place])
    }
  }

  of(network: string, name: Place['name']): Place[] {
    return this.#keys(network, name).flatMap((key) => this.#places.get(key) ?? [])
  }
}

/** The name that a list shows: Spanish where there is one. */
export const nameOf = (name: Partial<Localized> | undefined): string => name?.es ?? name?.pt ?? name?.en ?? ''

/**
 * The nearest of the places that a row may be: one of its names is the same without accents or capitals, and the points
 * are at most 250 m apart.
 * @returns undefined when there is none, or the row has no point
 */
export function alikeTo(row: Omit<Place, 'id'>, places: readonly Place[]): Alike | undefined {
  const { at } = row
  if (at === undefined) return undefined
  const names = new Set(foldedNames(row).filter(Boolean))
  const near = places.flatMap((place) => {
    if (place.at === undefined || !foldedNames(place).some((name) => names.has(name))) return []
    const metres = Math.round(metresBetween(at, place.at))
    return metres <= ALIKE_METRES ? [{ id: place.id, name: nameOf(place.name), metres }] : []
  })
  return near.sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))[0]
}

/** The box around a point in which a place that is like it must lie. @param at degrees   @returns degrees */
export function boxAround([lng, lat]: LngLat): Box {
  const north = ALIKE_METRES / METRES_PER_DEGREE
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return [Math.max(-180, lng - east), Math.max(-90, lat - north), Math.min(180, lng + east), Math.min(90, lat + north)]
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Space around a text and the way its accents are put together are lost in GPX and KML: they make no other text. */
const bare = (text: string): string => text.normalize('NFC').trim()
const isSameText = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && bare(one) === bare(other)

/** What is there with what a row says laid over it: a text in one language leaves those in the others. */
function laidOver(before: Fields, given: Fields): Fields {
  const merged = Object.entries(given).map(([key, value]) => {
    const old = before[key]
    if (isSameText(old, value)) return [key, old] as const
    return [key, isFields(value) && isFields(old) ? laidOver(old, value) : value] as const
  })
  return { ...before, ...Object.fromEntries(merged) }
}

/** Without the field at a path; an object that is left empty goes with it. */
function without(fields: Fields, path: readonly string[]): Fields {
  const [first, ...rest] = path as [string, ...string[]]
  if (!(first in fields)) return fields
  const { [first]: inner, ...others } = fields
  if (rest.length === 0) return others
  if (!isFields(inner)) return fields
  const left = without(inner, rest)
  return Object.keys(left).length === 0 ? others : { ...fields, [first]: left }
}

type Pictured = Partial<Pick<DraftValues['site'], 'photos'>>

/** What is laid over a site brings and takes no photographs: only what is told of those that are there changes. */
function withKeptPhotos(before: Pictured, { photos: brought, ...merged }: Fields & Pictured): Fields {
  const photos = keptPhotos(before.photos ?? [], brought ?? [])
  return photos.length > 0 ? { ...merged, photos } : merged
}

/**
 * What an empty cell does not take away: a template has every column, and whoever leaves one blank has not decided that a
 * community's place may be found, nor that it never agreed. That is done where it can be seen.
 */
const KEPT = ['photos', 'sensitive', 'consent']

/**
 * A draft as an import leaves it: what the file names is what it says, what it names empty is gone, and what it does not
 * name stays.
 * @param before what is written now; {} for something new
 * @param row the fields the file names, and the paths of those it names empty, such as `caution.pt`
 */
export function overlaid(before: object, row: { readonly value: object; readonly emptied: readonly string[] }): Fields {
  const merged = withKeptPhotos(before, laidOver(before as Fields, row.value as Fields))
  return row.emptied
    .filter((path) => !KEPT.includes(path))
    .reduce((fields, path) => without(fields, path.split('.')), merged)
}

/**
 * Whether a point would be laid over that of a sensitive site by a file that does not say that it is sensitive: it may be
 * the moved point of an open file, and where the site really is would be lost.
 */
export const losesPoint = (before: Hidden, given: Hidden): boolean =>
  before.sensitive !== undefined &&
  given.sensitive === undefined &&
  given.at !== undefined &&
  JSON.stringify(given.at) !== JSON.stringify(before.at)
interface Hidden {
  readonly at?: unknown
  readonly sensitive?: unknown
}

/** What an import changes of a site, field by field; [] when it says the same. */
export const changesOf = (from: object, to: object): ImportLine['changes'] =>
  changedFieldsOf('site', { from, to }).map(({ field, from: before, to: after }) => ({
    field,
    from: before,
    to: after,
  }))

/** The faults of a row as its line tells them. */
export const problemsOf = (faults: readonly Fault[]): ImportLine['problems'] =>
  faults.map(({ field, problem }) => ({ field, problem }))

/** How many rows are in each state. */
export function countsOf(rows: readonly { readonly state: RowState }[]): ImportPreview['counts'] {
  const counts = Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Record<RowState, number>
  for (const { state } of rows) counts[state] += 1
  return counts
}
