import { sql, type SQL } from 'drizzle-orm'
import type { Box } from '../../geo/types'
import type { Queries } from './database'
import { rowsOf } from './rows'
import type { Term } from './words.rules'

/** What is asked of the catalog; what is not named does not matter. */
export interface SiteFilter {
  readonly network?: string | undefined
  /** Any of these; where `network` is asked for as well, both hold. */
  readonly networks?: readonly string[] | undefined
  readonly lacks?: SiteLack | undefined
  readonly country?: string | undefined
  readonly kind?: string | undefined
  readonly confidence?: string | undefined
  readonly essential?: boolean | undefined
  /** Words as somebody typed them. */
  readonly q?: string | undefined
  /** West of its own east it goes around the back of the world, over the antimeridian. */
  readonly box?: Box | undefined
}

/** What a published site may lack, and the word that says so among the words of the site. */
export const SITE_LACKS = {
  hours: { without: sql`(value->>'openingHours') IS NULL`, said: '_lhours' },
  altitude: { without: sql`(value->>'altitude') IS NULL`, said: '_laltitude' },
  photo: { without: sql`(value->'photos'->0) IS NULL`, said: '_lphoto' },
  'precision-100': { without: sql`CAST(value->>'precision' AS INTEGER) > 100`, said: '_lprecision100' },
  'precision-1000': { without: sql`CAST(value->>'precision' AS INTEGER) > 1000`, said: '_lprecision1000' },
} as const satisfies Record<string, { readonly without: SQL; readonly said: string }>
export type SiteLack = keyof typeof SITE_LACKS

export const SITE_ORDERS = ['relevance', 'name', 'date', 'position', 'savedAt'] as const
export type SiteOrder = (typeof SITE_ORDERS)[number]
/** The columns of the orders that have one; relevance is computed. */
export const KEY_COLUMNS = { name: 'nameKey', date: 'dateKey', position: 'position', savedAt: 'savedAt' } as const
export type Key = keyof typeof KEY_COLUMNS

/** Where the last page ended: the key of its last row (for relevance, its tier) and its number. */
export interface SitePlace {
  readonly key: string | number
  readonly seq: number
}

export interface SiteQuestion {
  readonly filter: SiteFilter
  readonly order: SiteOrder
  readonly isDescending: boolean
  readonly after?: SitePlace | undefined
  /** How many are passed over first. */
  readonly offset?: number | undefined
  /** Numbers of sites that stand somewhere else and are left out. */
  readonly without?: readonly number[] | undefined
  readonly limit: number
}

/** A filter as the engines take it: facets as conditions, words as terms, a box as one box or the two that meet at the antimeridian. */
export interface Wanted {
  readonly facets: SQL[]
  readonly filter: SiteFilter
  /** undefined when no words were typed. */
  readonly terms: readonly Term[] | undefined
  readonly boxes: readonly Box[] | undefined
  /** What is lacking: looked at in the value itself. */
  readonly lacks: (typeof SITE_LACKS)[SiteLack] | undefined
}

/** What is found by its name comes before what is found by its place, and that before what is found by its text. */
export const TIERS = [0, 1, 2] as const
export type Tier = (typeof TIERS)[number]

/** Where an engine looks, and what it lets through; `count` when it is already known. */
export interface Look {
  readonly from: SQL
  readonly where: readonly SQL[]
  readonly count?: number
  /** What gives the numbers in order by itself, where that is not the table. */
  readonly number?: SQL
}

/** What the two engines do each in their own way. */
export interface SearchEngine {
  /** All that is wanted, as conditions on the table of sites. */
  matching(wanted: Wanted): SQL[]
  /** The cheapest way to look for a page in the order of a key; for relevance, for the sites of one tier. */
  look(read: Queries, wanted: Wanted, order: Key | Tier): Promise<Look>
  /** The cheapest way to count no further than COUNTED. */
  lookToCount(read: Queries, wanted: Wanted): Promise<Look>
}

/** Counting goes no further: beyond it one more or less tells nobody anything, and it would cost more than the page. */
export const COUNTED = 1000

/** `a AND b AND c`; true where there is nothing to ask. */
export const all = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`1 = 1` : sql.join([...conditions], sql` AND `)

/** How many rows a look finds, no further than one beyond the most that matter. */
export async function countUpTo(read: Queries, { from, where }: Look, most = COUNTED): Promise<number> {
  const some = sql`SELECT 1 FROM ${from} WHERE ${all(where)} LIMIT ${most + 1}`
  const [row] = await rowsOf<{ found: number }>(read, sql`SELECT count(*) AS found FROM (${some}) AS counted`)
  return Number(row!.found)
}
