import type { BorderRow } from '../contract/rates'
import type { Tour, TourBracket, TourLink, TourPart } from '../contract/tour'
import { shownBracket } from '../package/share.rules'
import { isSample, tourCard, type Figure } from './cards.rules'
import { downloads } from './downloads.rules'
import type { Head } from './frame.rules'
import { NETWORK_MARKS } from './marks.rules'
import { blockerWords, groupWords } from './package.rules'
import { continentPicture, liveLines, livePoint, type Draw } from './picture.rules'
import type { Reader } from './reader.rules'
import { tourJsonLd } from './schema-org.rules'
import { lowestPrice, type Shelf } from './shelf.rules'
import { shareBar } from './share.rules'

interface Setting {
  readonly shelf: Shelf
  readonly reader: Reader
}

const routeOfPart = (part: TourPart, shelf: Shelf) => {
  const pack = shelf.packages.find((each) => each.id === part.package.id)
  return shelf.routes.find((route) => route.id === pack?.route.id)
}

/** `2027-02-06T14:30…` as its date and its clock, both as they stand on the wall there. */
function wallClock(local: string, { format }: Reader) {
  return { date: format.shortDay(local), time: local.slice(11, 16) }
}

function shiftWords(minutes: number, { words, format }: Reader): string {
  if (minutes === 0) return words('pages.tour.sameTime')
  const key = minutes > 0 ? 'ahead' : 'behind'
  return words(`pages.tour.${key}`, { time: format.duration(Math.abs(minutes) * 60) })
}

function linkView(link: TourLink, reader: Reader) {
  const { words, format, say } = reader
  return {
    isLink: true,
    title: words('pages.tour.linkTitle', {
      mode: words(`labels.mode.${link.mode}`),
      from: say(link.from.name),
      to: say(link.to.name),
    }),
    day: words('common.day', { day: link.day }),
    from: {
      ...wallClock(link.departsLocal, reader),
      code: link.from.iata ? `${link.from.iata} · ` : '',
      zone: format.offset(link.from.zone, link.departsLocal),
    },
    to: {
      ...wallClock(link.arrivesLocal, reader),
      code: link.to.iata ? `${link.to.iata} · ` : '',
      zone: format.offset(link.to.zone, link.arrivesLocal),
    },
    lasts: format.duration(link.minutes * 60),
    shift: shiftWords(link.zoneShiftMinutes, reader),
    km: format.km(link.km * 1000),
    co2: format.co2(link.kgCo2),
    checkIn: words('pages.tour.checkIn', {
      time: link.earliestCheckInLocal.slice(-5),
      minutes: format.duration(link.minimumConnectionMinutes * 60),
    }),
    via: link.via ? words('labels.linkVia', { places: format.list(link.via) }) : '',
    border: link.borderMinutes ? words('labels.linkBorder', { time: format.duration(link.borderMinutes * 60) }) : '',
    note: say(link.note),
    estimated: link.estimated,
    sample: link.fareSample,
  }
}

const routeName = (part: TourPart, { shelf, reader }: Setting): string =>
  reader.say(shelf.networks.find((network) => network.id === part.network)?.routeName ?? part.name)

/** What a newer version of a pinned package would cost, beside what the tour was sold at; '' when there is none. */
function newerWords(part: TourPart, tour: Tour, { shelf, reader }: Setting): string {
  const { words, format } = reader
  const newer = shelf.packages.find(({ id, version }) => id === part.package.id && version > part.package.version)
  if (!newer) return ''
  const { paying, packages } = shownBracket(tour.brackets)
  const before = packages.find(({ id }) => id === newer.id)?.sold
  const now = newer.brackets.find((bracket) => bracket.paying === paying)?.sold
  if (!before || !now) return words('pages.tour.newer', { version: newer.version })
  const money = (amount: string) => format.money(amount, newer.currency)
  const change = {
    version: newer.version,
    days: newer.days,
    paying,
    now: money(now),
    before: money(before),
    was: part.days,
  }
  return words('pages.tour.newerPrice', change)
}

