import { Decimal } from 'decimal.js'
import type { Network } from '../contract/network'
import type { Package } from '../contract/package'
import type { Provider } from '../contract/provider'
import type { Route } from '../contract/route'
import type { Site } from '../contract/site'
import type { Tour } from '../contract/tour'

/** How many sites there are, without reading them. */
export interface SiteTally {
  readonly total: number
  readonly byNetwork: ReadonlyMap<string, number>
  /** Where any site stands, in alphabetical order of their codes. */
  readonly countries: readonly string[]
  readonly kinds: ReadonlySet<string>
}

/** Adds up what an index has counted. */
export function tallyOf(
  counted: readonly {
    readonly network: string
    readonly country: string
    readonly kind: string
    readonly found: number
  }[],
): SiteTally {
  const byNetwork = new Map<string, number>()
  for (const { network, found } of counted) byNetwork.set(network, (byNetwork.get(network) ?? 0) + found)
  return {
    byNetwork,
    total: [...byNetwork.values()].reduce((sum, some) => sum + some, 0),
    countries: [...new Set(counted.map(({ country }) => country))].toSorted(),
    kinds: new Set(counted.map(({ kind }) => kind)),
  }
}

/** All that is published, as the pages read it; of the sites only as many as routes visit. */
export interface Shelf {
  readonly networks: readonly Network[]
  /** Those that a route visits; any other is asked for by the page that shows it. */
  readonly sites: readonly Site[]
  readonly tally: SiteTally
  readonly providers: readonly Provider[]
  readonly routes: readonly Route[]
  readonly packages: readonly Package[]
  readonly tours: readonly Tour[]
}

/** The order of the program's chain: from Nicaragua south. */
const ORDER = ['sandino', 'che', 'bolivar', 'san-martin']

/** Things of networks in the order of the program, from Nicaragua south; equals keep their order. */
export function inNetworkOrder<T>(things: readonly T[], networkOf: (thing: T) => string): T[] {
  return things.toSorted((a, b) => ORDER.indexOf(networkOf(a)) - ORDER.indexOf(networkOf(b)))
}

export interface SiteVisit {
  readonly route: Route
  readonly day: number
  /** Place among the stops of the route, from 1. */
  readonly number: number
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Where a site stands on a route: its day, its number and its neighbours; undefined when no route visits it. */
export function visitOf(site: string, routes: readonly Route[]): SiteVisit | undefined {
  const route = routes.find((candidate) => candidate.sites.includes(site))
  if (!route) return undefined
  const index = route.sites.indexOf(site)
  const day = route.stages.find((stage) => stage.sites.includes(site))?.day ?? 1
  return { route, day, number: index + 1, before: route.sites[index - 1], after: route.sites[index + 1] }
}

/** The lowest price per person among the brackets of a package or tour, as a decimal string. */
export function lowestPrice(brackets: readonly { readonly sold: string }[]): string {
  return brackets.map(({ sold }) => sold).toSorted((a, b) => new Decimal(a).cmp(b))[0]!
}
