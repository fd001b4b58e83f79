import type { PieceQuestion, SiteFilter } from '../catalog/sites.store'
import type { CatalogStore } from '../catalog/store'
import type { Site } from '../contract/site'
import type { Reader } from './reader.rules'
import type { Shelf } from './shelf.rules'
import { inVisitingOrder, PAGE_SITES, type FoundSites, type SiteQuestion } from './sites.rules'

type Catalog = Pick<CatalogStore, 'sitePiece' | 'siteCounts' | 'sitesFound' | 'sites'>

interface Asked {
  readonly catalog: Catalog
  readonly shelf: Shelf
  readonly filter: SiteFilter
}

/** A stretch of a list: so many are passed over, so many wanted. */
interface Stretch {
  readonly offset: number
  readonly limit: number
}

/** So few are read and sorted as the reader's language sorts; more stand in the order of their Spanish names. */
const MOST_SORTED = 1000

const given = (value: string): string | undefined => (value === '' ? undefined : value)

const filterOf = ({ network, country, kind, confidence, q }: SiteQuestion): SiteFilter => ({
  network: given(network),
  country: given(country),
  kind: given(kind),
  confidence: given(confidence),
  q: given(q),
})

const isAsked = (site: Site, { country, kind, confidence }: SiteFilter): boolean =>
  (country === undefined || site.country === country) &&
  (kind === undefined || site.kind === kind) &&
  (confidence === undefined || site.confidence === confidence)

/** The sites of a network as one visits them: those of its routes in their order, then the others as the catalog has them. */
async function pieceOfNetwork(network: string, { offset, limit }: Stretch, { catalog, shelf, filter }: Asked) {
  const own = { ...filter, network }
  const visited = inVisitingOrder(
    shelf.sites.filter((site) => site.network === network),
    shelf,
  )
  const ids = visited.map(({ id }) => id)
  const found = filter.q === undefined ? undefined : await catalog.sitesFound(ids, filter.q)
  const stops = visited.filter((site) => isAsked(site, filter) && (found?.has(site.id) ?? true))
  const first = stops.slice(offset, offset + limit)
  if (first.length === limit) return first
  const rest = { offset: Math.max(0, offset - stops.length), limit: limit - first.length, without: ids }
  return [...first, ...(await catalog.sitePiece({ ...own, ...rest, order: 'position' }))]
}

async function visitingOrder({ offset, limit }: Stretch, counts: ReadonlyMap<string, number>, asked: Asked) {
  const sites: Site[] = []
  let before = 0
  for (const { id } of asked.shelf.networks) {
    const count = counts.get(id) ?? 0
    const from = Math.max(0, offset - before)
    const wanted = Math.min(limit - sites.length, count - from)
    if (wanted > 0) sites.push(...(await pieceOfNetwork(id, { offset: from, limit: wanted }, asked)))
    before += count
  }
  return sites
}

/** By name in the reader's own language where there are few; everything else is read in the order of an index. */
async function sorted(
  stretch: Stretch,
  { order, count, reader }: Sorting,
  { catalog, filter }: Asked,
): Promise<Site[]> {
  if (order !== 'name' || reader.language === 'es' || count > MOST_SORTED)
    return catalog.sitePiece({ ...filter, ...stretch, order })
  const { say, language } = reader
  const all = (await catalog.sites(filter)).toSorted((a, b) => say(a.name).localeCompare(say(b.name), language))
  return all.slice(stretch.offset, stretch.offset + stretch.limit)
}
interface Sorting {
  readonly order: PieceQuestion['order']
  readonly count: number
  readonly reader: Reader
}

/** One page of the list of sites: only what stands on it is read, and the rest is counted. */
export async function findSites(
  question: SiteQuestion,
  { catalog, shelf, reader }: { catalog: Catalog; shelf: Shelf; reader: Reader },
): Promise<FoundSites> {
  const filter = filterOf(question)
  const isAll = Object.values(filter).every((value) => value === undefined)
  const counts = isAll ? shelf.tally.byNetwork : await catalog.siteCounts(filter)
  const count = [...counts.values()].reduce((sum, some) => sum + some, 0)
  const pages = Math.max(1, Math.ceil(count / PAGE_SITES))
  const page = Math.min(question.page, pages)
  const stretch = { offset: (page - 1) * PAGE_SITES, limit: PAGE_SITES }
  const asked = { catalog, shelf, filter }
  const { sort } = question
  const sites =
    sort === 'route'
      ? await visitingOrder(stretch, counts, asked)
      : await sorted(stretch, { order: sort, count, reader }, asked)
  return { sites, count, page, pages }
}

/** The first sites of a network as one visits them. */
export const firstOf = (network: string, limit: number, given: { catalog: Catalog; shelf: Shelf }): Promise<Site[]> =>
  pieceOfNetwork(network, { offset: 0, limit }, { ...given, filter: {} })
