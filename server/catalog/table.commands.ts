import { may } from '../account/rights.rules'
import type { Actor } from '../contract/account'
import {
  MOST_PINS,
  MOST_ROWS,
  type TableFilter,
  type TableLine,
  type TablePage,
  type TablePin,
  type TablePins,
  type TableQuery,
} from '../contract/api/table'
import { NETWORK_IDS } from '../contract/common'
import type { DraftValues } from '../contract/draft'
import { AppError } from '../contract/errors'
import type { Queries } from '../db/database'
import { SITE_LACKS, type SiteFilter, type SiteLack } from '../db/site-search'
import type { BulkCommands } from '../review/bulk.commands'
import type { SiteRow } from './sites.store'
import type { CatalogStore } from './store'
import {
  boxOf,
  compareKeys,
  draftEntry,
  draftsFor,
  orderOf,
  publishedLine,
  readCursor,
  writeCursor,
  type Cursor,
  type DraftEntry,
  type Order,
} from './table.rules'

const PAGE = 50

export interface TableDeps {
  readonly store: Pick<CatalogStore, 'sitePage' | 'sitePoints' | 'countAmong'>
  readonly bulk: Pick<BulkCommands, 'open' | 'signature' | 'staleCounts'>
  readonly read: Queries
}

/** The drafts of all sites, read again only when one of them has changed. */
function keptDrafts({ bulk, read }: TableDeps) {
  let kept: { readonly signature: string; readonly entries: readonly DraftEntry[] } | undefined
  return async (): Promise<readonly DraftEntry[]> => {
    const signature = await bulk.signature(read, 'site')
    if (kept?.signature !== signature) {
      const entries = (await bulk.open(read, 'site')).map(({ object, networks, value, state, base, savedAt }) =>
        draftEntry(value as DraftValues['site'], {
          ...{ id: object, network: networks[0] ?? '', state, savedAt },
          version: base || null,
        }),
      )
      kept = { signature, entries }
    }
    return kept.entries
  }
}

/** What is asked of published sites; undefined where no published site can be meant. */
export function publishedFilter(filter: TableFilter, networks: readonly string[]): SiteFilter | undefined {
  const { q, network, country, kind, confidence, essential, state, lacks } = filter
  if (state !== undefined && state !== 'published') return undefined
  if (lacks !== undefined && !Object.hasOwn(SITE_LACKS, lacks)) return undefined
  if (networks.length === 0 || (network !== undefined && !networks.includes(network))) return undefined
  const one = network ?? (networks.length === 1 ? networks[0] : undefined)
  return {
    ...{ q, country, kind, confidence, box: boxOf(filter), lacks: lacks as SiteLack | undefined },
    essential: essential === undefined ? undefined : essential === 'true',
    network: one,
    networks: one === undefined && networks.length < NETWORK_IDS.length ? networks : undefined,
  }
}

/** One answer being put together. */
interface Asking {
  readonly filter: TableFilter
  readonly order: Order
  readonly cursor: Cursor
  readonly limit: number
  /** The networks that whoever asks may read. */
  readonly networks: readonly string[]
  readonly entries: readonly DraftEntry[]
}

interface Answered {
  readonly lines: readonly Omit<TableLine, 'mayEdit' | 'stale'>[]
  readonly next: Cursor | undefined
  readonly count: number
  readonly isMore: boolean
}

/** Published sites behind a place, without those that somebody is writing: these stand in the table as they are written. */
async function publishedRows({ store }: TableDeps, asking: Asking, filter: SiteFilter) {
  const { order, cursor, limit, entries } = asking
  const written = new Set(entries.map(({ line }) => line.id))
  const rows: SiteRow[] = []
  let after = cursor.published
  for (;;) {
    const { sort, isDescending } = order
    const page = await store.sitePage({ ...filter, order: sort, isDescending, after, limit: limit + 1 })
    rows.push(...page.rows.filter(({ site }) => !written.has(site.id)))
    if (rows.length > limit || !page.next) return { rows, count: page.count, isMore: page.isMore }
    after = page.next
  }
}

/** Two orders in one: a draft stands before what is published with the same key. */
function merged({ order, cursor, limit }: Asking, rows: readonly SiteRow[], drafts: ReturnType<typeof draftsFor>) {
  const lines: Omit<TableLine, 'mayEdit' | 'stale'>[] = []
  let { published, draft } = cursor
  let [row, own] = [0, 0]
  while (lines.length < limit) {
    const [theirs, ours] = [rows[row], drafts[own]]
    if (!theirs && !ours) return { lines, next: undefined }
    if (ours && (!theirs || compareKeys(ours.key, theirs.place.key, order) <= 0)) {
      lines.push(ours.entry.line)
      draft = { key: ours.key, id: ours.entry.line.id }
      own += 1
    } else if (theirs) {
      lines.push(publishedLine(theirs.site, theirs))
      published = theirs.place
      row += 1
    }
  }
  const isLast = row >= rows.length && own >= drafts.length
  return { lines, next: isLast ? undefined : { published, draft } }
}

