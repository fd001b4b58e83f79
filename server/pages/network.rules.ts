import { networkName } from '../catalog/network-name.rules'
import type { BaseTown } from '../../geo/map-base'
import { searchWords } from '../contract/search-words'
import type { Network } from '../contract/network'
import type { Provider } from '../contract/provider'
import type { Site } from '../contract/site'
import { packageCard, routeCard, siteCard, siteMap, type Figure } from './cards.rules'
import { isAbroad } from './country.rules'
import { downloads } from './downloads.rules'
import type { Head } from './frame.rules'
import { cardNotes, membersOf } from './host.rules'
import { NETWORK_MARKS } from './marks.rules'
import { withoutSampleWord } from './package.rules'
import { liveRoute, routePicture, type Draw } from './picture.rules'
import type { Reader } from './reader.rules'
import { networkJsonLd } from './schema-org.rules'
import { inNetworkOrder, type Shelf } from './shelf.rules'
import { moreOf } from './sites.rules'

function providerView(provider: Provider, places: ReadonlyMap<string, string>, reader: Reader) {
  const { words, say, format } = reader
  const languages = new Intl.DisplayNames([words('pages.network.locale')], { type: 'language' })
  return {
    name: withoutSampleWord(say(provider.name)),
    kind: words(`labels.provider.${provider.kind}`),
    place: places.get(provider.place) ?? '',
    members: membersOf(provider, reader),
    womenLed: provider.womenLed,
    languages: format.list(provider.languages.map((code) => languages.of(code) ?? code)),
    sample: provider.sample,
    notes: cardNotes(provider, reader),
  }
}

const plain = (text: string) => searchWords(text).join('-')

/** Names of places by their id: the towns that routes pass, and those of the map, whose id is their country and name. */
function placeNames(shelf: Shelf, towns: readonly BaseTown[]): ReadonlyMap<string, string> {
  const mapped = towns.map(({ country, name }): [string, string] => [
    `${country.toLowerCase()}-${plain(name.es)}`,
    name.es,
  ])
  const places = shelf.routes.flatMap((route) =>
    route.stages.flatMap((stage) => [stage.from, stage.to, ...stage.items.flatMap((item) => item.place ?? [])]),
  )
  return new Map([...mapped, ...places.map((place): [string, string] => [place.id, place.name])])
}

function figures(providers: readonly Provider[], sites: number, { words, format }: Reader): Figure[] {
  const led = providers.filter((provider) => provider.womenLed).length
  return [
    { value: format.number(providers.length), label: words('common.cooperativesWord', { count: providers.length }) },
    { value: format.number(led), label: words('pages.network.womenLedOf', { count: led }) },
    { value: format.number(sites), label: words('common.sitesWord', { count: sites }) },
  ]
}

/** How the network shares and limits: its own rules, as agreed in assembly. */
function ruleRows({ rules }: Network, { words, format }: Reader) {
  return [
    ['driving', format.duration(rules.comfortableDriveMinutes * 60)],
    ['maxDriving', format.duration(rules.maxDriveMinutes * 60)],
    ['visits', format.number(rules.maxVisitsPerDay)],
    ['hours', `${rules.dayStartsAt} – ${rules.dayEndsAt}`],
    ['fund', format.percent(rules.fund)],
    ['margin', format.percent(rules.margin.rate)],
    ['commission', format.percent(rules.commission.rate)],
  ].map(([name, value]) => ({ label: words(`pages.network.rule.${name}`), value }))
}

/** The sites of a network: those of its route, the others of the country, and where the history went abroad. */
function siteGroups(sites: readonly Site[], { shelf, reader }: { shelf: Shelf; reader: Reader }) {
  const visited = new Set(shelf.routes.flatMap((route) => route.sites))
  const groupOf = (site: Site) =>
    visited.has(site.id) ? 'sitesOnRoute' : isAbroad(site, shelf.networks) ? 'sitesAbroad' : 'sitesAtHome'
  const numbered = (['sitesOnRoute', 'sitesAtHome', 'sitesAbroad'] as const).flatMap((group) =>
    sites.filter((site) => groupOf(site) === group),
  )
  return (['sitesOnRoute', 'sitesAtHome', 'sitesAbroad'] as const)
    .map((group) => ({
      title: reader.words(`pages.network.${group}`),
      note: group === 'sitesAbroad' ? reader.words('pages.network.sitesAbroadNote') : '',
      sites: numbered.flatMap((site, index) =>
        groupOf(site) === group ? [siteCard(site, String(index + 1), { reader, networks: shelf.networks })] : [],
      ),
    }))
    .filter(({ sites: found }) => found.length > 0)
}

