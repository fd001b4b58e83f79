import type { OpenRecords } from '../catalog/open-record.rules'
import type { ShownPhoto } from '../catalog/photo.rules'
import type { Route } from '../contract/route'
import { placeOf, townOf, type Site, type Source } from '../contract/site'
import { siteMap } from './cards.rules'
import { extensionWords, isAbroad } from './country.rules'
import type { Head } from './frame.rules'
import { NETWORK_MARKS } from './marks.rules'
import { openingWords } from './opening.rules'
import { photosJsonLd, photosView } from './photo.rules'
import { livePoint, routeLine, shortName, SIZES, type Draw, type Picture } from './picture.rules'
import type { Reader } from './reader.rules'
import { siteJsonLd } from './schema-org.rules'
import { recordView } from './sheet.rules'
import { visitOf, type Shelf, type SiteVisit } from './shelf.rules'

/** Half the side of a locator map, in degrees: about 45 km. */
const AROUND_DEGREES = 0.42
/** Abroad our map has few roads and villages: it takes a wider look to know where one is. */
const AROUND_ABROAD_DEGREES = 2.1

/** Where a site is: itself, the road of its route and the country around it. */
function locatorPicture(
  site: Site,
  visit: SiteVisit | undefined,
  { shelf, reader }: { shelf: Shelf; reader: Reader },
): Picture {
  const around = isAbroad(site, shelf.networks) ? AROUND_ABROAD_DEGREES : AROUND_DEGREES
  const [lng, lat] = site.at
  const name = shortName(reader.say(site.name))
  const title = reader.words('pages.site.mapTitle', { name })
  return {
    key: `site:${site.id}.${site.at.join()}.${visit?.route.version ?? 0}`,
    ...SIZES.locator,
    detail: 'stage',
    highlight: [site.country],
    routes: visit ? [routeLine(visit.route)] : [],
    stops: [{ number: visit?.number ?? 1, at: site.at, name: townOf(site), note: name }],
    fit: [lng - around, lat - around, lng + around, lat + around],
    title,
    description: reader.words('pages.map.drawn', { places: placeOf(site) }),
  }
}

const sourceView = (source: Source) => ({
  title: source.title,
  about: [source.author, source.year, source.pages].filter(Boolean).join(', '),
  url: source.url ?? '',
})

/** How far the point shown may be from the place, and of a sensitive one that it was moved on purpose. */
function positionNote({ sensitive, precision }: Site, { words, format }: Pick<Reader, 'words' | 'format'>): string {
  const metres = format.metres(precision)
  return words(sensitive ? 'pages.site.blurred' : 'pages.site.precision', { metres })
}

function facts(site: Site, { words, format }: Reader) {
  const degrees = (value: number, [plus, minus]: string) =>
    `${format.number(Math.abs(value), 4)}° ${words(`pages.compass.${value < 0 ? minus : plus}`)}`
  const { fee } = site
  const rows: [string, string, string?][] = [
    ['date', format.edtf(site.date)],
    ['place', [...new Set([townOf(site), site.municipality, site.admin1])].join(', ')],
    ['formerNames', (site.formerNames ?? []).join(', ')],
    ['visit', format.duration(site.visitMinutes * 60)],
    ['hours', site.openingHours ? openingWords(site.openingHours, words) : words('pages.site.hoursUnknown')],
    [
      'fee',
      fee ? format.money(fee.amount, fee.currency) : '',
      [fee?.note, fee?.checkedOn ? words('common.checkedOn', { date: format.date(fee.checkedOn) }) : '']
        .filter(Boolean)
        .join(' · '),
    ],
    [
      'altitude',
      site.altitude === undefined ? '' : words('pages.site.aboveSea', { metres: format.metres(site.altitude) }),
    ],
    ['legal', site.legal ?? ''],
    [
      'class',
      words(`labels.cicatur.${site.cicatur.category}`),
      words('pages.site.hierarchy', {
        level: site.cicatur.hierarchy,
        meaning: words(`labels.hierarchy.${site.cicatur.hierarchy}`),
      }),
    ],
    ['position', `${degrees(site.at[1], 'ns')} · ${degrees(site.at[0], 'ew')}`, positionNote(site, { words, format })],
  ]
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value, note = '']) => ({ label: words(`pages.site.fact.${name}`), value, note }))
}

function neighbour(
  id: string | undefined,
  route: Route,
  { sites, reader }: { sites: ReadonlyMap<string, Site>; reader: Reader },
) {
  const site = id === undefined ? undefined : sites.get(id)
  if (!site) return undefined
  return {
    label: String(route.sites.indexOf(site.id) + 1),
    name: reader.say(site.name),
    where: townOf(site),
    href: reader.href(`/sitios/${site.id}`),
  }
}

function visitView(visit: SiteVisit, { sites, reader }: { sites: ReadonlyMap<string, Site>; reader: Reader }) {
  const { words, say, href } = reader
  const { route, day, number } = visit
  const stage = route.stages.find((each) => each.day === day)
  return {
    number,
    text: words('pages.site.onRoute', { day, days: route.stages.length, route: say(route.name) }),
    title: stage ? say(stage.title) : '',
    href: `${href(`/rutas/${route.id}`)}#${words('pages.route.dayAnchor')}-${day}`,
    routeName: say(route.name),
    before: neighbour(visit.before, route, { sites, reader }),
    after: neighbour(visit.after, route, { sites, reader }),
  }
}

interface SiteDesk {
  readonly shelf: Shelf
  readonly reader: Reader
  readonly draw: Draw
  /** What everybody may know of what is recorded about it. */
  readonly records: OpenRecords
  readonly photos: readonly ShownPhoto[]
  readonly publicUrl: string
}

/** The page of a heritage site: its story, how certain it is, how exact its place is, and where it stands on the route. */
export function siteView(site: Site, { shelf, reader, draw, records, photos, publicUrl }: SiteDesk) {
  const { words, say, href } = reader
  const sites = siteMap(shelf)
  const visit = visitOf(site.id, shelf.routes)
  const owner = shelf.networks.find((network) => network.id === site.network)
  const head: Head = {
    title: say(site.name),
    description: say(site.link),
    section: 'sites',
    network: site.network,
    ogType: 'article',
    crumbs: [
      { label: words('common.nav.sites'), href: href('/sitios') },
      { label: say(site.name), href: href(`/sitios/${site.id}`) },
    ],
    live: { points: [livePoint(site, visit ? String(visit.number) : '', reader)], lines: [] },
    jsonLd: [{ ...siteJsonLd(site, reader), ...photosJsonLd(photos, reader, publicUrl) }],
  }
  return {
    head,
    mark: NETWORK_MARKS[site.network]!,
    over: [owner && say(owner.countryName), owner && say(owner.routeName), extensionWords(site, shelf.networks, reader)]
      .filter(Boolean)
      .join(' · '),
    kind: words(`labels.kind.${site.kind}`),
    name: say(site.name),
    link: say(site.link),
    story: say(site.summary),
    caution: site.caution ? say(site.caution) : '',
    confidence: words(`labels.confidence.${site.confidence}`),
    confidenceCode: site.confidence,
    confidenceMeaning: words(`labels.confidenceMeaning.${site.confidence}`),
    facts: facts(site, reader),
    coordinateSources: site.coordinateSources.join('; '),
    sources: site.sources.map(sourceView),
    visit: visit ? visitView(visit, { sites, reader }) : undefined,
    ...recordView(site, records, reader),
    ...photosView(photos, reader),
    map: draw(locatorPicture(site, visit, { shelf, reader }), reader),
  }
}
