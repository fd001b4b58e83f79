import { eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Box } from '../../geo/types'
import type { Database, Queries } from './database'
import { rowsOf } from './rows'
import { sites } from './schema'
import {
  all,
  countUpTo,
  KEY_COLUMNS,
  SITE_LACKS,
  TIERS,
  type Tier,
  type Key,
  type Look,
  type SearchEngine,
  type SiteFilter,
  type SiteQuestion,
  type Wanted,
} from './site-search'
import { postgresEngine } from './site-search.postgres'
import { sqliteEngine } from './site-search.sqlite'
import { termsOf } from './words.rules'

/** A box that goes over the antimeridian is two. */
const boxesOf = ([west, south, east, north]: Box): Box[] =>
  west <= east
    ? [[west, south, east, north]]
    : [
        [west, south, 180, north],
        [-180, south, east, north],
      ]

/** What a filter asks for; undefined where words were typed and none of them can be looked for: that finds nothing, rather than everything. */
function wantedOn(database: Database) {
  const t = database.table(sites)
  return (filter: SiteFilter): Wanted | undefined => {
    const { network, networks, country, kind, confidence, essential, q, box, lacks } = filter
    const terms = q?.trim() ? termsOf(q) : undefined
    if (terms?.length === 0) return undefined
    const facets = [
      ...(network !== undefined ? [eq(t.network, network)] : []),
      ...(networks !== undefined ? [inArray(t.network, [...networks])] : []),
      ...(country !== undefined ? [eq(t.country, country)] : []),
      ...(kind !== undefined ? [eq(t.kind, kind)] : []),
      ...(confidence !== undefined ? [eq(t.confidence, confidence)] : []),
      ...(essential !== undefined ? [eq(t.essential, essential)] : []),
    ]
    return { filter, facets, terms, boxes: box && boxesOf(box), lacks: lacks && SITE_LACKS[lacks] }
  }
}

const numberIn = ({ number }: Look): SQL => number ?? sql`sites.seq`

async function numbers(read: Queries, look: Look, rest: SQL): Promise<number[]> {
  const numbered = sql`SELECT ${numberIn(look)} AS seq FROM ${look.from} WHERE ${all(look.where)} ${rest}`
  return (await rowsOf<{ seq: number }>(read, numbered)).map(({ seq }) => seq)
}

/** A site of a page by its number; of a page by relevance, with its tier. */
export interface Found {
  readonly seq: number
  readonly tier?: Tier
}

/** How many sites share a network, a country and a kind. */
interface Counted {
  readonly network: string
  readonly country: string
  readonly kind: string
  readonly found: number
}

/** Counts sites without reading them. */
function counting(read: Queries, engine: SearchEngine, wanted: ReturnType<typeof wantedOn>) {
  return {
    /** How many a filter lets through; COUNTED + 1 stands for that many or more. */
    async count(filter: SiteFilter): Promise<number> {
      const asked = wanted(filter)
      if (!asked) return 0
      const look = await engine.lookToCount(read, asked)
      return look.count ?? countUpTo(read, look)
    },
    /** How many a filter lets through, by their network: all of them are counted. */
    async countByNetwork(filter: SiteFilter): Promise<Map<string, number>> {
      const asked = wanted(filter)
      if (!asked) return new Map()
      const { from, where } = await engine.lookToCount(read, asked)
      const counted = sql`SELECT network, count(*) AS found FROM ${from} WHERE ${all(where)} GROUP BY network`
      const rows = await rowsOf<{ network: string; found: number }>(read, counted)
      return new Map(rows.map(({ network, found }) => [network, Number(found)]))
    },
    /** How many sites there are of each network, country and kind. */
    async tally(): Promise<Counted[]> {
      const rows = await rowsOf<Counted>(
        read,
        sql`SELECT network, country, kind, count(*) AS found FROM sites GROUP BY network, country, kind`,
      )
      return rows.map((row) => ({ ...row, found: Number(row.found) }))
    },
  }
}

/** Finds sites in either engine: by facets, words and box, page by page. */
export function siteSearch(database: Database) {
  const { read } = database
  const engine = database.dialect === 'sqlite' ? sqliteEngine : postgresEngine
  const wanted = wantedOn(database)

  async function byKey(asked: Wanted, question: SiteQuestion, key: Key): Promise<Found[]> {
    const { isDescending, after, limit, offset = 0, without = [] } = question
    const look = await engine.look(read, asked, key)
    const column = sql.identifier(KEY_COLUMNS[key])
    const [way, beyond] = isDescending ? [sql`DESC`, sql`<`] : [sql`ASC`, sql`>`]
    const from = after && sql`(${column}, sites.seq) ${beyond} (${after.key}, ${after.seq})`
    const others =
      without.length > 0
        ? [
            sql`+sites.seq NOT IN (${sql.join(
              without.map((one) => sql`${one}`),
              sql`, `,
            )})`,
          ]
        : []
    const where = [...look.where, ...(from ? [from] : []), ...others]
    const rest = sql`ORDER BY ${column} ${way}, sites.seq ${way} LIMIT ${limit} OFFSET ${offset}`
    return (await numbers(read, { ...look, where }, rest)).map((seq) => ({ seq }))
  }

  async function byRelevance(asked: Wanted, { after, limit }: SiteQuestion): Promise<Found[]> {
    const found: Found[] = []
    for (const tier of TIERS) {
      if (found.length >= limit || (after && Number(after.key) > tier)) continue
      const look = await engine.look(read, asked, tier)
      const start = after && Number(after.key) === tier ? [sql`${numberIn(look)} > ${after.seq}`] : []
      const rest = sql`ORDER BY ${numberIn(look)} LIMIT ${limit - found.length}`
      const seqs = await numbers(read, { ...look, where: [...look.where, ...start] }, rest)
      found.push(...seqs.map((seq) => ({ seq, tier })))
    }
    return found
  }

  return {
    /** All that a filter asks for, as a condition on the table of sites. */
    matching(filter: SiteFilter): SQL {
      const asked = wanted(filter)
      return asked ? all(engine.matching(asked)) : sql`1 = 0`
    },
    ...counting(read, engine, wanted),
    /** The numbers of the sites of one page, in order; without words there is no relevance, and the catalog's own order holds. */
    async page(question: SiteQuestion): Promise<Found[]> {
      const asked = wanted(question.filter)
      if (!asked) return []
      const { order } = question
      if (order === 'relevance' && asked.terms) return byRelevance(asked, question)
      return byKey(asked, question, order === 'relevance' ? 'position' : order)
    },
  }
}
export type SiteSearch = ReturnType<typeof siteSearch>
