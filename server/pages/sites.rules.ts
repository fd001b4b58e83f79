import { CONFIDENCES, SITE_KINDS, townOf, type Site } from '../contract/site'
import { siteCard } from './cards.rules'
import type { Head } from './frame.rules'
import {
  continentPicture,
  countriesOf,
  liveLines,
  livePoint,
  numberedStops,
  routeLine,
  SIZES,
  type Draw,
  type Picture,
} from './picture.rules'
import type { Reader } from './reader.rules'
import { inNetworkOrder, type Shelf } from './shelf.rules'

const SORTS = ['route', 'name', 'date'] as const
type Sort = (typeof SORTS)[number]

/** What a reader asks of the list of sites; nothing given means all. */
export interface SiteQuestion {
  readonly network: string
  readonly country: string
  readonly kind: string
  readonly confidence: string
  readonly q: string
  readonly sort: Sort
}

const one = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 80) : '')
const known = <T extends string>(value: unknown, all: readonly T[]): T | '' => all.find((each) => each === value) ?? ''

/** Reads the question out of the query of an address; what is not known is as if it had not been asked. */
export function readSiteQuestion(query: Readonly<Record<string, unknown>>, shelf: Shelf): SiteQuestion {
  return {
    network: known(
      query.red,
      shelf.networks.map((network) => network.id),
    ),
    country: known(
      query.pais,
      shelf.networks.map((network) => network.country),
    ),
    kind: known(query.tipo, SITE_KINDS),
    confidence: known(query.certeza, CONFIDENCES),
    q: one(query.q),
    sort: known(query.orden, SORTS) || 'route',
  }
}

/** Sites in the order asked for: as one visits them, by name, or by the date of the event. */
function sortSites(sites: readonly Site[], sort: Sort, { say, language }: Reader): Site[] {
  if (sort === 'name') return sites.toSorted((a, b) => say(a.name).localeCompare(say(b.name), language))
  if (sort === 'date') return sites.toSorted((a, b) => a.date.localeCompare(b.date))
  return [...sites]
}

/** In the order of the program and of each route; sites of no route come last. */
export function inVisitingOrder(sites: readonly Site[], shelf: Shelf): Site[] {
  const order = shelf.networks.flatMap(
    (network) => shelf.routes.find((route) => route.network === network.id)?.sites ?? [],
  )
  const at = new Map(order.map((id, index) => [id, index]))
  return sites.toSorted((a, b) => (at.get(a.id) ?? order.length) - (at.get(b.id) ?? order.length))
}

const NAMES = { network: 'red', country: 'pais', kind: 'tipo', confidence: 'certeza', sort: 'orden' } as const

function filters(asked: SiteQuestion, shelf: Shelf, { words, say }: Reader) {
  const kinds = SITE_KINDS.filter((kind) => shelf.sites.some((site) => site.kind === kind))
  const options: Record<keyof typeof NAMES, (readonly [string, string])[]> = {
    network: shelf.networks.map((network) => [network.id, say(network.routeName)]),
    country: shelf.networks.map((network) => [network.country, say(network.countryName)]),
    kind: kinds.map((kind) => [kind, words(`labels.kind.${kind}`)]),
    confidence: CONFIDENCES.map((code) => [code, words(`labels.confidence.${code}`)]),
    sort: SORTS.map((code) => [code, words(`pages.sites.sort.${code}`)]),
  }
  return (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((field) => ({
    name: NAMES[field],
    label: words(`pages.sites.filter.${field}`),
    any: field === 'sort' ? '' : words(`pages.sites.any.${field}`),
    options: options[field].map(([value, label]) => ({ value, label, selected: value === asked[field] })),
  }))
}

/** More numbers than this on one map cannot be read: then it shows the routes instead. */
const MOST_NUMBERS = 24

/** The listed sites on one map, numbered as in the list; the routes of the continent when there are too many to read. */
function sitesPicture(sites: readonly Site[], shelf: Shelf, reader: Reader): Picture {
  const title = reader.words('pages.sites.mapTitle')
  const networks = [...new Set(sites.map((site) => site.network))]
  const routes = inNetworkOrder(
    shelf.routes.filter((route) => networks.includes(route.network)),
    (route) => route.network,
  )
  if (sites.length > MOST_NUMBERS && routes.length > 1)
    return continentPicture(routes, { shelf, reader, title, numbered: false })
  return {
    key: `sites:${sites.map((site) => site.id).join()}`,
    ...SIZES.tall,
    detail: networks.length === 1 ? 'country' : 'continent',
    highlight: countriesOf(networks, shelf.networks),
    routes: routes.map(routeLine),
    stops: numberedStops(sites, reader),
    title,
    description: reader.words('pages.map.drawn', {
      places: sites.map((site, index) => `${index + 1} ${townOf(site)}`).join(', '),
    }),
  }
}

/** The list of sites: filters, map and list, the same numbers on both. */
export function sitesView(
  asked: SiteQuestion,
  { found, shelf, reader, draw }: { found: readonly Site[]; shelf: Shelf; reader: Reader; draw: Draw },
) {
  const { words, href } = reader
  const certain = found.filter((site) => asked.confidence === '' || site.confidence === asked.confidence)
  const sites = sortSites(inVisitingOrder(certain, shelf), asked.sort, reader)
  const isAsked = [asked.network, asked.country, asked.kind, asked.confidence, asked.q].some((value) => value !== '')
  const head: Head = {
    title: words('pages.sites.title'),
    description: words('pages.sites.description'),
    section: 'sites',
    network: asked.network || 'none',
    crumbs: [{ label: words('common.nav.sites'), href: href('/sitios') }],
    noIndex: isAsked,
    live: { points: sites.map((site, index) => livePoint(site, String(index + 1), reader)), lines: [] },
  }
  return {
    head,
    action: href('/sitios'),
    q: asked.q,
    filters: filters(asked, shelf, reader),
    isAsked,
    count: words('pages.sites.count', { count: sites.length }),
    cards: sites.map((site, index) => siteCard(site, String(index + 1), reader)),
    map: sites.length > 0 ? draw(sitesPicture(sites, shelf, reader), reader) : undefined,
  }
}

/** The large map of all sites, with the list beside it. */
export function mapView(shelf: Shelf, reader: Reader, draw: Draw) {
  const { words, href } = reader
  const sites = inVisitingOrder(shelf.sites, shelf)
  const head: Head = {
    title: words('pages.map.title'),
    description: words('pages.map.description'),
    section: 'map',
    crumbs: [{ label: words('common.nav.map'), href: href('/mapa') }],
    live: {
      points: sites.map((site, index) => livePoint(site, String(index + 1), reader)),
      lines: shelf.routes.flatMap(liveLines),
    },
  }
  return {
    head,
    map: draw(sitesPicture(sites, shelf, reader), reader),
    groups: shelf.networks.map((network) => ({
      network: network.id,
      name: reader.say(network.routeName),
      cards: sites.flatMap((site, index) =>
        site.network === network.id ? [siteCard(site, String(index + 1), reader)] : [],
      ),
    })),
  }
}
