import { z } from 'zod'
import { CountryCode, LANGUAGES, NetworkId, Slug } from '../common'
import { DRAFT_STATES, type DraftState, type DraftValue } from '../draft'
import { CONFIDENCES, SITE_KINDS } from '../site'
import { Difference, type StaleText } from './review'

/** What a site may lack, as the table of the catalog is asked for it. */
export const TABLE_LACKS = [
  'pt',
  'en',
  'position',
  'precision-100',
  'precision-1000',
  'hours',
  'altitude',
  'photo',
] as const
export type TableLack = (typeof TABLE_LACKS)[number]
export const TABLE_SORTS = ['relevance', 'name', 'date', 'savedAt'] as const
export type TableSort = (typeof TABLE_SORTS)[number]

/** A west that lies east of its east goes over the antimeridian (RFC 7946, 5.2). */
const BoxText = z
  .string()
  .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
  .refine((text) => {
    const [west, south, east, north] = text.split(',').map(Number) as [number, number, number, number]
    return west >= -180 && east <= 180 && south >= -90 && north <= 90 && south <= north
  })

/** Which sites: published ones and drafts that whoever asks may read. */
export const TableFilter = z.strictObject({
  q: z.string().max(200).optional(),
  network: NetworkId.optional(),
  country: CountryCode.optional(),
  kind: z.enum(SITE_KINDS).optional(),
  confidence: z.enum(CONFIDENCES).optional(),
  essential: z.literal(['true', 'false']).optional(),
  state: z.enum(DRAFT_STATES).optional(),
  lacks: z.enum(TABLE_LACKS).optional(),
  bbox: BoxText.optional(),
})
export type TableFilter = z.infer<typeof TableFilter>

export const TableQuery = TableFilter.extend({
  /** By relevance where there are words, else what was saved last, unless another order is named. */
  sort: z.enum(TABLE_SORTS).optional(),
  direction: z.literal(['asc', 'desc']).optional(),
  /** As the page before gave it. */
  cursor: z.string().max(500).optional(),
})
export type TableQuery = z.infer<typeof TableQuery>

const Names = z.object({ es: z.string(), pt: z.string(), en: z.string() }).partial()

/** One site: as everybody sees it where it is published, as it is being written where somebody writes it. */
const TableLine = z.object({
  id: z.string(),
  name: Names,
  network: z.string(),
  country: z.string(),
  admin1: z.string(),
  municipality: z.string(),
  kind: z.string(),
  confidence: z.string(),
  essential: z.boolean(),
  date: z.string(),
  precision: z.number().nullable(),
  /** Of a sensitive site that is published, a place near it. */
  at: z.tuple([z.number(), z.number()]).nullable(),
  state: z.enum(DRAFT_STATES),
  version: z.number().nullable(),
  savedAt: z.string(),
  lacks: z.array(z.enum(TABLE_LACKS)),
  /** How many photographs it shows. */
  photos: z.number(),
  /** How many of its translations their source has overtaken. */
  stale: z.number(),
  mayEdit: z.boolean(),
})
export type TableLine = z.infer<typeof TableLine>

export const TablePage = z.object({
  rows: z.array(TableLine),
  count: z.number(),
  /** Whether there are more than `count` says. */
  isMore: z.boolean(),
  next: z.string().nullable(),
  /** How many of all that may be read are in each state of writing. */
  writing: z.object({ draft: z.number(), review: z.number(), returned: z.number() }),
})
export type TablePage = z.infer<typeof TablePage>

/** No map is sent more points. */
export const MOST_PINS = 10_000
/** Where a site lies, in few letters: its id, longitude, latitude, network and state. */
const TablePin = z.tuple([z.string(), z.number(), z.number(), z.string(), z.enum(DRAFT_STATES)])
export type TablePin = z.infer<typeof TablePin>
/** Everything that a filter finds, as points; of a sensitive site that is published, a place near it. */
export const TablePins = z.object({ pins: z.array(TablePin), isMore: z.boolean() })
export type TablePins = z.infer<typeof TablePins>

