import type { Catalog } from '../catalog/catalog.rules'
import type { Package, PackagePlan } from '../contract/package'
import type { Route } from '../contract/route'
import type { Queries } from '../db/database'
import type { Versions } from '../db/versions'
import type { Ingredients } from './compose.rules'
import { composePackage } from './rules'

/** Everything a planned package is composed from: its route, and what the network's own providers sell. */
export function ingredientsFor(plan: PackagePlan, catalog: Catalog, route: Route): Ingredients {
  const providers = catalog.providers.filter((provider) => provider.network === plan.network)
  const own = new Set(providers.map(({ id }) => id))
  return {
    plan,
    route,
    network: catalog.networks.find((candidate) => candidate.id === plan.network)!,
    providers,
    services: catalog.services.filter((service) => own.has(service.provider)),
  }
}

export function packageCommands({ versions }: { versions: Versions }) {
  return {
    /** Composes and prices every planned package on its route, and publishes those that changed. */
    async publishAll(tx: Queries, catalog: Catalog, routes: readonly Route[]): Promise<Package[]> {
      const packages: Package[] = []
      for (const plan of catalog.packagePlans) {
        const route = routes.find((candidate) => candidate.id === plan.route)!
        const composed = composePackage(ingredientsFor(plan, catalog, route), catalog.rates)
        packages.push(await versions.publish(tx, 'package', composed))
      }
      const planned = catalog.packagePlans.map((plan) => plan.id)
      await versions.retire(tx, 'package', planned)
      return packages
    },
  }
}
