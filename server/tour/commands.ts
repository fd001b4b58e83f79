import type { RoadGraph } from '../../geo/road-graph'
import type { Catalog } from '../catalog/catalog.rules'
import type { Package } from '../contract/package'
import type { Route } from '../contract/route'
import type { Tour } from '../contract/tour'
import type { Queries } from '../db/database'
import type { Versions } from '../db/versions'
import { chainTour, type TourMember } from './rules'

export interface Finished {
  readonly routes: readonly Route[]
  readonly packages: readonly Package[]
  readonly graph: RoadGraph
}

export function tourCommands({ versions }: { versions: Versions }) {
  return {
    /** Chains every planned tour from the published packages, and publishes those that changed. */
    async publishAll(tx: Queries, catalog: Catalog, { routes, packages, graph }: Finished): Promise<Tour[]> {
      const placeAt = new Map(graph.nodes.map((node) => [node.id, node.at]))
      const member = (id: string): TourMember => {
        const pack = packages.find((candidate) => candidate.id === id)!
        const own = new Set(catalog.providers.filter((provider) => provider.network === pack.network).map((p) => p.id))
        return {
          pack,
          route: routes.find((route) => route.id === pack.route.id)!,
          network: catalog.networks.find((network) => network.id === pack.network)!,
          services: catalog.services.filter((service) => own.has(service.provider)),
          placeAt,
        }
      }
      const tours: Tour[] = []
      for (const plan of catalog.tourPlans)
        tours.push(await versions.publish(tx, 'tour', chainTour(plan, plan.packages.map(member), catalog.rates)))
      return tours
    },
  }
}
export type TourCommands = ReturnType<typeof tourCommands>
