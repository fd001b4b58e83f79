import { sql, type SQL } from 'drizzle-orm'
import type { Box } from '../../geo/types'
import { NETWORK_IDS } from '../contract/common'
import { CONFIDENCES, SITE_KINDS } from '../contract/site'
import type { Queries } from './database'
import {
  COUNTED,
  countUpTo,
  type Key,
  type Look,
  type SearchEngine,
  type SiteFilter,
  type Tier,
  type Wanted,
} from './site-search'
import { matchOf, type Term } from './words.rules'

const INDEX_OF: Record<Key, SQL> = {
  name: sql`sites INDEXED BY sites_by_name`,
  date: sql`sites INDEXED BY sites_by_date`,
  position: sql`sites INDEXED BY sites_by_position`,
  savedAt: sql`sites INDEXED BY sites_by_saved`,
}
const BY_FACETS = sql`sites INDEXED BY sites_by_facets`
const BY_NUMBER = sql`sites INDEXED BY sites_by_number`

// The R*Tree keeps 32 bits, rounded outwards: what it finds is looked at again.
const inTree = ([west, south, east, north]: Box): SQL =>
  sql`SELECT seq FROM sites_box WHERE east >= ${west} AND west <= ${east} AND north >= ${south} AND south <= ${north}`
const exactly = (boxes: readonly Box[]): SQL => {
  const one = ([west, south, east, north]: Box) =>
    sql`(lng >= ${west} AND lng <= ${east} AND lat >= ${south} AND lat <= ${north})`
  return sql`(${sql.join(boxes.map(one), sql` OR `)})`
}
const tree = (boxes: readonly Box[]): SQL => sql.join(boxes.map(inTree), sql` UNION ALL `)

/** The words of a search as SQLite finds them, over all or in one tier. */
interface Words {
  /** Numbers, each once; in order of tier, and within a tier as they come. */
  readonly found: SQL
  /** The table that gives the numbers of a tier in order, and what it is asked; there is none over all. */
  readonly stream?: Look
}

function wordsIn(terms: readonly Term[], tier?: Tier): Words {
  const beginnings = matchOf(terms, 'beginnings')
  const ofNames = (match: string) => sql`sites_names MATCH ${match}`
  const named = sql`SELECT rowid FROM sites_names WHERE ${ofNames(beginnings)}`
  const told = sql`sites_text MATCH ${matchOf(terms, 'words')} AND sites_text.rowid NOT IN (${named})`
  const text = sql`SELECT rowid FROM sites_text WHERE ${told}`
  if (tier === undefined) return { found: sql`${named} UNION ALL ${text}` }
  if (tier === 2) return { found: text, stream: streamOf(sql`sites_text`, told) }
  const inNames = `{names} : (${beginnings})`
  const match = ofNames(tier === 0 ? inNames : `(${beginnings}) NOT (${inNames})`)
  return { found: sql`SELECT rowid FROM sites_names WHERE ${match}`, stream: streamOf(sql`sites_names`, match) }
}

const streamOf = (table: SQL, where: SQL): Look => ({
  from: sql`${table} CROSS JOIN ${BY_NUMBER} ON sites.seq = ${table}.rowid`,
  where: [where],
  number: sql`${table}.rowid`,
})

/** What is looked at in the row itself, once something else has found it. */
const checksOf = ({ boxes, lacks }: Wanted): SQL[] => [
  ...(boxes ? [exactly(boxes)] : []),
  ...(lacks ? [lacks.without] : []),
]

/** The words as a check, not as a way to look: the plus keeps SQLite from turning them into one. */
const wordsAsCheck = (words: Words | undefined): SQL[] => (words ? [sql`+sites.seq IN (${words.found})`] : [])

/**
 * What a facet index needs to be walked from its left: every value of the facets that stand before the last one asked for.
 * `essential` and the like have few; the index is asked once for each combination, some microseconds each.
 */
function allOfFacets({ network, networks, essential, confidence, kind, country }: SiteFilter): SQL[] {
  const any = (column: SQL, values: readonly (string | number)[]) =>
    sql`${column} IN (${sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )})`
  const steps = [
    { isAsked: network !== undefined || networks !== undefined, all: any(sql`network`, NETWORK_IDS) },
    { isAsked: essential !== undefined, all: any(sql`essential`, [0, 1]) },
    { isAsked: confidence !== undefined, all: any(sql`confidence`, CONFIDENCES) },
    { isAsked: kind !== undefined, all: any(sql`kind`, SITE_KINDS) },
    { isAsked: country !== undefined, all: sql`1 = 1` },
  ]
  const last = steps.findLastIndex(({ isAsked }) => isAsked)
  return steps.slice(0, Math.max(0, last)).flatMap(({ isAsked, all }) => (isAsked ? [] : [all]))
}

