import { networkName } from '../catalog/network-name.rules'
import type { Route, Stage, StageItem } from '../contract/route'
import type { Site } from '../contract/site'
import { placeName } from '../templates/place-name.rules'
import { packageCard, routeCard, siteCard, siteMap, type Figure } from './cards.rules'
import { downloads } from './downloads.rules'
import type { Head } from './frame.rules'
import { NETWORK_MARKS } from './marks.rules'
import { liveRoute, restOfName, routePicture, shortName, type Draw } from './picture.rules'
import { capital, type Reader } from './reader.rules'
import { routeJsonLd } from './schema-org.rules'
import { inNetworkOrder, type Shelf } from './shelf.rules'
import { commonSpan, dayStrip, stripLegend } from './strip.rules'

type Sites = ReadonlyMap<string, Site>

/** From where to where a day goes. */
export function stageWay({ from, to }: Pick<Stage, 'from' | 'to'>, { language }: Reader): string {
  const [start, end] = [placeName(from.name, language), placeName(to.name, language)]
  return from.id === to.id ? start : `${start} – ${end}`
}

/** Whether a day is titled by its way alone: it is then not told twice. */
export const isTravel = (stage: Pick<Stage, 'from' | 'to' | 'title'>, { say }: Reader): boolean =>
  say(stage.title) === `${stage.from.name} – ${stage.to.name}`

function driveWords(
  item: StageItem,
  sites: Sites,
  { words, format, say, language }: Reader,
): { what: string; note: string } {
  const site = sites.get(item.site ?? '')
  const place = site ? shortName(say(site.name)) : placeName(item.place?.name ?? '', language)
  const refs = (item.refs ?? []).filter(Boolean).slice(0, 3).join(', ')
  const km = item.metres === undefined ? '' : format.km(item.metres)
  const note = [km, refs, item.estimated ? words('pages.route.estimated') : ''].filter(Boolean).join('\u00a0· ')
  return { what: words('pages.route.driveTo', { place }), note }
}

function itemWords(item: StageItem, sites: Sites, reader: Reader): { what: string; note: string; href: string } {
  const { words, say, href, language } = reader
  const place = placeName(item.place?.name ?? '', language)
  if (item.kind === 'drive') return { ...driveWords(item, sites, reader), href: '' }
  if (item.kind === 'visit') {
    const site = sites.get(item.site ?? '')
    if (!site) return { what: words('labels.item.visit'), note: place, href: '' }
    return { what: say(site.name), note: words(`labels.kind.${site.kind}`), href: href(`/sitios/${site.id}`) }
  }
  if (item.kind === 'night') return { what: words('pages.route.nightAt', { place }), note: '', href: '' }
  const meal = words(`labels.meal.${item.meal ?? 'lunch'}`)
  return { what: place ? words('pages.route.mealAt', { meal, place }) : meal, note: '', href: '' }
}

function findingWords(stage: Stage, { words, format }: Reader): string[] {
  const show = (value: string | number) => (typeof value === 'number' ? format.duration(value * 60) : value)
  return stage.findings.map(({ rule, numbers }) => {
    const values = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, show(value)]))
    return words(`pages.route.finding.${rule === 'driver' ? numbers.driverRule : rule}`, values)
  })
}

interface Setting {
  readonly sites: Sites
  readonly reader: Reader
  readonly span: readonly [number, number]
  readonly route: Route
}

function dayView(stage: Stage, { sites, reader, span, route }: Setting) {
  const { words, format, say } = reader
  const active = stage.items.filter((item) => item.kind !== 'night')
  return {
    id: `${reader.words('pages.route.dayAnchor')}-${stage.day}`,
    day: stage.day,
    label: words('common.day', { day: stage.day }),
    title: say(stage.title),
    way: isTravel(stage, reader) ? words('pages.route.travel') : stageWay(stage, reader),
    facts: [
      ...(stage.metres > 0 ? [format.km(stage.metres)] : []),
      ...(stage.driveSeconds > 0 ? [words('pages.route.driving', { time: format.duration(stage.driveSeconds) })] : []),
      ...(stage.visitSeconds > 0 ? [words('pages.route.visiting', { time: format.duration(stage.visitSeconds) })] : []),
      ...(stage.kgCo2 > 0 ? [format.co2(stage.kgCo2)] : []),
    ],
    sleeps: stage.sleepsAt
      ? words('pages.route.nightAt', { place: placeName(stage.sleepsAt.name, reader.language) })
      : '',
    strip: dayStrip(stage.items, span),
    from: format.clock(active[0]?.startSeconds ?? 0),
    to: format.clock(active.at(-1)?.endSeconds ?? 0),
    rows: stage.items.map((item) => ({
      at: format.clock(item.startSeconds),
      kind: item.kind,
      ...itemWords(item, sites, reader),
      lasts: item.kind === 'night' ? '' : format.duration(item.endSeconds - item.startSeconds),
    })),
    caption: capital(words('pages.route.tableCaption', { day: stage.day })),
    findings: findingWords(stage, reader),
    sites: stage.sites.flatMap((id) => {
      const site = sites.get(id)
      return site ? [siteCard(site, String(route.sites.indexOf(id) + 1), { reader })] : []
    }),
  }
}

