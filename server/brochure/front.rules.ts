import { networkName } from '../catalog/network-name.rules'
import { townOf } from '../contract/site'
import type { Route } from '../contract/route'
import { routeSpan, siteNumber, wayOf, type Itinerary } from './day.rules'
import { coverMap, routeMap, tourCover, tourMap } from './maps.rules'
import { PAGE } from './pages.rules'
import { capital, networkOf, type BrochureContext, type Reader, type Subject } from './reader.rules'
import { dayStrip, stripKey } from './strip.rules'
import { heightOf } from './text-height.rules'

interface Writing {
  readonly context: BrochureContext
  readonly reader: Reader
}

const LEAD = { face: 'serif-italic', size: 14.5, leading: 19, width: PAGE.width } as const
const INTRO = { face: 'sans', size: 9.6, leading: 13.6, width: 84 } as const
const TITLE_ROOM = 21
const FIGURES_ROOM = 26
const OVERVIEW_STRIP = 264
/** A title longer than this is set smaller on the cover. */
const LONG_TITLE = 22
/** Title, heads, legend and the names of the sites stand around the days at a glance. */
const OVERVIEW_ROOM = 78
const SITE_ROW = 5.4

const providersOf = (subject: Subject): number => {
  const packs = subject.kind === 'tour' ? subject.parts.map(({ pack }) => pack) : subject.pack ? [subject.pack] : []
  return new Set(packs.flatMap((pack) => pack.lines.map((line) => line.provider))).size
}

/** The first page: colour, map, title; nothing that is not told again inside. */
export function coverView(subject: Subject, { context, reader }: Writing) {
  const { words, say } = reader
  if (subject.kind === 'tour') {
    const { tour, parts } = subject
    const countries = tour.parts.map((part) => say(networkOf(part.network, context).countryName))
    return {
      map: tourCover(tour, parts, { context, reader }),
      eyebrow: countries.join(' · '),
      title: say(tour.name),
      isLong: say(tour.name).length > LONG_TITLE,
      lead: say(tour.theme),
      routes: parts.map(({ route }) => ({ network: route.network, name: say(route.name) })),
      program: words('common.program'),
    }
  }
  const { route } = subject
  const network = networkOf(route.network, context)
  const object = subject.kind === 'package' ? subject.pack : route
  return {
    map: coverMap(route, { context, reader }),
    eyebrow: `${networkName(network, reader)} · ${say(network.countryName)}`,
    title: say(object.name),
    isLong: say(object.name).length > LONG_TITLE,
    lead: say(object.theme),
    routes: [],
    program: words('common.program'),
  }
}

function figuresOf(subject: Subject, { reader }: Writing) {
  const { words, format } = reader
  const hosts = providersOf(subject)
  const cooperatives =
    hosts === 0 ? [] : [{ value: String(hosts), label: words('common.cooperativesWord', { count: hosts }) }]
  if (subject.kind === 'tour') {
    const { tour, parts } = subject
    const sites = parts.reduce((sum, { route }) => sum + route.sites.length, 0)
    const metres = parts.reduce((sum, { route }) => sum + route.metres, 0)
    return [
      { value: String(tour.days), label: words('common.daysWord', { count: tour.days }) },
      { value: String(tour.parts.length), label: words('common.countriesWord', { count: tour.parts.length }) },
      { value: format.km(metres), label: words('brochure.figure.road') },
      { value: String(sites), label: words('common.sitesWord', { count: sites }) },
      ...cooperatives,
    ]
  }
  const { route } = subject
  return [
    { value: String(route.stages.length), label: words('common.daysWord', { count: route.stages.length }) },
    { value: format.km(route.metres), label: words('brochure.figure.road') },
    { value: String(route.sites.length), label: words('common.sitesWord', { count: route.sites.length }) },
    ...cooperatives,
  ]
}

/** What the journey is, in words and figures, over a map that fills the rest of the page. */
export function presentationView(subject: Subject, writing: Writing) {
  const { context, reader } = writing
  const { words, say } = reader
  const isTour = subject.kind === 'tour'
  const theme = say(isTour ? subject.tour.theme : subject.kind === 'package' ? subject.pack.theme : subject.route.theme)
  const networks = (isTour ? subject.parts.map(({ route }) => route) : [subject.route]).map((route) =>
    networkOf(route.network, context),
  )
  const texts = isTour
    ? subject.parts.map(({ route }, index) => ({ name: say(route.name), text: say(networks[index]!.motto) }))
    : [
        { name: '', text: say(subject.route.intro) },
        { name: '', text: say(networks[0]!.intro) },
      ]
  const heights = texts.map(({ name, text }) => heightOf(`${name} ${text}`, INTRO) + 2)
  const height = Math.max(...heights, heights.reduce((sum, one) => sum + one, 0) / 2)
  const used = TITLE_ROOM + heightOf(theme, LEAD) + height + FIGURES_ROOM
  const size = { width: PAGE.width, height: Math.max(70, PAGE.height - used) }
  return {
    heading: isTour ? words('brochure.presentation.tour') : words('brochure.presentation.route'),
    theme,
    texts,
    figures: figuresOf(subject, writing),
    mapHeight: size.height.toFixed(1),
    map: isTour
      ? tourMap(subject.tour, subject.parts, { context, reader, size })
      : routeMap(subject.route, { context, reader, size, id: 'route' }),
  }
}

/** Height of a day at a glance in millimetres: what the page has left, shared among the days. */
function overviewRow({ sites, stages }: Route): number {
  const room = PAGE.height - OVERVIEW_ROOM - SITE_ROW * Math.ceil(sites.length / 2)
  return Math.min(18, Math.max(7.6, room / stages.length))
}

/** All days of a route on one page, each as a line with its strip, and all its sites by number. */
export function overviewView(route: Route, itinerary: Itinerary) {
  const { context, reader } = itinerary
  const { words, format, say } = reader
  const numberOf = (site: string) => siteNumber(route, site)
  const span = routeSpan(route)
  return {
    nature: capital(words(`labels.nature.${route.nature}`)),
    meaning: words(`labels.natureMeaning.${route.nature}`),
    days: route.stages.map((stage) => ({
      day: stage.day,
      title: capital(say(stage.title)),
      way: wayOf(stage, reader),
      km: format.km(stage.metres),
      strip: dayStrip({ items: stage.items, span, width: OVERVIEW_STRIP, numberOf, hours: false }),
    })),
    legend: (['visit', 'drive', 'meal', 'night'] as const).map((kind) => ({
      key: stripKey(kind),
      label: capital(words(`labels.item.${kind}`)),
    })),
    row: overviewRow(route).toFixed(2),
    hours: words('brochure.overview.hours', {
      from: format.clock(span[0]),
      to: span[1] === 86_400 ? '24:00' : format.clock(span[1]),
    }),
    sites: route.sites.flatMap((id) => {
      const site = context.sites.get(id)
      const day = route.stages.find((stage) => stage.sites.includes(id))?.day ?? 0
      return site
        ? [{ number: numberOf(id), name: say(site.name), place: townOf(site), day: words('common.day', { day }) }]
        : []
    }),
  }
}