/** Fields that hold one value for all. */
export const SET_FIELDS = [
  'kind',
  'confidence',
  'essential',
  'country',
  'admin1',
  'municipality',
  'locality',
  'date',
  'precision',
  'altitude',
  'visitMinutes',
  'openingHours',
  'legal',
] as const
export type SetField = (typeof SET_FIELDS)[number]

/** Texts in which words may be replaced; those in three languages first. */
export const LOCALIZED_FIELDS = ['name', 'summary', 'link', 'caution'] as const
export const REPLACE_FIELDS = [
  ...LOCALIZED_FIELDS,
  'formerNames',
  'admin1',
  'municipality',
  'locality',
  'openingHours',
  'legal',
] as const
export type ReplaceField = (typeof REPLACE_FIELDS)[number]

const Setting = z.strictObject({
  field: z.enum(SET_FIELDS),
  /** null empties it. */
  value: z.union([z.string().max(6000), z.number(), z.boolean(), z.null()]),
})
const Replacing = z.strictObject({
  find: z.string().min(1).max(200),
  with: z.string().max(500),
  fields: z.array(z.enum(REPLACE_FIELDS)).min(1),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
})
export type Replacing = z.infer<typeof Replacing>
const BulkEdit = z.union([z.strictObject({ set: Setting }), z.strictObject({ replace: Replacing })])
export type BulkEdit = z.infer<typeof BulkEdit>

/** No batch changes more. */
export const MOST_ROWS = 500

export const BulkAsk = z.strictObject({
  select: z.union([
    z.strictObject({ ids: z.array(Slug).min(1).max(MOST_ROWS) }),
    z.strictObject({ filter: TableFilter }),
  ]),
  edits: z.array(BulkEdit).min(1).max(10),
})
export type BulkAsk = z.infer<typeof BulkAsk>
export const BulkOrder = BulkAsk.extend({
  /** The tags of the rows as they were shown: who was changed since is left as it is. */
  seen: z.record(Slug, z.string().max(40)).optional(),
})
export type BulkOrder = z.infer<typeof BulkOrder>

const BulkLine = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['changed', 'unchanged', 'refused']),
  /** Why it is refused, in the language of whoever asks; '' otherwise. */
  why: z.string(),
  tag: z.string(),
  changes: z.array(Difference),
})
export type BulkLine = z.infer<typeof BulkLine>
const Counts = z.object({ changed: z.number(), unchanged: z.number(), refused: z.number() })
export const BulkPreview = z.object({ counts: Counts, rows: z.array(BulkLine) })
export type BulkPreview = z.infer<typeof BulkPreview>

const Told = z.object({ id: z.string(), name: z.string(), why: z.string() })
export const BulkDone = z.object({ id: z.string(), counts: Counts, refused: z.array(Told) })
export type BulkDone = z.infer<typeof BulkDone>
export const BulkUndone = z.object({ id: z.string(), undone: z.number(), left: z.array(Told) })
export type BulkUndone = z.infer<typeof BulkUndone>

const BatchLine = z.object({
  id: z.string(),
  at: z.string(),
  edits: z.array(BulkEdit),
  count: z.number(),
  undoneAt: z.string().nullable(),
})
export const BatchList = z.object({ batches: z.array(BatchLine) })
export type BatchList = z.infer<typeof BatchList>

/** What stood in a site before a batch changed it. */
export interface BatchRow {
  readonly id: string
  readonly name: string
  /** `published` where nobody was writing it. */
  readonly state: DraftState
  readonly before: DraftValue
  readonly base: number
  /** Which saving the batch made of it. */
  readonly revision: number
  /** Which translations were older than their source. */
  readonly marks?: readonly Omit<StaleText, 'now' | 'runs'>[]
}
