import { and, asc, eq, inArray, max, ne, sql } from 'drizzle-orm'
import type { Site } from '../contract/site'
import type { Database, Queries } from '../db/database'
import { siteSearch } from '../db/find-sites'
import { sites } from '../db/schema'
import { COUNTED, KEY_COLUMNS, type SiteFilter, type SiteOrder, type SitePlace } from '../db/site-search'
import { siteColumns } from './columns.rules'

export type { SiteFilter } from '../db/site-search'

/** One page of the catalog: what is asked, in which order, and where the last page ended. */
export interface PageQuestion extends SiteFilter {
  /** Found by name before found by text where there are words, else the order of the catalog, unless another is named. */
  readonly order?: SiteOrder | undefined
  readonly isDescending?: boolean | undefined
  readonly after?: SitePlace | undefined
  readonly limit?: number | undefined
}

export interface SiteRow {
  readonly site: Site
  readonly version: number
  readonly origin: string
  readonly savedAt: string
  /** Where a page that begins behind it begins. */
  readonly place: SitePlace
}

export interface SitePage {
  readonly rows: readonly SiteRow[]
  /** How many there are on all pages; no further than COUNTED. */
  readonly count: number
  /** Whether there are more than `count` says. */
  readonly isMore: boolean
  /** Where the next page begins; undefined on the last. */
  readonly next: SitePlace | undefined
}

const PAGE = 50
/** As many values are held in memory at once while a whole catalog is read. */
const BATCH = 500

function* slices<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}

/** Reads sites one by one, or all that a filter lets through. */
function reading(database: Database) {
  const { read } = database
  const t = database.table(sites)
  const search = siteSearch(database)
  const seq = sql<number>`seq`

  async function valuesOf(numbers: readonly number[]): Promise<Site[]> {
    const rows = await read
      .select({ seq, value: t.value })
      .from(t)
      .where(inArray(seq, [...numbers]))
    const found = new Map(rows.map((row) => [row.seq, row.value]))
    return numbers.flatMap((number) => found.get(number) ?? [])
  }

  return {
    async sites(filter: SiteFilter = {}): Promise<Site[]> {
      const where = search.matching(filter)
      const rows = await read.select({ value: t.value }).from(t).where(where).orderBy(asc(t.position), asc(seq))
      return rows.map(({ value }) => value)
    },
    /** The same, some hundred at a time, so that a catalog of any size is never in memory whole. */
    async *siteBatches(filter: SiteFilter = {}): AsyncGenerator<Site[]> {
      const where = search.matching(filter)
      const rows = await read.select({ seq }).from(t).where(where).orderBy(asc(t.position), asc(seq))
      for (const some of slices(rows, BATCH)) yield valuesOf(some.map((row) => row.seq))
    },
    async sitesById(ids: readonly string[]): Promise<Map<string, Site>> {
      const found = new Map<string, Site>()
      for (const some of slices(ids, BATCH)) {
        const rows = await read
          .select({ value: t.value })
          .from(t)
          .where(inArray(t.id, [...some]))
        for (const { value } of rows) found.set(value.id, value)
      }
      return found
    },
    async site(id: string): Promise<Site | undefined> {
      return (await read.select({ value: t.value }).from(t).where(eq(t.id, id)))[0]?.value
    },
  }
}

/** Reads the catalog page by page. */
function paging(database: Database) {
  const { read } = database
  const t = database.table(sites)
  const search = siteSearch(database)
  const seq = sql<number>`seq`

  async function rowsOf(numbers: readonly number[]) {
    const { value, version, origin, savedAt, nameKey, dateKey, position } = t
    const columns = { seq, site: value, version, origin, savedAt, nameKey, dateKey, position }
    const rows = await read
      .select(columns)
      .from(t)
      .where(inArray(seq, [...numbers]))
    return new Map(rows.map((row) => [row.seq, row]))
  }

  return {
    async sitePage({ order, isDescending = false, after, limit = PAGE, ...filter }: PageQuestion): Promise<SitePage> {
      const sorted = order ?? (filter.q?.trim() ? 'relevance' : 'position')
      const found = await search.page({ filter, order: sorted, isDescending, after, limit: limit + 1 })
      const known = await rowsOf(found.slice(0, limit).map((row) => row.seq))
      const key = KEY_COLUMNS[sorted === 'relevance' ? 'position' : sorted]
      const rows = found.slice(0, limit).flatMap(({ seq, tier }): SiteRow[] => {
        const row = known.get(seq)
        if (!row) return []
        const { site, version, origin, savedAt } = row
        return [{ site, version, origin, savedAt, place: { key: tier ?? row[key], seq } }]
      })
      const count = await search.count(filter)
      const next = found.length > limit ? rows.at(-1)?.place : undefined
      return {
        rows,
        count: Math.min(count, COUNTED),
        isMore: count > COUNTED,
        next,
      }
    },
  }
}

