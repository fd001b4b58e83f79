import { isNoWay } from '../../geo/find-way'
import type { RoadGraph } from '../../geo/road-graph'
import type { LngLat } from '../../geo/types'
import type { Way } from '../../geo/way'
import type { Offer } from '../catalog/catalog.rules'
import type { CatalogStore } from '../catalog/store'
import type { NetworkId } from '../contract/common'
import { RoutePlan, type Route } from '../contract/route'
import type { Queries } from '../db/database'
import { remakeAll, type Remade } from '../db/remake'
import type { Versions } from '../db/versions'
import type { ReviewedKind, Written } from '../review/kind'
import { planIn, shelfOf, tellerOf } from '../review/shelf'
import { routeGaps, routePlan } from './completeness.rules'
import { routeOutcome } from './outcome.rules'
import { designRoute, type Design } from './rules'
import type { WaysCommands } from './ways.commands'

/** Everything a planned route is designed from: its network, the sites, the roads, and where the network sells beds. */
export function designFor(plan: RoutePlan, offer: Offer, graph: RoadGraph): Design {
  return { plan, ...groundOf(plan.network, offer, graph) }
}

/** What the routes of a network are designed on. */
function groundOf(network: NetworkId, offer: Offer, graph: RoadGraph): Omit<Design, 'plan'> {
  const own = new Set(offer.providers.filter((provider) => provider.network === network).map(({ id }) => id))
  const lodgings = offer.services.filter((service) => service.kind === 'lodging' && own.has(service.provider))
  return {
    network: offer.networks.find((candidate) => candidate.id === network)!,
    sites: new Map(offer.sites.map((site) => [site.id, site])),
    graph,
    beds: new Set(lodgings.map((service) => service.place)),
    emissions: offer.rates.emissions,
  }
}

const legOf = (from: LngLat, to: LngLat): string => [...from, ...to].join(' ')

/**
 * Designs a route over the roads of an engine, where one is set up: its days are split over our own network, then every leg
 * of every day is asked for, and the clock is written anew with what the engine says.
 */
async function designMeasured(design: Design, ways: WaysCommands): Promise<Omit<Route, 'version'>> {
  if (!ways.measures) return designRoute(design)
  const legs = new Map<string, { from: LngLat; to: LngLat }>()
  const noted = (from: LngLat, to: LngLat) => void legs.set(legOf(from, to), { from, to })
  designRoute({ ...design, measured: noted })
  const told = new Map<string, Way>()
  for (const [leg, ends] of legs) {
    const way = await ways.between({ ...ends, mode: 'coach' })
    if (!isNoWay(way)) told.set(leg, way)
  }
  return designRoute({ ...design, measured: (from, to) => told.get(legOf(from, to)) })
}

export function routeCommands({ versions, ways }: { versions: Versions; ways: WaysCommands }) {
  return {
    /** Designs every route anew, of the files and of people, and publishes those that changed. */
    publishAll(
      tx: Queries,
      offer: Offer,
      { plans, graph }: { plans: readonly RoutePlan[]; graph: RoadGraph },
    ): Promise<Remade<'route'>> {
      const make = (plan: RoutePlan) => designMeasured(designFor(plan, offer, graph), ways)
      return remakeAll(tx, { versions, kind: 'route', plans, make })
    },
  }
}

export interface RouteDeps {
  readonly versions: Versions
  readonly catalog: CatalogStore
  readonly graph: () => RoadGraph
  readonly ways: WaysCommands
}

/** What the review knows of routes. */
export function routeKind({ versions, catalog, graph, ways }: RouteDeps): ReviewedKind {
  async function designed(tx: Queries, written: Written): Promise<{ plan: RoutePlan; value: Omit<Route, 'version'> }> {
    const plan = planIn(RoutePlan, routePlan(written))
    return { plan, value: await designMeasured(designFor(plan, await catalog.offerIn(tx), graph()), ways) }
  }
  return {
    ...shelfOf(versions, 'route', ({ network }) => [network]),
    networksOf: async (_tx, { networks }) => networks,
    async gaps(tx, written) {
      const ground = groundOf(written.networks[0] as NetworkId, await catalog.offerIn(tx), graph())
      return routeGaps(routePlan(written), ground)
    },
    outcome: async (tx, written, language) => routeOutcome((await designed(tx, written)).value, tellerOf(language)),
    async proof(tx, written) {
      const { value } = await designed(tx, written)
      return {
        kind: 'route',
        route: { ...value, version: await versions.next('route', written.id, tx) },
        pack: undefined,
      }
    },
    async publish(tx, { person, note, ...written }) {
      const made = { ...(await designed(tx, written)), person, note, origin: 'people' as const }
      return { version: (await versions.publish(tx, 'route', made)).version }
    },
  }
}
