import type { RoadGraph } from '../../geo/road-graph'
import type { Choices } from '../contract/api/catalog'
import type { Language } from '../contract/common'
import type { Package } from '../contract/package'
import type { LinkRow } from '../contract/rates'
import type { Route } from '../contract/route'
import { placeName } from '../templates/place-name.rules'
import type { Offer } from './catalog.rules'

/** What is published and can be chosen. */
export interface Shop {
  readonly offer: Offer
  readonly routes: readonly Pick<Route, 'id' | 'name' | 'network' | 'start' | 'end'>[]
  readonly packages: readonly Pick<Package, 'id' | 'name' | 'network' | 'version' | 'route'>[]
  readonly nodes: RoadGraph['nodes']
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => a.name.localeCompare(b.name)

/** Places one may start from, sleep in or serve at: not the crossings of roads. */
const placesOf = (nodes: RoadGraph['nodes'], language: Language): Choices['places'] =>
  nodes
    .filter(({ kind }) => kind !== 'junction' && kind !== 'border')
    .map(({ id, name, country }) => ({ id, name: placeName(name, language), country }))
    .toSorted(byName)

const endOf = ({ city, iata }: LinkRow['from'], language: Language): string =>
  iata === null ? city[language] : `${city[language]} (${iata})`

/**
 * What the forms of the studio choose from: published names, places and links, in the reader's language.
 * @param today ISO date
 */
export function choicesOf(shop: Shop, { language, today }: { language: Language; today: string }): Choices {
  const { networks, providers, sites, rates } = shop.offer
  const named = <T extends { id: string; name: Choices['sites'][number]['name']; network: string }>(
    all: readonly T[],
  ) => all.map(({ id, name, network }) => ({ id, name, network }))
  return {
    networks: networks.map(({ id, name, country, sellsIn }) => ({ id, name, country, currency: sellsIn })),
    providers: named(providers),
    places: placesOf(shop.nodes, language),
    sites: named(sites),
    routes: named(shop.routes),
    packages: shop.packages.map(({ id, name, network, version, route: made }) => {
      const route = shop.routes.find((each) => each.id === made.id)
      return { id, name, network, version, ...(route && { ends: [route.start.at, route.end.at] }) }
    }),
    links: rates.links.map(({ id, from, to, mode, minutes, via = [] }) => ({
      id,
      from: endOf(from, language),
      to: endOf(to, language),
      mode,
      ends: [from.lngLat, to.lngLat],
      minutes,
      via,
    })),
    noLinks: rates.noLinks.map(({ id, reason }) => ({ id, reason: reason[language] })),
    today,
  }
}