const byFacets = (wanted: Wanted): SQL[] => [...wanted.facets, ...allOfFacets(wanted.filter)]

/** A way to look: what tells how many rows it goes through, and the look itself. */
interface Way {
  readonly probe: Look
  readonly look: Look
  /** Whether its probe asks for all that is wanted. */
  readonly isAll: boolean
}

function waysTo(wanted: Wanted, words: Words | undefined): Way[] {
  const { boxes, facets, lacks } = wanted
  const box = checksOf(wanted)
  const isPlain = !boxes && !lacks
  const ways: Way[] = []
  if (words)
    ways.push({
      probe: { from: sql`(${words.found})`, where: [] },
      look: { from: BY_NUMBER, where: [sql`sites.seq IN (${words.found})`, ...facets, ...box] },
      isAll: isPlain && facets.length === 0,
    })
  if (boxes)
    ways.push({
      probe: { from: sql`(${tree(boxes)})`, where: [] },
      look: {
        from: BY_NUMBER,
        where: [sql`sites.seq IN (${tree(boxes)})`, ...box, ...facets, ...wordsAsCheck(words)],
      },
      isAll: false,
    })
  if (lacks) {
    const from = sql`sites INDEXED BY ${sql.identifier(lacks.index)}`
    ways.push({
      probe: { from, where: [lacks.without] },
      look: { from, where: [...facets, ...box, ...wordsAsCheck(words)] },
      isAll: !boxes && !words && facets.length === 0,
    })
  }
  if (facets.length > 0)
    ways.push({
      probe: { from: BY_FACETS, where: byFacets(wanted) },
      look: { from: BY_FACETS, where: [...byFacets(wanted), ...box, ...wordsAsCheck(words)] },
      isAll: isPlain && !words,
    })
  return ways
}

/** The first of words, box and facets that lets few rows through, which are then looked at one by one; or how many there are at least. */
async function narrow(read: Queries, wanted: Wanted, words: Words | undefined): Promise<Look | number> {
  for (const { probe, look, isAll } of waysTo(wanted, words)) {
    const count = await countUpTo(read, probe)
    if (isAll) return count <= COUNTED ? { ...look, count } : count
    if (count <= COUNTED) return look
  }
  return 0
}

/** All that is asked of a tier that many sites are in: FTS5 gives them in the order of their numbers, as far as they are needed. */
const streamed = (wanted: Wanted, stream: Look): Look => ({
  ...stream,
  where: [...stream.where, ...wanted.facets, ...checksOf(wanted)],
})

/** The cheapest count of what many words, boxes and facets each let through. */
function countAll(wanted: Wanted, words: Words | undefined): Look {
  const rest = [...wanted.facets, ...checksOf(wanted)]
  if (words)
    return { from: sql`(${words.found}) AS found CROSS JOIN ${BY_NUMBER} ON sites.seq = found.rowid`, where: rest }
  if (wanted.facets.length > 0) return { from: BY_FACETS, where: [...byFacets(wanted), ...checksOf(wanted)] }
  if (wanted.lacks) return { from: sql`sites INDEXED BY ${sql.identifier(wanted.lacks.index)}`, where: rest }
  return { from: INDEX_OF.position, where: rest }
}

/**
 * SQLite: FTS5 over words, R*Tree over points, covering indexes over facets. Its planner cannot know how many rows a word
 * or a box finds, so that is asked first, and never further than COUNTED: few rows are looked at one by one and sorted, many
 * are met soon enough on the way through the index of the order.
 */
export const sqliteEngine: SearchEngine = {
  matching: (wanted) => [
    ...wanted.facets,
    ...(wanted.terms ? [sql`sites.seq IN (${wordsIn(wanted.terms).found})`] : []),
    ...(wanted.boxes ? [sql`sites.seq IN (${tree(wanted.boxes)})`] : []),
    ...checksOf(wanted),
  ],
  async look(read, wanted, order) {
    const words = wanted.terms && wordsIn(wanted.terms, typeof order === 'number' ? order : undefined)
    const isWordsOnly = wanted.facets.length === 0 && !wanted.boxes && !wanted.lacks
    if (words?.stream && isWordsOnly) return words.stream
    const few = await narrow(read, wanted, words)
    if (typeof few !== 'number') return few
    if (typeof order !== 'number')
      return { from: INDEX_OF[order], where: [...wanted.facets, ...checksOf(wanted), ...wordsAsCheck(words)] }
    return streamed(wanted, words!.stream!)
  },
  async lookToCount(read, wanted) {
    const words = wanted.terms && wordsIn(wanted.terms)
    const few = await narrow(read, wanted, words)
    if (typeof few !== 'number') return few
    const look = countAll(wanted, words)
    return few > 0 ? { ...look, count: few } : look
  },
}
