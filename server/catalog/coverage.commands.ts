import type { RoadGraph } from '../../geo/road-graph'
import type { Coverage, CoverageQuery } from '../contract/api/coverage'
import { AppError } from '../contract/errors'
import { searchWords } from '../contract/search-words'
import type { Site } from '../contract/site'
import { coverageByRoad, presentCoverage, stillOffered } from './coverage.rules'
import type { CatalogStore } from './store'

/** A published route as coverage asks for it: whose it is, and which sites it visits. */
export interface VisitedRoute {
  readonly network: string
  readonly sites: readonly string[]
}

export interface CoverageDeps {
  readonly store: Pick<CatalogStore, 'sites' | 'sitesById' | 'services' | 'providers'>
  readonly routeOf: (id: string) => Promise<VisitedRoute | undefined>
  /** A route as somebody is writing it; undefined where nobody is. */
  readonly draftOf: (id: string) => Promise<VisitedRoute | undefined>
  readonly graph: () => RoadGraph
  readonly now: () => Date
}

/** What whoever asks may read, by network: its sites, and its routes that are not published. */
interface Reading {
  readonly sites: (network: string) => boolean
  readonly drafts: (network: string) => boolean
}
const EVERYTHING: Reading = { sites: () => true, drafts: () => true }

/** Which sites lack a bed, a meal or a guide near them. */
export function coverageCommands({ store, routeOf, draftOf, graph, now }: CoverageDeps) {
  /** What nobody has told somebody of does not exist for them. */
  async function asWritten(id: string, may: Reading): Promise<VisitedRoute | undefined> {
    const draft = await draftOf(id)
    return draft && may.drafts(draft.network) ? draft : undefined
  }

  async function sitesOfRoute({ route: id, draft }: { route: string; draft: boolean }, may: Reading) {
    const found = (draft ? await asWritten(id, may) : undefined) ?? (await routeOf(id))
    if (!found) throw new AppError('route.not_found', { id })
    if (!may.sites(found.network)) throw new AppError('right.missing')
    const known = await store.sitesById(found.sites)
    const sites = found.sites.flatMap((site) => known.get(site) ?? [])
    return { sites, leftOut: found.sites.length - sites.length }
  }

  /** The sites asked about, as far as somebody may read them. */
  async function sitesFor(asked: CoverageQuery, may: Reading): Promise<{ sites: Site[]; leftOut: number }> {
    const { network, route, draft, country, admin1, bbox } = asked
    if (route !== undefined) return sitesOfRoute({ route, draft: draft === 'true' }, may)
    if (network !== undefined && !may.sites(network)) throw new AppError('right.missing')
    const found = await store.sites({ network, country, box: bbox })
    const isAsked = (site: Site) => admin1 === undefined || sameWords(site.admin1, admin1)
    return { sites: found.filter((site) => may.sites(site.network) && isAsked(site)), leftOut: 0 }
  }
  return {
    async coverage(asked: CoverageQuery, may: Reading = EVERYTHING): Promise<Coverage> {
      const limits = { bedKm: asked.bed, mealKm: asked.meal, guideKm: asked.guide }
      const { sites, leftOut } = await sitesFor(asked, may)
      const services = stillOffered(await store.services(), now().toISOString().slice(0, 10))
      const roads = graph()
      const covered = coverageByRoad({ sites, services, graph: roads }, limits)
      return presentCoverage(covered, limits, { providers: await store.providers(), graph: roads, leftOut })
    },
  }
}
export type CoverageCommands = ReturnType<typeof coverageCommands>

/** «Córdoba» and «cordoba» are one province. */
const sameWords = (one: string, other: string): boolean => searchWords(one).join(' ') === searchWords(other).join(' ')
