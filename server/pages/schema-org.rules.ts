import { networkName } from '../catalog/network-name.rules'
import type { Network } from '../contract/network'
import type { Package } from '../contract/package'
import type { Route } from '../contract/route'
import type { Site } from '../contract/site'
import type { Tour } from '../contract/tour'
import type { Reader } from './reader.rules'
import type { Shelf } from './shelf.rules'

const CONTEXT = 'https://schema.org'

const geo = ([longitude, latitude]: readonly [number, number]) => ({ '@type': 'GeoCoordinates', latitude, longitude })

const TYPES: Partial<Record<Site['kind'], string[]>> = {
  museum: ['TouristAttraction', 'Museum'],
  'house-museum': ['TouristAttraction', 'Museum'],
  nature: ['TouristAttraction'],
  town: ['TouristAttraction'],
}

/** A site as schema.org knows it. @see https://schema.org/TouristAttraction */
export function siteJsonLd(site: Site, { say, language }: Reader): object {
  return {
    '@context': CONTEXT,
    '@type': TYPES[site.kind] ?? ['TouristAttraction', 'LandmarksOrHistoricalBuildings'],
    name: say(site.name),
    description: say(site.summary),
    inLanguage: language,
    geo: geo(site.at),
    address: {
      '@type': 'PostalAddress',
      addressLocality: site.municipality,
      addressRegion: site.admin1,
      addressCountry: site.country,
    },
    ...(site.openingHours ? { openingHours: site.openingHours } : {}),
  }
}

const listItems = (items: readonly object[]) => ({
  '@type': 'ItemList',
  numberOfItems: items.length,
  itemListElement: items.map((item, index) => ({ '@type': 'ListItem', position: index + 1, item })),
})

const stopItem = (site: Site, { say }: Reader) => ({
  '@type': 'TouristAttraction',
  name: say(site.name),
  geo: geo(site.at),
})

/** A route as a trip: its sites are the itinerary, its days are trips within it. @see https://schema.org/TouristTrip */
export function routeJsonLd(route: Route, sites: ReadonlyMap<string, Site>, reader: Reader): object {
  const items = (ids: readonly string[]) =>
    ids.flatMap((id) => (sites.has(id) ? [stopItem(sites.get(id)!, reader)] : []))
  return {
    '@context': CONTEXT,
    '@type': 'TouristTrip',
    name: reader.say(route.name),
    description: reader.say(route.theme),
    inLanguage: reader.language,
    itinerary: listItems(items(route.sites)),
    subTrip: route.stages.map((stage) => ({
      '@type': 'TouristTrip',
      name: reader.say(stage.title),
      itinerary: listItems(items(stage.sites)),
    })),
  }
}

const offersOf = (sold: Package | Tour) =>
  sold.brackets.map((bracket) => ({
    '@type': 'Offer',
    price: bracket.sold,
    priceCurrency: sold.currency,
    eligibleQuantity: { '@type': 'QuantitativeValue', minValue: bracket.paying, unitText: 'person' },
  }))

/** A package as a trip; its prices are offers only when nothing keeps them from being final. */
export function packageJsonLd(pack: Package, shelf: Shelf, reader: Reader): object {
  const { say, language } = reader
  const owner = shelf.networks.find((network) => network.id === pack.network)
  return {
    '@context': CONTEXT,
    '@type': 'TouristTrip',
    name: say(pack.name),
    description: say(pack.theme),
    inLanguage: language,
    ...(owner ? { provider: { '@type': 'Organization', name: networkName(owner, reader) } } : {}),
    ...(pack.blockers.length > 0 ? {} : { offers: offersOf(pack) }),
  }
}

/** A tour as a trip of trips; its prices are offers only when nothing keeps them from being final. */
export function tourJsonLd(tour: Tour, shelf: Shelf, { say, language }: Reader): object {
  return {
    '@context': CONTEXT,
    '@type': 'TouristTrip',
    name: say(tour.name),
    description: say(tour.theme),
    inLanguage: language,
    departureTime: tour.startsOn,
    arrivalTime: tour.endsOn,
    subTrip: tour.parts.map((part) => ({ '@type': 'TouristTrip', name: say(part.name), departureTime: part.startsOn })),
    itinerary: listItems(
      tour.parts.flatMap((part) => {
        const owner = shelf.networks.find((network) => network.id === part.network)
        return owner ? [{ '@type': 'Country', name: say(owner.countryName) }] : []
      }),
    ),
    ...(tour.blockers.length > 0 ? {} : { offers: offersOf(tour) }),
  }
}

/** A network as an organisation. */
export function networkJsonLd(network: Network, reader: Reader): object {
  const { say } = reader
  return {
    '@context': CONTEXT,
    '@type': 'Organization',
    name: networkName(network, reader),
    description: say(network.intro),
    areaServed: { '@type': 'Country', name: say(network.countryName) },
  }
}
