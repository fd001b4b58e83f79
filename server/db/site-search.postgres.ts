import { sql, type SQL } from 'drizzle-orm'
import type { Box } from '../../geo/types'
import type { SearchEngine, Tier, Wanted } from './site-search'
import { tsQueryOf, type Term } from './words.rules'

const inBox = ([west, south, east, north]: Box): SQL =>
  sql`point(lng, lat) <@ box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`

const asks = (query: string): SQL => sql`search @@ to_tsquery('simple', ${query})`

/** The names alone, names and places, or those and every text. */
const REACHES = [
  (terms: readonly Term[]): SQL => asks(tsQueryOf(terms, 'beginnings', 'A')),
  (terms: readonly Term[]): SQL => asks(tsQueryOf(terms, 'beginnings', 'AB')),
  (terms: readonly Term[]): SQL =>
    sql`(${asks(tsQueryOf(terms, 'beginnings', 'AB'))} OR ${asks(tsQueryOf(terms, 'words', ''))})`,
] as const

const matching = ({ facets, terms, boxes, lacks }: Wanted): SQL[] => [
  ...facets,
  ...(lacks ? [lacks.without] : []),
  ...(terms ? [REACHES[2](terms)] : []),
  ...(boxes ? [sql`(${sql.join(boxes.map(inBox), sql` OR `)})`] : []),
]

/** Found by this tier, and by none before it. */
const inTier = (terms: readonly Term[], tier: Tier): SQL[] => [
  REACHES[tier](terms),
  ...(tier === 0 ? [] : [sql`NOT ${REACHES[tier === 1 ? 0 : 1](terms)}`]),
]

/** PostgreSQL: GIN over weighted words, GiST over points; which of them to use, its own planner knows from its statistics. */
export const postgresEngine: SearchEngine = {
  matching,
  look: async (_read, wanted, order) => ({
    from: sql`sites`,
    where: [...matching(wanted), ...(typeof order === 'number' ? inTier(wanted.terms ?? [], order) : [])],
  }),
  lookToCount: async (_read, wanted) => ({ from: sql`sites`, where: matching(wanted) }),
}