async function answer(deps: TableDeps, asking: Asking): Promise<Answered> {
  const { filter, order, cursor, entries, networks } = asking
  const drafts = draftsFor(entries, filter, order)
  const last = cursor.draft
  const isBehind = ({ key, entry }: (typeof drafts)[number]) => {
    const way = last ? compareKeys(key, last.key, order) : 1
    return way > 0 || (way === 0 && entry.line.id > last!.id)
  }
  const asked = publishedFilter(filter, networks)
  const found = asked ? await publishedRows(deps, asking, asked) : { rows: [], count: 0, isMore: false }
  const ids = entries.flatMap(({ line }) => (line.version === null ? [] : [line.id]))
  const twice = asked && !found.isMore && ids.length > 0 ? await deps.store.countAmong(asked, ids) : 0
  const { lines, next } = merged(asking, found.rows, drafts.filter(isBehind))
  return { lines, next, count: found.count - twice + drafts.length, isMore: found.isMore }
}

/** Degrees for a map: five decimals are a metre. */
const rounded = (degrees: number): number => Number(degrees.toFixed(5))

async function pinsIn(
  { store }: TableDeps,
  { filter, networks, entries }: Pick<Asking, 'filter' | 'networks' | 'entries'>,
): Promise<TablePins> {
  const drafts = draftsFor(entries, filter, orderOf({})).flatMap(({ entry: { line } }): TablePin[] =>
    line.at ? [[line.id, rounded(line.at[0]), rounded(line.at[1]), line.network, line.state]] : [],
  )
  const asked = publishedFilter(filter, networks)
  const written = new Set(entries.map(({ line }) => line.id))
  const points = asked ? await store.sitePoints(asked, MOST_PINS + 1 + written.size) : []
  const published = points.flatMap(({ id, lng, lat, network }): TablePin[] =>
    written.has(id) ? [] : [[id, rounded(lng), rounded(lat), network, 'published']],
  )
  const pins = [...drafts, ...published]
  return { pins: pins.slice(0, MOST_PINS), isMore: pins.length > MOST_PINS }
}

/** The catalog as a table: what is published and what is being written, of the networks somebody reads. */
export function tableCommands(deps: TableDeps) {
  const drafts = keptDrafts(deps)

  async function asking(
    { grants }: Actor,
    filter: TableFilter,
  ): Promise<Pick<Asking, 'filter' | 'networks' | 'entries'>> {
    const reads = (network: string) => may(grants, 'site.read', { networks: [network] })
    const entries = (await drafts()).filter(({ line }) => reads(line.network))
    return { filter, networks: NETWORK_IDS.filter(reads), entries }
  }

  return {
    async page(actor: Actor, { sort, direction, cursor, ...filter }: TableQuery): Promise<TablePage> {
      const from = cursor === undefined ? {} : readCursor(cursor)
      if (from === undefined) throw new AppError('input.invalid', { problems: ['cursor'] })
      const order = orderOf({ q: filter.q, sort, direction })
      const asked = await asking(actor, filter)
      const { lines, next, count, isMore } = await answer(deps, { ...asked, order, cursor: from, limit: PAGE })
      const edits = new Map(NETWORK_IDS.map((id) => [id as string, may(actor.grants, 'site.edit', { networks: [id] })]))
      const stale = await deps.bulk.staleCounts(deps.read, 'site')
      const inState = (state: string) => asked.entries.filter(({ line }) => line.state === state).length
      return {
        rows: lines.map((line) => ({
          ...line,
          stale: stale.get(line.id) ?? 0,
          mayEdit: line.state !== 'review' && edits.get(line.network) === true,
        })),
        ...{ count, isMore, next: next ? writeCursor(next) : null },
        writing: { draft: inState('draft'), review: inState('review'), returned: inState('returned') },
      }
    },

    /** Where everything lies that a filter finds; what is being written stands where its draft says. */
    async pins(actor: Actor, filter: TableFilter): Promise<TablePins> {
      return pinsIn(deps, await asking(actor, filter))
    },

    /** Every site that a filter finds, for a batch. @throws AppError bulk.too_many when there are more than a batch takes */
    async ids(actor: Actor, filter: TableFilter): Promise<string[]> {
      const order = orderOf({ q: filter.q })
      const asked = await asking(actor, filter)
      const { lines } = await answer(deps, { ...asked, order, cursor: {}, limit: MOST_ROWS + 1 })
      if (lines.length > MOST_ROWS) throw new AppError('bulk.too_many', { most: MOST_ROWS })
      return lines.map(({ id }) => id)
    },
  }
}
export type TableCommands = ReturnType<typeof tableCommands>
