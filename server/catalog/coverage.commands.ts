import type { RoadGraph } from '../../geo/road-graph'
import type { Coverage, CoverageQuery } from '../contract/api/coverage'
import { AppError } from '../contract/errors'
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
  readonly graph: () => RoadGraph
  readonly now: () => Date
}

/** Whether whoever asks may read the sites of a network. */
type MayRead = (network: string) => boolean

/** Which sites lack a bed, a meal or a guide near them. */
export function coverageCommands({ store, routeOf, graph, now }: CoverageDeps) {
  /** The sites asked about, as far as somebody may read them. */
  async function sitesFor({ network, route, bbox }: CoverageQuery, mayRead: MayRead): Promise<Site[]> {
    if (route !== undefined) {
      const found = await routeOf(route)
      if (!found) throw new AppError('route.not_found', { id: route })
      if (!mayRead(found.network)) throw new AppError('right.missing')
      const sites = await store.sitesById(found.sites)
      return found.sites.flatMap((id) => sites.get(id) ?? [])
    }
    if (network !== undefined && !mayRead(network)) throw new AppError('right.missing')
    return (await store.sites({ network, box: bbox })).filter((site) => mayRead(site.network))
  }
  return {
    async coverage(asked: CoverageQuery, mayRead: MayRead = () => true): Promise<Coverage> {
      const limits = { bedKm: asked.bed, mealKm: asked.meal, guideKm: asked.guide }
      const sites = await sitesFor(asked, mayRead)
      const services = stillOffered(await store.services(), now().toISOString().slice(0, 10))
      const roads = graph()
      const covered = coverageByRoad({ sites, services, graph: roads }, limits)
      return presentCoverage(covered, limits, { providers: await store.providers(), graph: roads })
    },
  }
}
export type CoverageCommands = ReturnType<typeof coverageCommands>
