import type { Catalog } from '../catalog/catalog.rules'
import type { Package } from '../contract/package'
import type { Route } from '../contract/route'
import type { Queries } from '../db/database'
import type { Versions } from '../db/versions'
import { composePackage } from './rules'

export function packageCommands({ versions }: { versions: Versions }) {
  return {
    /** Composes and prices every planned package on its route, and publishes those that changed. */
    async publishAll(tx: Queries, catalog: Catalog, routes: readonly Route[]): Promise<Package[]> {
      const packages: Package[] = []
      for (const plan of catalog.packagePlans) {
        const network = catalog.networks.find((candidate) => candidate.id === plan.network)!
        const route = routes.find((candidate) => candidate.id === plan.route)!
        const providers = catalog.providers.filter((provider) => provider.network === plan.network)
        const own = new Set(providers.map(({ id }) => id))
        const services = catalog.services.filter((service) => own.has(service.provider))
        const composed = composePackage({ plan, route, network, services, providers }, catalog.rates)
        packages.push(await versions.publish(tx, 'package', composed))
      }
      return packages
    },
  }
}
export type PackageCommands = ReturnType<typeof packageCommands>
