import { CONFIDENCES, SITE_KINDS, type Site } from '../contract/site'
import { siteCard } from './cards.rules'
import { countryName, isAbroad } from './country.rules'
import type { Head } from './frame.rules'
import {
  continentPicture,
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
  /** From 1; a page past the last is the last. */
  readonly page: number
}

/** Countries where a site stands: those of the networks first. */
function countriesWithSites({ networks, tally }: Shelf): string[] {
  const home = networks.map(({ country }) => country)
  return [...new Set([...home, ...tally.countries])]
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
    country: known(query.pais, countriesWithSites(shelf)),
    kind: known(query.tipo, SITE_KINDS),
    confidence: known(query.certeza, CONFIDENCES),
    q: one(query.q),
    sort: known(query.orden, SORTS) || 'route',
    page: /^[1-9]\d{0,3}$/.test(one(query.pagina)) ? Number(query.pagina) : 1,
  }
}

/** Network by network in the order of the program, each in the order of its route; then the others as the catalog has them. */
export function inVisitingOrder(
  sites: readonly Site[],
  { networks, routes }: Pick<Shelf, 'networks' | 'routes'>,
): Site[] {
  const order = routes.flatMap((route) => route.sites)
  const at = new Map(order.map((id, index) => [id, index]))
  const rank = ({ network }: Site) => networks.findIndex(({ id }) => id === network)
  const stop = ({ id }: Site) => at.get(id) ?? order.length
  return sites.toSorted((a, b) => rank(a) - rank(b) || stop(a) - stop(b))
}

const NAMES = { network: 'red', country: 'pais', kind: 'tipo', confidence: 'certeza', sort: 'orden' } as const

function filters(asked: SiteQuestion, shelf: Shelf, reader: Reader) {
  const { words, say } = reader
  const kinds = SITE_KINDS.filter((kind) => shelf.tally.kinds.has(kind))
  const options: Record<keyof typeof NAMES, (readonly [string, string])[]> = {
    network: shelf.networks.map((network) => [network.id, say(network.routeName)]),
    country: countriesWithSites(shelf).map((code) => [code, countryName(code, reader)]),
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

/**
 * The listed sites on one map, numbered as in the list; the routes of the continent when there are too many to read.
 * Sites abroad are left to the live map where others are at home: a map of both would show neither.
 */
export function sitesPicture(
  sites: readonly Site[],
  { shelf, reader, first = 1 }: { shelf: Shelf; reader: Reader; first?: number },
): Picture {
  const title = reader.words('pages.sites.mapTitle')
  const networks = [...new Set(sites.map((site) => site.network))]
  const routes = inNetworkOrder(
    shelf.routes.filter((route) => networks.includes(route.network)),
    (route) => route.network,
  )
  if (sites.length > MOST_NUMBERS && routes.length > 1)
    return continentPicture(routes, { shelf, reader, title, numbered: false })
  const home = new Set(sites.filter((site) => !isAbroad(site, shelf.networks)))
  const isShown = (_: unknown, index: number) => home.size === 0 || home.has(sites[index]!)
  const shown = sites.filter(isShown)
  const stops = numberedStops(sites, reader, first).filter(isShown)
  const countries = [...new Set(shown.map((site) => site.country))]
  return {
    key: `sites:${first}:${sites.map((site) => site.id).join()}`,
    ...SIZES.tall,
    detail: countries.length === 1 ? 'country' : 'continent',
    highlight: countries,
    routes: home.size === 0 ? [] : routes.map(routeLine),
    stops,
    title,
    description: reader.words('pages.map.drawn', {
      places: stops.map(({ number, name }) => `${number} ${name}`).join(', '),
    }),
    ...(stops.length < sites.length
      ? { note: reader.words('pages.sites.abroadLeftOut', { count: sites.length - stops.length }) }
      : {}),
  }
}

/** So many sites stand on one page: those of a network, and what a phone scrolls through. */
export const PAGE_SITES = 48

/** One page of the list, and how many sites are on all of them. */
export interface FoundSites {
  readonly sites: readonly Site[]
  readonly count: number
  /** From 1. */
  readonly page: number
  readonly pages: number
}

/** Where the rest of a network's sites are, when a page shows only the first of them. */
export const moreOf = (network: string, count: number, { words, href }: Reader) => ({
  label: words('pages.sites.all', { count }),
  href: `${href('/sitios')}?red=${network}`,
})

/** The pages of a long list, as links that keep what was asked; undefined when one page holds all. */
function pager(asked: SiteQuestion, { page, pages, reader }: { page: number; pages: number; reader: Reader }) {
  const { words, href } = reader
  if (pages === 1) return undefined
  const kept = Object.entries(NAMES).flatMap(([field, name]): [string, string][] => {
    const value = asked[field as keyof typeof NAMES]
    return value === '' || (name === 'orden' && value === 'route') ? [] : [[name, value]]
  })
  const link = (to: number) => {
    const query = new URLSearchParams([
      ...(asked.q ? [['q', asked.q]] : []),
      ...kept,
      ...(to > 1 ? [['pagina', String(to)]] : []),
    ]).toString()
    return `${href('/sitios')}${query ? `?${query}` : ''}`
  }
  return {
    label: words('pages.sites.page', { page, pages }),
    before: page > 1 ? link(page - 1) : '',
    after: page < pages ? link(page + 1) : '',
  }
}

/** The list of sites: filters, map and list, the same numbers on both. */
export function sitesView(
  asked: SiteQuestion,
  { found, shelf, reader, draw }: { found: FoundSites; shelf: Shelf; reader: Reader; draw: Draw },
) {
  const { words, href } = reader
  const { sites, count, page, pages } = found
  const first = (page - 1) * PAGE_SITES + 1
  const isAsked = [asked.network, asked.country, asked.kind, asked.confidence, asked.q].some((value) => value !== '')
  const head: Head = {
    title: words('pages.sites.title'),
    description: words('pages.sites.description'),
    section: 'sites',
    network: asked.network || 'none',
    crumbs: [{ label: words('common.nav.sites'), href: href('/sitios') }],
    noIndex: isAsked || page > 1,
    live: { points: sites.map((site, index) => livePoint(site, String(first + index), reader)), lines: [] },
  }
  return {
    head,
    action: href('/sitios'),
    q: asked.q,
    filters: filters(asked, shelf, reader),
    isAsked,
    count: words('pages.sites.count', { count }),
    pager: pager(asked, { page, pages, reader }),
    cards: sites.map((site, index) => siteCard(site, String(first + index), { reader, networks: shelf.networks })),
    map: sites.length > 0 ? draw(sitesPicture(sites, { shelf, reader, first }), reader) : undefined,
  }
}

/** The large map of the sites, with the list beside it: of each network those that come first, and where the rest are. */
export function mapView({
  shelf,
  reader,
  draw,
  sites,
}: {
  shelf: Shelf
  reader: Reader
  draw: Draw
  sites: readonly Site[]
}) {
  const { words, href } = reader
  const shownOf = (network: string) => sites.filter((site) => site.network === network).length
  const countOf = (network: string) => shelf.tally.byNetwork.get(network) ?? 0
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
    map: draw(sitesPicture(sites, { shelf, reader }), reader),
    groups: shelf.networks.map((network) => ({
      network: network.id,
      name: reader.say(network.routeName),
      more: shownOf(network.id) < countOf(network.id) ? moreOf(network.id, countOf(network.id), reader) : undefined,
      cards: sites.flatMap((site, index) =>
        site.network === network.id ? [siteCard(site, String(index + 1), { reader, networks: shelf.networks })] : [],
      ),
    })),
  }
}
