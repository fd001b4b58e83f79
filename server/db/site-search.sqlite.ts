import { sql, type SQL } from 'drizzle-orm'
import type { Box } from '../../geo/types'
import { NETWORK_IDS } from '../contract/common'
import { CONFIDENCES, SITE_KINDS } from '../contract/site'
import type { Queries } from './database'
import { rowsOf } from './rows'
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
import { matchOf } from './words.rules'

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

/** The facets and the lack of a filter as the words that stand for them (see migration 0014); undefined where none is asked for. */
function saidIn({ filter, lacks }: Wanted): string | undefined {
  const { network, networks, country, kind, confidence, essential } = filter
  const word = (mark: string, value: string | undefined) => (value === undefined ? [] : [`"_${mark}${value}"`])
  const joined = (value: string | undefined) => value?.replaceAll('-', '')
  const any = networks?.map((one) => word('n', joined(one))[0]!)
  const asked = [
    ...word('k', joined(kind)),
    ...word('c', country),
    ...word('t', confidence),
    ...word('e', essential === undefined ? undefined : String(Number(essential))),
    ...word('n', joined(network)),
    ...(any ? [`(${any.join(' OR ')})`] : []),
    ...(lacks ? [`"${lacks.said}"`] : []),
  ]
  return asked.length > 0 ? asked.join(' AND ') : undefined
}

/** What the index of words finds, over all or in one tier: words, facets and what is lacking meet in it. */
interface Words {
  /** Numbers, each once; in order of tier, and within a tier as they come. */
  readonly found: SQL
  /** The table that gives the numbers in order, and what it is asked; there is none over all tiers. */
  readonly stream?: Look
}

const streamOf = (table: SQL, where: SQL): Look => ({ from: table, where: [where], number: sql`${table}.rowid` })

function only(table: SQL, where: SQL): Words {
  return { found: sql`SELECT rowid FROM ${table} WHERE ${where}`, stream: streamOf(table, where) }
}

function wordsIn(wanted: Wanted, tier?: Tier): Words | undefined {
  const { terms, lacks } = wanted
  const said = saidIn(wanted)
  const ofNames = (match: string) => sql`sites_names MATCH ${match}`
  if (!terms) return lacks && only(sql`sites_names`, ofNames(said!))
  const within = (match: string) => (said ? `(${match}) AND ${said}` : match)
  const beginnings = matchOf(terms, 'beginnings')
  const inNames = `{names} : (${beginnings})`
  if (tier === 0) return only(sql`sites_names`, ofNames(within(inNames)))
  if (tier === 1) return only(sql`sites_names`, ofNames(within(`(${beginnings}) NOT (${inNames})`)))
  const named = only(sql`sites_names`, ofNames(within(beginnings)))
  const inText = sql`sites_text MATCH ${within(matchOf(terms, 'words'))}`
  const told = only(sql`sites_text`, sql`${inText} AND sites_text.rowid NOT IN (${named.found})`)
  return tier === 2 ? told : { found: sql`${named.found} UNION ALL ${told.found}` }
}

/** The words as a check, not as a way to look: the plus keeps SQLite from turning them into one. */
const wordsAsCheck = (words: Words | undefined): SQL[] => (words ? [sql`+sites.seq IN (${words.found})`] : [])
/** What is looked at in the row itself, once something else has found it. */
const boxCheck = ({ boxes }: Wanted): SQL[] => (boxes ? [exactly(boxes)] : [])

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
  const { boxes, facets } = wanted
  const box = boxCheck(wanted)
  const ways: Way[] = []
  if (boxes)
    ways.push({
      probe: { from: sql`(${tree(boxes)})`, where: [] },
      look: {
        from: BY_NUMBER,
        where: [sql`sites.seq IN (${tree(boxes)})`, ...box, ...facets, ...wordsAsCheck(words)],
      },
      isAll: false,
    })
  if (!words && facets.length > 0)
    ways.push({
      probe: { from: BY_FACETS, where: byFacets(wanted) },
      look: { from: BY_FACETS, where: [...byFacets(wanted), ...box] },
      isAll: !boxes,
    })
  return ways
}

