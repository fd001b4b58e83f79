import { readBasemap } from '../server/catalog/basemap'
import type { Catalog } from '../server/catalog/catalog.rules'
import type { Provider, Service } from '../server/contract/provider'
import { checkFiles, graphOf } from '../server/house'
import type { Ingredients } from '../server/package/compose.rules'
import { designRoute, type Design } from '../server/route/rules'

const basemap = readBasemap('data')
const checked = checkFiles('data', basemap, 'es')

/** What ships in data/, read once for all tests of a file; broken data fails every one of them with its faults. */
export function realCatalog(): Catalog {
  if (!checked.catalog) throw new Error(JSON.stringify(checked.faults.slice(0, 20), null, 1))
  return checked.catalog
}
export const realGraph = () => graphOf(realCatalog())
export { basemap as realBasemap }

const find = <T extends { id: string }>(rows: readonly T[], id: string): T => rows.find((row) => row.id === id)!

/** What a network's own providers sell. */
function offersOf(network: string): { providers: Provider[]; services: Service[] } {
  const providers = realCatalog().providers.filter((provider) => provider.network === network)
  const own = new Set(providers.map((provider) => provider.id))
  return { providers, services: realCatalog().services.filter((service) => own.has(service.provider)) }
}

/** Everything one of the national routes is designed from. */
export function designOf(id: string): Design {
  const { routePlans, networks, sites, rates } = realCatalog()
  const plan = find(routePlans, id)
  const lodgings = offersOf(plan.network).services.filter((service) => service.kind === 'lodging')
  return {
    plan,
    network: find(networks, plan.network),
    sites: new Map(sites.map((site) => [site.id, site])),
    graph: realGraph(),
    beds: new Set(lodgings.map((service) => service.place)),
    emissions: rates.emissions,
  }
}

/** Everything one of the national packages is composed from, on the first version of its route. */
export function ingredientsOf(id: string): Ingredients {
  const plan = find(realCatalog().packagePlans, id)
  const design = designOf(plan.route)
  return { plan, network: design.network, ...offersOf(plan.network), route: { ...designRoute(design), version: 1 } }
}
