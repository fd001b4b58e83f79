import type { RoadGraph } from '../../geo/road-graph'
import type { Catalog } from '../catalog/catalog.rules'
import type { Route, RoutePlan } from '../contract/route'
import type { Queries } from '../db/database'
import type { Versions } from '../db/versions'
import { designRoute, type Design } from './rules'

/** Everything a planned route is designed from: its network, the sites, the roads, and where the network sells beds. */
export function designFor(plan: RoutePlan, catalog: Catalog, graph: RoadGraph): Design {
  const own = new Set(catalog.providers.filter(({ network }) => network === plan.network).map(({ id }) => id))
  const lodgings = catalog.services.filter((service) => service.kind === 'lodging' && own.has(service.provider))
  return {
    plan,
    network: catalog.networks.find((candidate) => candidate.id === plan.network)!,
    sites: new Map(catalog.sites.map((site) => [site.id, site])),
    graph,
    beds: new Set(lodgings.map((service) => service.place)),
    emissions: catalog.rates.emissions,
  }
}

export function routeCommands({ versions }: { versions: Versions }) {
  return {
    /** Designs every planned route from the catalog and publishes those that changed. */
    async publishAll(tx: Queries, catalog: Catalog, graph: RoadGraph): Promise<Route[]> {
      const routes: Route[] = []
      for (const plan of catalog.routePlans)
        routes.push(await versions.publish(tx, 'route', designRoute(designFor(plan, catalog, graph))))
      const planned = catalog.routePlans.map((plan) => plan.id)
      await versions.retire(tx, 'route', planned)
      return routes
    },
  }
}