function partView(part: TourPart, index: number, { shelf, reader }: Setting) {
  const { words, format, say, href } = reader
  const owner = shelf.networks.find((network) => network.id === part.network)
  const last = part.firstDay + part.days - 1
  return {
    isLink: false,
    number: index + 1,
    network: part.network,
    mark: NETWORK_MARKS[part.network]!,
    name: say(part.name),
    href: href(`/paquetes/${part.package.id}`),
    country: owner ? say(owner.countryName) : part.country,
    days: words('pages.tour.dayRange', { from: part.firstDay, to: last }),
    dates: words('pages.tour.dateRange', { from: format.shortDay(part.startsOn), to: format.shortDay(part.endsOn) }),
    zone: format.offset(part.zone, part.startsOn),
    currency: part.localCurrency,
    light: part.lightFirstDay,
    version: words('common.version', { version: part.package.version }),
  }
}

/** The parts by number, as on the map. */
const partIndex = (tour: Tour, setting: Setting) =>
  tour.parts.map((part, index) => ({
    ...partView(part, index, setting),
    short: routeName(part, setting),
  }))

/** Parts and links of a tour in the order they are lived: part, link, part … */
function timeline(tour: Tour, setting: Setting) {
  return tour.parts.flatMap((part, index) => {
    const link = tour.links[index]
    const lived = { ...partView(part, index, setting), newer: newerWords(part, tour, setting) }
    return link ? [lived, linkView(link, setting.reader)] : [lived]
  })
}

function entryRow(row: BorderRow, { words, format, say }: Reader) {
  return {
    who: row.nationality === '*' ? words('pages.tour.everyone') : nationality(row.nationality, words),
    rule: say(row.requirement),
    lead: row.leadDays === null ? '' : words('pages.tour.leadDays', { count: row.leadDays }),
    status: words(`labels.status.${row.status}`),
    statusCode: row.status,
    checked: row.checkedOn
      ? words('common.checkedOn', { date: format.date(row.checkedOn) })
      : words('common.notChecked'),
    // Where nothing was found there is no source to name.
    ...(row.status === 'desconocido'
      ? { source: '', url: '' }
      : { source: row.source.title, url: row.source.url ?? '' }),
  }
}

const nationality = (code: string, words: Reader['words']): string => words(`pages.nationality.${code}`)

/** Entry rules by country, in the order of the tour; those for everyone first. */
function entryByCountry(tour: Tour, { shelf, reader }: Setting) {
  const countries = [...new Set(tour.parts.map((part) => part.country))]
  return countries.flatMap((country) => {
    const rows = tour.entry.filter((row) => row.country === country)
    const owner = shelf.networks.find((network) => network.country === country)
    const sorted = rows.toSorted((a, b) => Number(a.nationality !== '*') - Number(b.nationality !== '*'))
    const name = owner ? reader.say(owner.countryName) : country
    if (rows.length === 0) return []
    return [
      {
        country: name,
        caption: reader.words('pages.tour.entryCaption', { country: name }),
        rows: sorted.map((row) => entryRow(row, reader)),
      },
    ]
  })
}

function bracketView(bracket: TourBracket, tour: Tour, { reader, ...rest }: Setting) {
  const { format, words } = reader
  const names = tour.parts.map((part) => routeName(part, { reader, ...rest }))
  const group = groupWords(bracket, reader)
  return {
    group,
    sold: format.money(bracket.sold, tour.currency),
    links: format.money(bracket.links, tour.currency),
    packages: bracket.packages.map((each, index) => ({
      name: names[index]!,
      sold: format.money(each.sold, tour.currency),
    })),
    transit: format.money(bracket.transitNights, tour.currency),
    ...shareBar(bracket, tour.currency, reader),
    summary: words('pages.package.shareOf', { group, total: format.money(bracket.revenue, tour.currency) }),
  }
}

function figures(tour: Tour, { words, format }: Reader): Figure[] {
  return [
    { value: format.number(tour.days), label: words('common.daysWord', { count: tour.days }) },
    { value: format.number(tour.parts.length), label: words('common.countriesWord', { count: tour.parts.length }) },
    {
      value: format.money(lowestPrice(tour.brackets), tour.currency),
      label: words('pages.package.fromPerPerson'),
      sample: isSample(tour.blockers),
    },
    { value: format.kg(tour.kgCo2), label: words('pages.package.co2PerPerson') },
  ]
}

