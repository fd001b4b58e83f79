import type { Offer } from '../catalog/catalog.rules'
import type { CatalogStore } from '../catalog/store'
import type { NetworkId } from '../contract/common'
import { AppError } from '../contract/errors'
import { PackagePlan, type Package } from '../contract/package'
import type { Route } from '../contract/route'
import type { Queries } from '../db/database'
import { remakeAll, type Remade } from '../db/remake'
import type { Versions } from '../db/versions'
import type { ReviewedKind, Written } from '../review/kind'
import { planIn, shelfOf, tellerOf } from '../review/shelf'
import { packageGaps, packagePlan } from './completeness.rules'
import type { Ingredients } from './compose.rules'
import { packageOutcome } from './outcome.rules'
import { composePackage } from './rules'

/** Everything a planned package is composed from: its route, and what the network's own providers sell. */
export function ingredientsFor(plan: PackagePlan, offer: Offer, route: Route): Ingredients {
  return { plan, route, ...soldIn(plan.network, offer) }
}

function soldIn(network: NetworkId, offer: Offer): Omit<Ingredients, 'plan' | 'route'> {
  const providers = offer.providers.filter((provider) => provider.network === network)
  const own = new Set(providers.map(({ id }) => id))
  return {
    network: offer.networks.find((candidate) => candidate.id === network)!,
    providers,
    services: offer.services.filter((service) => own.has(service.provider)),
  }
}

const found = (route: Route | undefined, id: string): Route => {
  if (!route) throw new AppError('route.not_found', { id })
  return route
}

export function packageCommands({ versions }: { versions: Versions }) {
  return {
    /** Composes and prices every package anew on its route, of the files and of people, and publishes those that changed. */
    publishAll(
      tx: Queries,
      offer: Offer,
      { plans, routes }: { plans: readonly PackagePlan[]; routes: readonly Route[] },
    ): Promise<Remade<'package'>> {
      const make = async (plan: PackagePlan) => {
        const route = routes.find(({ id }) => id === plan.route)
        return composePackage(ingredientsFor(plan, offer, found(route, plan.route)), offer.rates)
      }
      return remakeAll(tx, { versions, kind: 'package', plans, make })
    },
  }
}

export interface PackageDeps {
  readonly versions: Versions
  readonly catalog: CatalogStore
  readonly now: () => Date
}

/** What the review knows of packages: each is made on the newest published version of its route. */
export function packageKind({ versions, catalog, now }: PackageDeps): ReviewedKind {
  async function composed(
    tx: Queries,
    written: Written,
  ): Promise<{ plan: PackagePlan; value: Omit<Package, 'version'>; route: Route }> {
    const plan = planIn(PackagePlan, packagePlan(written))
    const route = found((await versions.shelved('route', plan.route, tx))?.value, plan.route)
    const offer = await catalog.offerIn(tx)
    return { plan, value: composePackage(ingredientsFor(plan, offer, route), offer.rates), route }
  }
  return {
    ...shelfOf(versions, 'package', ({ network }) => [network]),
    networksOf: async (_tx, { networks }) => networks,
    async gaps(tx, written) {
      const draft = packagePlan(written)
      const offer = await catalog.offerIn(tx)
      const route = draft.route === undefined ? undefined : await versions.shelved('route', draft.route, tx)
      return packageGaps(draft, {
        ingredients: soldIn(written.networks[0] as NetworkId, offer),
        route: route?.value,
        rates: offer.rates,
        today: now().toISOString().slice(0, 10),
      })
    },
    outcome: async (tx, written, language) => packageOutcome((await composed(tx, written)).value, tellerOf(language)),
    async proof(tx, written) {
      const { value, route } = await composed(tx, written)
      return { kind: 'package', route, pack: { ...value, version: await versions.next('package', written.id, tx) } }
    },
    async publish(tx, { person, note, ...written }) {
      const { plan, value } = await composed(tx, written)
      const made = { plan, value, person, note, origin: 'people' as const }
      return { version: (await versions.publish(tx, 'package', made)).version }
    },
  }
}