/** What words find when that is little, by its numbers, so that they are not looked for again; undefined when it is much. */
async function listed(read: Queries, wanted: Wanted, words: Words): Promise<Look | undefined> {
  const rows = await rowsOf<{ rowid: number }>(read, sql`SELECT rowid FROM (${words.found}) LIMIT ${COUNTED + 1}`)
  if (rows.length > COUNTED) return undefined
  const numbers = JSON.stringify(rows.map(({ rowid }) => rowid))
  const where = [sql`sites.seq IN (SELECT value FROM json_each(${numbers}))`, ...boxCheck(wanted)]
  return { from: BY_NUMBER, where, ...(!wanted.boxes && { count: rows.length }) }
}

/** The first of words, box and facets that lets few rows through, which are then looked at one by one; or how many there are at least. */
async function narrow(read: Queries, wanted: Wanted, words: Words | undefined): Promise<Look | number> {
  const few = words && (await listed(read, wanted, words))
  if (few) return few
  if (words && !wanted.boxes) return COUNTED + 1
  for (const { probe, look, isAll } of waysTo(wanted, words)) {
    const count = await countUpTo(read, probe)
    if (isAll) return count <= COUNTED ? { ...look, count } : count
    if (count <= COUNTED) return look
  }
  return 0
}

/** More sites than these are asked one by one what they lack, sooner than all that lack it are listed. */
const LISTED = 10_000

/** On the way through an order, what words find or what is lacking. */
async function metOnTheWay(read: Queries, { terms, lacks }: Wanted, words: Words | undefined): Promise<SQL[]> {
  if (!words) return []
  const isListed =
    terms !== undefined || (await countUpTo(read, { from: sql`(${words.found})`, where: [] }, LISTED)) <= LISTED
  return isListed ? wordsAsCheck(words) : [lacks!.without]
}

/** The cheapest count of what many words, boxes and facets each let through. */
function countAll(wanted: Wanted, words: Words | undefined): Look {
  const box = boxCheck(wanted)
  if (words)
    return { from: sql`(${words.found}) AS found CROSS JOIN ${BY_NUMBER} ON sites.seq = found.rowid`, where: box }
  if (wanted.facets.length > 0) return { from: BY_FACETS, where: [...byFacets(wanted), ...box] }
  return { from: INDEX_OF.position, where: box }
}

/** Of a tier that many sites are in, those in a box: FTS5 gives them in the order of their numbers, as far as they are needed. */
const streamed = (wanted: Wanted, { from, where, number }: Look): Look => ({
  from: sql`${from} CROSS JOIN ${BY_NUMBER} ON sites.seq = ${number}`,
  where: [...where, ...boxCheck(wanted)],
  number: number!,
})

/**
 * SQLite: FTS5 over words and facets, R*Tree over points, covering indexes over facets. Its planner cannot know how many
 * rows a word or a box finds, so that is asked first, and never further than COUNTED: few rows are looked at one by one and
 * sorted, many are met soon enough on the way through the index of the order.
 */
export const sqliteEngine: SearchEngine = {
  matching(wanted) {
    const words = wordsIn(wanted)
    return [
      ...wanted.facets,
      ...(words ? [sql`sites.seq IN (${words.found})`] : []),
      ...(wanted.boxes ? [sql`sites.seq IN (${tree(wanted.boxes)})`] : []),
      ...boxCheck(wanted),
    ]
  },
  async look(read, wanted, order) {
    const words = wordsIn(wanted, typeof order === 'number' ? order : undefined)
    const isTier = typeof order === 'number'
    if (isTier && !wanted.boxes) return words!.stream!
    const few = await narrow(read, wanted, words)
    if (typeof few !== 'number') return few
    if (isTier) return streamed(wanted, words!.stream!)
    return {
      from: INDEX_OF[order],
      where: [...wanted.facets, ...boxCheck(wanted), ...(await metOnTheWay(read, wanted, words))],
    }
  },
  async lookToCount(read, wanted) {
    const words = wordsIn(wanted)
    const few = await narrow(read, wanted, words)
    if (typeof few !== 'number') return few
    const look = countAll(wanted, words)
    return few > 0 ? { ...look, count: few } : look
  },
}
