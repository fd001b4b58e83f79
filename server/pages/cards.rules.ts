import { networkName } from '../catalog/network-name.rules'
import type { Network } from '../contract/network'
import type { Blocker } from '../contract/package'
import type { Package } from '../contract/package'
import type { Route } from '../contract/route'
import { placeOf, type Site } from '../contract/site'
import type { Tour } from '../contract/tour'
import { extensionWords } from './country.rules'
import { NETWORK_MARKS } from './marks.rules'
import type { Reader } from './reader.rules'
import { lowestPrice, type Shelf } from './shelf.rules'

/** A number set large, and what it counts. */
export interface Figure {
  readonly value: string
  readonly label: string
  /** It rests on rates that are examples, and says so. */
  readonly sample?: boolean
}

export const siteMap = (shelf: Shelf): ReadonlyMap<string, Site> => new Map(shelf.sites.map((site) => [site.id, site]))

/** Whether anything the price rests on is a sample. */
export const isSample = (blockers: readonly Blocker[]): boolean =>
  blockers.some(({ code }) => code === 'sample.rates' || code === 'fare.unknown')

const network = (shelf: Shelf, id: string) => shelf.networks.find((each) => each.id === id)

/** A route as a card: where, how long, how far, and the lowest price of its package. */
export function routeCard(route: Route, shelf: Shelf, reader: Reader) {
  const { words, format, say, href } = reader
  const owner = network(shelf, route.network)
  const pack = shelf.packages.find((each) => each.route.id === route.id)
  return {
    network: route.network,
    mark: NETWORK_MARKS[route.network]!,
    over: owner ? say(owner.countryName) : '',
    name: say(route.name),
    theme: say(route.theme),
    href: href(`/rutas/${route.id}`),
    facts: [
      words('common.days', { count: route.stages.length }),
      format.km(route.metres),
      words('common.sites', { count: route.sites.length }),
    ],
    price: pack ? words('common.from', { price: format.money(lowestPrice(pack.brackets), pack.currency) }) : '',
    sample: pack ? isSample(pack.blockers) : false,
  }
}

/** A package as a card. */
export function packageCard(pack: Package, shelf: Shelf, reader: Reader) {
  const { words, format, say, href } = reader
  const owner = network(shelf, pack.network)
  return {
    network: pack.network,
    mark: NETWORK_MARKS[pack.network]!,
    over: owner ? `${say(owner.countryName)} · ${networkName(owner, reader)}` : '',
    name: say(pack.name),
    theme: say(pack.theme),
    href: href(`/paquetes/${pack.id}`),
    facts: [
      words('common.days', { count: pack.days }),
      words('common.nights', { count: pack.nights }),
      format.co2(pack.kgCo2),
    ],
    price: words('common.from', { price: format.money(lowestPrice(pack.brackets), pack.currency) }),
    sample: isSample(pack.blockers),
  }
}

/** A tour as a card; its networks are named by their countries. */
export function tourCard(tour: Tour, shelf: Shelf, reader: Reader) {
  const { words, format, say, href } = reader
  const countries = tour.parts.map((part) => {
    const owner = network(shelf, part.network)
    return owner ? say(owner.countryName) : part.country
  })
  return {
    network: 'none',
    mark: NETWORK_MARKS.brand!,
    marks: tour.parts.map((part) => ({ network: part.network, mark: NETWORK_MARKS[part.network]! })),
    over: countries.join(' · '),
    name: say(tour.name),
    theme: say(tour.theme),
    href: href(`/viajes/${tour.id}`),
    facts: [
      words('common.days', { count: tour.days }),
      words('pages.tour.starts', { date: format.date(tour.startsOn) }),
    ],
    price: words('common.from', { price: format.money(lowestPrice(tour.brackets), tour.currency) }),
    sample: isSample(tour.blockers),
  }
}

/** Whether a site is one the story cannot be told without, and whether it stands abroad. */
const siteBadges = (site: Site, networks: readonly Network[], reader: Reader): string[] =>
  [site.essential ? reader.words('pages.site.essential') : '', extensionWords(site, networks, reader)].filter(Boolean)

interface LineSetting {
  readonly reader: Reader
  /** Given where a list mixes sites of every rank, which then say theirs. */
  readonly networks?: readonly Network[]
}

/** A site as a line of a list: its number, its name, what ties it to the route. */
export function siteCard(site: Site, label: string, { reader, networks }: LineSetting) {
  const { words, format, say, href } = reader
  return {
    label,
    badges: networks ? siteBadges(site, networks, reader) : [],
    network: site.network,
    name: say(site.name),
    link: say(site.link),
    href: href(`/sitios/${site.id}`),
    where: placeOf(site),
    kind: words(`labels.kind.${site.kind}`),
    date: format.edtf(site.date),
    confidence: words(`labels.confidence.${site.confidence}`),
    confidenceCode: site.confidence,
  }
}
