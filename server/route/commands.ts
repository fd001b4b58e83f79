import type { RoadGraph } from '../../geo/road-graph'
import type { Catalog } from '../catalog/catalog.rules'
import type { Route } from '../contract/route'
import type { Queries } from '../db/database'
import type { Versions } from '../db/versions'
import { designRoute } from './rules'

export function routeCommands({ versions }: { versions: Versions }) {
  return {
    /** Designs every planned route from the catalog and publishes those that changed. */
    async publishAll(tx: Queries, catalog: Catalog, graph: RoadGraph): Promise<Route[]> {
      const sites = new Map(catalog.sites.map((site) => [site.id, site]))
      const routes: Route[] = []
      for (const plan of catalog.routePlans) {
        const network = catalog.networks.find((candidate) => candidate.id === plan.network)!
        const own = new Set(
          catalog.providers.filter((provider) => provider.network === plan.network).map(({ id }) => id),
        )
        const lodgings = catalog.services.filter((service) => service.kind === 'lodging' && own.has(service.provider))
        const beds = new Set(lodgings.map((service) => service.place))
        const designed = designRoute({ plan, network, sites, graph, beds, emissions: catalog.rates.emissions })
        routes.push(await versions.publish(tx, 'route', designed))
      }
      return routes
    },
  }
}
export type RouteCommands = ReturnType<typeof routeCommands>