/** Where sites lie, for a map of many of them. */
function points(database: Database) {
  const t = database.table(sites)
  const search = siteSearch(database)
  const { id, lng, lat, network } = t
  return {
    /** As everybody may see them, so that the point of a sensitive site is moved. */
    sitePoints: (filter: SiteFilter, most: number) =>
      database.read
        .select({ id, lng, lat, network })
        .from(t)
        .where(search.matching(filter))
        .orderBy(asc(sql`sites.seq`))
        .limit(most),
  }
}

/** A piece of a list that is counted from its beginning: what is asked, how many come before, how many are wanted. */
export interface PieceQuestion extends SiteFilter {
  readonly order: Exclude<SiteOrder, 'relevance'>
  readonly offset: number
  readonly limit: number
  /** Sites that stand somewhere else. */
  readonly without?: readonly string[] | undefined
}

/** Reads pieces of lists for pages that are numbered, and counts what is on all of them. */
function pieces(database: Database) {
  const { read } = database
  const t = database.table(sites)
  const search = siteSearch(database)
  const seq = sql<number>`seq`

  async function numbersOf(ids: readonly string[]): Promise<number[]> {
    const rows = await read
      .select({ seq })
      .from(t)
      .where(inArray(t.id, [...ids]))
    return rows.map((row) => row.seq)
  }

  return {
    async sitePiece({ order, offset, limit, without = [], ...filter }: PieceQuestion): Promise<Site[]> {
      const others = without.length > 0 ? await numbersOf(without) : []
      const found = await search.page({ filter, order, offset, limit, without: others, isDescending: false })
      const rows = await read
        .select({ seq, value: t.value })
        .from(t)
        .where(inArray(seq, found.map((one) => one.seq))) // prettier-ignore
      const values = new Map(rows.map((row) => [row.seq, row.value]))
      return found.flatMap((one) => values.get(one.seq) ?? [])
    },
    siteCounts: (filter: SiteFilter): Promise<Map<string, number>> => search.countByNetwork(filter),
    siteTally: () => search.tally(),
    /** Those of the sites that words find. */
    async sitesFound(ids: readonly string[], q: string): Promise<Set<string>> {
      const numbers = ids.length > 0 ? await numbersOf(ids) : []
      if (numbers.length === 0) return new Set()
      const rows = await read
        .select({ id: t.id })
        .from(t)
        .where(and(inArray(seq, numbers), search.matching({ q })))
      return new Set(rows.map(({ id }) => id))
    },
    /** The ids of some sites, in the order of the catalog. */
    async siteIds({ offset, limit }: { offset: number; limit: number }): Promise<string[]> {
      const rows = await read
        .select({ id: t.id })
        .from(t)
        .orderBy(asc(t.position), asc(seq))
        .limit(limit)
        .offset(offset)
      return rows.map(({ id }) => id)
    },
  }
}

/** Counts sites among some that are known. */
function counting(database: Database) {
  const { read } = database
  const t = database.table(sites)
  const search = siteSearch(database)
  return {
    /** How many of these a filter lets through. */
    async countAmong(filter: SiteFilter, ids: readonly string[]): Promise<number> {
      let count = 0
      for (const some of slices(ids, BATCH)) {
        const [row] = await read
          .select({ found: sql<number>`count(*)` })
          .from(t)
          .where(and(inArray(t.id, [...some]), search.matching(filter)))
        count += Number(row!.found)
      }
      return count
    },
  }
}

/** Where sites stand in the order of the catalog, and what they are found by. */
function placing(database: Database) {
  const t = database.table(sites)
  return {
    /** Where those of the sites stand that are there, by their ids. */
    async positionsOf(tx: Queries, ids: readonly string[]): Promise<Map<string, number>> {
      const known = new Map<string, number>()
      for (const some of slices(ids, BATCH)) {
        const rows = await tx
          .select({ id: t.id, position: t.position })
          .from(t)
          .where(inArray(t.id, [...some]))
        for (const { id, position } of rows) known.set(id, position)
      }
      return known
    },
    /** The place behind the last site. */
    async nextPosition(tx: Queries): Promise<number> {
      const [row] = await tx.select({ last: max(t.position) }).from(t)
      return (row?.last ?? 0) + 1
    },
    /** The sites that files do not overwrite. */
    async ownedSites(tx: Queries): Promise<Set<string>> {
      const rows = await tx.select({ id: t.id }).from(t).where(ne(t.origin, 'files'))
      return new Set(rows.map(({ id }) => id))
    },
    /** Writes anew what sites are found and sorted by, where the program has learnt to do it better since they were saved. */
    async reindex(tx: Queries, ids: Iterable<string>): Promise<void> {
      for (const some of slices([...ids], BATCH)) {
        const rows = await tx
          .select()
          .from(t)
          .where(inArray(t.id, [...some]))
        for (const row of rows) {
          const columns = siteColumns(row.value, row.position)
          const isStale = Object.entries(columns).some(([name, value]) => row[name as keyof typeof columns] !== value)
          if (isStale) await tx.update(t).set(columns).where(eq(t.id, row.id))
        }
      }
    },
  }
}

/** The table of sites: read whole, one by one, or page by page. */
export const sitesStore = (database: Database) => ({
  ...reading(database),
  ...paging(database),
  ...points(database),
  ...pieces(database),
  ...counting(database),
  ...placing(database),
})