/** The page of a national network: who it is, its rules, its route, its providers and its sites. */
export function networkView(
  network: Network,
  desk: { shelf: Shelf; reader: Reader; draw: Draw; towns: readonly BaseTown[]; sites: readonly Site[] },
) {
  const { shelf, reader, draw, towns, sites } = desk
  const { words, say, href, format } = reader
  const route = shelf.routes.find((each) => each.network === network.id)
  const packs = shelf.packages.filter((each) => each.network === network.id)
  const providers = shelf.providers.filter((each) => each.network === network.id)
  const count = shelf.tally.byNetwork.get(network.id) ?? 0
  const places = placeNames(shelf, towns)
  const head: Head = {
    title: networkName(network, reader),
    description: say(network.motto),
    section: 'networks',
    network: network.id,
    crumbs: [
      { label: words('common.nav.networks'), href: href('/redes') },
      { label: networkName(network, reader), href: href(`/redes/${network.slug}`) },
    ],
    live: route ? liveRoute(route, siteMap(shelf), reader) : undefined,
    jsonLd: [networkJsonLd(network, reader)],
  }
  return {
    head,
    mark: NETWORK_MARKS[network.id]!,
    over: say(network.countryName),
    name: networkName(network, reader),
    motto: say(network.motto),
    intro: say(network.intro),
    hero: words('pages.network.hero', { name: network.hero }),
    figures: figures(providers, count, reader),
    map: route ? draw(routePicture(route, { shelf, reader }), reader) : undefined,
    route: route ? routeCard(route, shelf, reader) : undefined,
    packs: packs.map((pack) => packageCard(pack, shelf, reader)),
    providers: providers.map((provider) => providerView(provider, places, reader)),
    rules: ruleRows(network, reader),
    rulesSample: network.rules.sample,
    hasSamples: providers.some(({ sample }) => sample),
    decidedOn: words('pages.package.decidedOn', { date: format.date(network.rules.decidedOn) }),
    coverage: href(`/redes/${network.slug}/cobertura`),
    groups: siteGroups(sites, { shelf, reader }),
    more: sites.length < count ? moreOf(network.id, count, reader) : undefined,
  }
}

/** The list of networks. */
export function networksView(shelf: Shelf, reader: Reader) {
  const { words, say, href } = reader
  const head: Head = {
    title: words('pages.networks.title'),
    description: words('pages.networks.description'),
    section: 'networks',
    crumbs: [{ label: words('common.nav.networks'), href: href('/redes') }],
  }
  const cards = shelf.networks.map((network) => {
    const sites = shelf.tally.byNetwork.get(network.id) ?? 0
    const providers = shelf.providers.filter((provider) => provider.network === network.id).length
    return {
      network: network.id,
      mark: NETWORK_MARKS[network.id]!,
      over: say(network.countryName),
      name: networkName(network, reader),
      theme: say(network.motto),
      href: href(`/redes/${network.slug}`),
      facts: [
        words('common.sites', { count: sites }),
        `${providers} ${words('common.cooperativesWord', { count: providers })}`,
      ],
      price: '',
      sample: false,
    }
  })
  return { head, title: head.title, lead: head.description, cards }
}

/** All brochures: every route, package and tour in the three languages, and the data files of the routes. */
export function brochuresView(shelf: Shelf, reader: Reader) {
  const { words, say, href } = reader
  const head: Head = {
    title: words('pages.brochures.title'),
    description: words('pages.brochures.description'),
    section: 'brochures',
    crumbs: [{ label: words('common.nav.brochures'), href: href('/folletos') }],
  }
  const item = (path: string, { id, name }: { id: string; name: Network['motto'] }, network: string) => ({
    name: say(name),
    network,
    mark: NETWORK_MARKS[network] ?? NETWORK_MARKS.brand!,
    href: href(`${path}/${id}`),
    languages: (['es', 'pt', 'en'] as const).map((code) => ({
      name: words(`common.language.${code}`),
      lang: code,
      href: `${code === 'es' ? '' : `/${code}`}${path}/${id}.pdf`,
    })),
    data: path === '/rutas' ? downloads(`/rutas/${id}`, ['gpx', 'kml', 'geojson'], reader) : [],
  })
  const group = (kind: string, items: ReturnType<typeof item>[]) => ({
    title: words(`common.nav.${kind}`),
    holds: words(`pages.brochures.holds.${kind}`),
    items,
  })
  return {
    head,
    groups: [
      group(
        'routes',
        inNetworkOrder(shelf.routes, (route) => route.network).map((route) => item('/rutas', route, route.network)),
      ),
      group(
        'packages',
        inNetworkOrder(shelf.packages, (pack) => pack.network).map((pack) => item('/paquetes', pack, pack.network)),
      ),
      group(
        'tours',
        shelf.tours.map((tour) => item('/viajes', tour, 'brand')),
      ),
    ].filter(({ items }) => items.length > 0),
  }
}
