import type { RoadGraph } from '../../geo/road-graph'
import type { Catalog } from '../catalog/catalog.rules'
import { AppError } from '../contract/errors'
import type { Package, Pinned } from '../contract/package'
import type { Route } from '../contract/route'
import type { Tour } from '../contract/tour'
import type { Queries } from '../db/database'
import type { Versions } from '../db/versions'
import { chainTour, memberOf } from './rules'
import type { TourStore } from './store'

export interface Finished {
  readonly packages: readonly Package[]
  readonly graph: RoadGraph
}

export function tourCommands({ versions, tours: store }: { versions: Versions; tours: TourStore }) {
  /** The version the plan names, else the one the tour was sold with, else the newest. */
  function pinOf(asked: string, sold: Tour | undefined, packages: readonly Package[]): Pinned {
    const [id, version] = asked.split('@') as [string, string?]
    const before = sold?.parts.find((part) => part.package.id === id)?.package
    const newest = packages.find((pack) => pack.id === id)
    return { id, version: version ? Number(version) : (before?.version ?? newest?.version ?? 1) }
  }

  async function frozenPart(tx: Queries, pin: Pinned): Promise<{ pack: Package; route: Route }> {
    const pack = await versions.frozen('package', pin, tx)
    if (!pack) throw new AppError('package.not_found', { id: `${pin.id}@${pin.version}` })
    const route = await versions.frozen('route', pack.route, tx)
    if (!route) throw new AppError('route.not_found', { id: `${pack.route.id}@${pack.route.version}` })
    return { pack, route }
  }

  return {
    /** Chains every planned tour from the packages it pins, and publishes those that changed: a tour keeps what it was sold at. */
    async publishAll(tx: Queries, catalog: Catalog, { packages, graph }: Finished): Promise<Tour[]> {
      const tours: Tour[] = []
      for (const plan of catalog.tourPlans) {
        const sold = await store.find(plan.id)
        const parts = await Promise.all(plan.packages.map((asked) => frozenPart(tx, pinOf(asked, sold, packages))))
        const members = parts.map((part) => memberOf(part, catalog, graph))
        tours.push(await versions.publish(tx, 'tour', chainTour(plan, members, catalog.rates)))
      }
      await versions.retire(
        tx,
        'tour',
        catalog.tourPlans.map((plan) => plan.id),
      )
      return tours
    },
  }
}