function carbon(tour: Tour, { words, format }: Reader) {
  const share = tour.kgCo2 > 0 ? tour.kgCo2Land / tour.kgCo2 : 0
  const land = Math.round(share * 1000)
  return {
    bar: `<svg class="bar" viewBox="0 0 1000 34" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="b-provider" x="0" y="0" width="${Math.max(2, land - 3)}" height="34"/><rect class="b-tax" x="${land}" y="0" width="${1000 - land}" height="34"/></svg>`,
    text: words('pages.tour.carbon', {
      total: format.co2(tour.kgCo2),
      land: format.co2(tour.kgCo2Land),
      links: format.co2(tour.kgCo2Links),
      share: format.percent(1 - share),
    }),
  }
}

/** What children pay of each package in the group that is shown; a package that is not the sold version is left out. */
function childrenView(tour: Tour, { shelf, reader }: Setting) {
  const { words, format } = reader
  const shown = shownBracket(tour.brackets)
  const children = tour.parts.flatMap((part) => {
    const pack = shelf.packages.find(({ id, version }) => id === part.package.id && version === part.package.version)
    const bands = pack?.brackets.find(({ paying }) => paying === shown.paying)?.children ?? []
    const rows = bands.map(({ from, to, price }) => ({
      ages: words('pages.tour.ages', { from, to }),
      price: format.cents(price, pack!.currency),
    }))
    return rows.length > 0 ? [{ name: routeName(part, { shelf, reader }), rows }] : []
  })
  return { children, childrenNote: words('pages.tour.childrenNote', { group: groupWords(shown, reader) }) }
}

/** The page of a multi-destination tour: parts and links in time, entry rules, prices and emissions. */
export function tourView(tour: Tour, { shelf, reader, draw }: Setting & { draw: Draw }) {
  const { words, say, href, format } = reader
  const setting = { shelf, reader }
  const routes = tour.parts.flatMap((part) => routeOfPart(part, shelf) ?? [])
  const sites = shelf.sites.filter((site) => routes.some((route) => route.sites.includes(site.id)))
  const brackets = tour.brackets.map((bracket) => bracketView(bracket, tour, setting))
  const head: Head = {
    title: say(tour.name),
    description: say(tour.theme),
    section: 'tours',
    ogType: 'product',
    crumbs: [
      { label: words('common.nav.tours'), href: href('/viajes') },
      { label: say(tour.name), href: href(`/viajes/${tour.id}`) },
    ],
    live: { points: sites.map((site) => livePoint(site, '', reader)), lines: routes.flatMap(liveLines) },
    jsonLd: [tourJsonLd(tour, shelf, reader)],
  }
  return {
    head,
    over: tourCard(tour, shelf, reader).over,
    name: say(tour.name),
    theme: say(tour.theme),
    dates: format.dates(tour.startsOn, tour.endsOn),
    figures: figures(tour, reader),
    sample: isSample(tour.blockers),
    blockers: blockerWords(tour.blockers, reader),
    map: draw(
      continentPicture(routes, {
        shelf,
        reader,
        linked: true,
        title: words('pages.tour.mapTitle', { name: say(tour.name) }),
      }),
      reader,
    ),
    files: downloads(`/viajes/${tour.id}`, ['pdf', 'cues'], reader),
    index: partIndex(tour, setting),
    timeline: timeline(tour, setting),
    hotelNights: words('pages.tour.nights', { hotel: tour.hotelNights, all: tour.nights }),
    brackets,
    columns: tour.parts.map((part) => routeName(part, setting)),
    hasTransit: tour.brackets.some(({ transitNights }) => Number(transitNights) > 0),
    main: brackets[tour.brackets.indexOf(shownBracket(tour.brackets))]!,
    ...childrenView(tour, setting),
    entry: entryByCountry(tour, setting),
    carbon: carbon(tour, reader),
    version: words('common.version', { version: tour.version }),
  }
}

/** The list of tours. */
export function toursView(shelf: Shelf, reader: Reader) {
  const { words, href } = reader
  const head: Head = {
    title: words('pages.tours.title'),
    description: words('pages.tours.description'),
    section: 'tours',
    crumbs: [{ label: words('common.nav.tours'), href: href('/viajes') }],
  }
  return {
    head,
    title: head.title,
    lead: head.description,
    cards: shelf.tours.map((tour) => tourCard(tour, shelf, reader)),
  }
}
