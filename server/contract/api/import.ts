import { z } from 'zod'
import { NetworkId } from '../common'
import { TableFilter } from './table'

const IMPORT_FORMATS = ['geojson', 'csv', 'gpx', 'kml'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** The largest file that a browser may bring: as many sites as any network has, and a phone can hold it. */
export const MOST_MEGABYTES = 10

/** What becomes of a row: `match` waits for somebody to say whether it is a site that is already there. */
export const ROW_STATES = ['added', 'changed', 'unchanged', 'match', 'refused'] as const
export type RowState = (typeof ROW_STATES)[number]

const Row = z.string().regex(/^[1-9]\d{0,5}$/)

/** A file of sites, as text or, where its letters may not be UTF-8, as base64 of its bytes. */
const ImportFile = z.strictObject({
  name: z.string().min(1).max(200),
  text: z.string().optional(),
  base64: z.string().optional(),
  /** For rows that do not say theirs, as waypoints never do. */
  network: NetworkId.optional(),
  /** By the number of its row, whether a row that is like a site is the same one or new. */
  decisions: z.record(Row, z.enum(['same', 'new'])).optional(),
})
const ONE = { error: 'text | base64' }
const isOne = ({ text, base64 }: { text?: string | undefined; base64?: string | undefined }): boolean =>
  (text === undefined) !== (base64 === undefined)
export const ImportAsked = ImportFile.refine(isOne, ONE)
export const ImportOrder = ImportFile.extend({
  /** Saves the good rows when others are refused; without it all of them or none. */
  keepGood: z.boolean().optional(),
}).refine(isOne, ONE)

const ImportLine = z.object({
  /** From 1, without the header. */
  row: z.number(),
  /** '' for what is new and has no address yet. */
  id: z.string(),
  name: z.string(),
  network: z.string(),
  state: z.enum(ROW_STATES),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  problems: z.array(z.object({ field: z.string(), problem: z.string() })),
  /** The site it is like. */
  match: z.object({ id: z.string(), name: z.string(), metres: z.number() }).nullable(),
})
export type ImportLine = z.infer<typeof ImportLine>

export const ImportPreview = z.object({
  file: z.string(),
  format: z.enum(IMPORT_FORMATS).nullable(),
  /** What is good to know about the file as a whole. */
  notes: z.array(z.string()),
  /** What is wrong with the file as a whole: nothing of it is read then. */
  problems: z.array(z.object({ field: z.string(), problem: z.string() })),
  counts: z.record(z.enum(ROW_STATES), z.number()),
  rows: z.array(ImportLine),
})
export type ImportPreview = z.infer<typeof ImportPreview>

/** The same, once it is done: `saved` counts the drafts that were written. */
export const ImportDone = ImportPreview.extend({ saved: z.number() })
export type ImportDone = z.infer<typeof ImportDone>

export const TemplateQuery = z.strictObject({ format: z.enum(['csv', 'geojson']), network: NetworkId })

/** Which sites, as the table of the catalog is asked for them, and how they are written. */
export const SiteExportQuery = TableFilter.extend({
  format: z.enum(IMPORT_FORMATS),
  /** A mark at the beginning by which spreadsheets know that a CSV is UTF-8. */
  bom: z.literal(['true', 'false']).optional(),
})