function figures(route: Route, shelf: Shelf, { words, format }: Reader): Figure[] {
  const pack = shelf.packages.find((each) => each.route.id === route.id)
  const providers = pack ? new Set(pack.lines.map(({ provider }) => provider)).size : 0
  const count = (key: string, value: number) => ({
    value: format.number(value),
    label: words(`common.${key}Word`, { count: value }),
  })
  return [
    count('days', route.stages.length),
    { value: format.km(route.metres), label: words('pages.route.byRoad') },
    count('sites', route.sites.length),
    ...(providers > 0 ? [count('cooperatives', providers)] : []),
  ]
}

function sourcesOf(route: Route, sites: Sites, reader: Reader) {
  return route.sites.flatMap((id) => {
    const site = sites.get(id)
    return site ? [{ name: reader.say(site.name), titles: site.sources.map((source) => source.title).join('; ') }] : []
  })
}

/** The page of a route: map, figures, its days hour by hour, its sites, files and sources. */
export function routeView(route: Route, { shelf, reader, draw }: { shelf: Shelf; reader: Reader; draw: Draw }) {
  const { words, say, href } = reader
  const sites = siteMap(shelf)
  const owner = shelf.networks.find((network) => network.id === route.network)
  const span = commonSpan(route.stages.map((stage) => stage.items))
  const pack = shelf.packages.find((each) => each.route.id === route.id)
  const head: Head = {
    title: say(route.name),
    description: say(route.theme),
    section: 'routes',
    network: route.network,
    crumbs: [
      { label: words('common.nav.routes'), href: href('/rutas') },
      { label: say(route.name), href: href(`/rutas/${route.id}`) },
    ],
    live: liveRoute(route, sites, reader),
    jsonLd: [routeJsonLd(route, sites, reader)],
  }
  return {
    head,
    mark: NETWORK_MARKS[route.network]!,
    over: owner ? `${say(owner.countryName)} · ${networkName(owner, reader)}` : '',
    networkHref: href(`/redes/${owner?.slug ?? ''}`),
    name: shortName(say(route.name)),
    subtitle: restOfName(say(route.name)),
    theme: say(route.theme),
    intro: say(route.intro),
    nature: words(`labels.nature.${route.nature}`),
    natureMeaning: words(`labels.natureMeaning.${route.nature}`),
    lineNote: words(route.surveyed ? 'common.surveyed' : 'common.schematic'),
    map: draw(routePicture(route, { shelf, reader }), reader),
    figures: figures(route, shelf, reader),
    files: downloads(`/rutas/${route.id}`, ['pdf', 'cues', 'gpx', 'kml', 'geojson'], reader),
    pack: pack ? packageCard(pack, shelf, reader) : undefined,
    legend: stripLegend(reader),
    hours: words('pages.route.hours', { from: reader.format.clock(span[0]), to: reader.format.clock(span[1]) }),
    days: route.stages.map((stage) => dayView(stage, { sites, reader, span, route })),
    sources: sourcesOf(route, sites, reader),
    version: words('common.version', { version: route.version }),
  }
}

/** The list of routes. */
export function routesView(shelf: Shelf, reader: Reader) {
  const { words, href } = reader
  const routes = inNetworkOrder(shelf.routes, (route) => route.network)
  const head: Head = {
    title: words('pages.routes.title'),
    description: words('pages.routes.description'),
    section: 'routes',
    crumbs: [{ label: words('common.nav.routes'), href: href('/rutas') }],
  }
  return {
    head,
    title: head.title,
    lead: head.description,
    cards: routes.map((route) => routeCard(route, shelf, reader)),
  }
}
