import { networkName } from '../catalog/network-name.rules'
import { Decimal } from 'decimal.js'
import { DateTime } from 'luxon'
import type { Distribution } from '../contract/package'
import type { Tour, TourBracket, TourLink, TourPart } from '../contract/tour'
import { wayOf } from './day.rules'
import { entrySize, entryView } from './entry.rules'
import { LOCALES } from '../templates/words.rules'
import { blockerWords } from '../package/blockers.rules'
import { shownBracket } from '../package/share.rules'
import { bracketLabel, childRows } from './price.rules'
import { PAGE } from './pages.rules'
import { capital, networkOf, type BrochureContext, type Reader, type TourChapter } from './reader.rules'
import { payeesOf, shareView } from './share.rules'

interface Writing {
  readonly context: BrochureContext
  readonly reader: Reader
}

const time = (local: string): string => local.slice(11, 16)
const addDays = (iso: string, days: number): string =>
  DateTime.fromISO(iso, { zone: 'utc' }).plus({ days }).toISODate()!

/** Minutes as a clock shift: `+1 h`, `−1 h 30 min`; empty for none. */
function shiftWords(minutes: number, { format }: Reader): string {
  if (minutes === 0) return ''
  return `${minutes > 0 ? '+' : '−'}${format.duration(Math.abs(minutes) * 60)}`
}

function offsetOf(part: TourPart): string {
  const minutes = DateTime.fromISO(part.startsOn, { zone: part.zone }).offset
  const hours = Math.abs(minutes) / 60
  return `UTC${minutes < 0 ? '−' : '+'}${hours}`
}

const gatewayName = ({ name, iata }: TourLink['from'], { say }: Reader): string =>
  iata === null ? say(name) : `${say(name)} (${iata})`

function linkView(link: TourLink, reader: Reader) {
  const { words, format, say } = reader
  const [leaves, arrives] = [format.shortDay(link.departsLocal), format.shortDay(link.arrivesLocal)]
  return {
    mode: capital(words(`labels.mode.${link.mode}`)),
    from: gatewayName(link.from, reader),
    to: gatewayName(link.to, reader),
    leaves: `${leaves}, ${time(link.departsLocal)}`,
    arrives: `${arrives === leaves ? '' : `${arrives}, `}${time(link.arrivesLocal)}`,
    shift: shiftWords(link.zoneShiftMinutes, reader),
    facts: [
      format.duration(link.minutes * 60),
      ...(link.borderMinutes ? [words('labels.linkBorder', { time: format.duration(link.borderMinutes * 60) })] : []),
      format.km(link.km * 1000),
      ...(link.via ? [words('labels.linkVia', { places: format.list(link.via) })] : []),
      words('brochure.link.connection', { time: format.duration(link.minimumConnectionMinutes * 60) }),
      ...(link.estimated ? [words('brochure.link.estimated')] : []),
    ].join(' · '),
    note: say(link.note),
  }
}

/** Parts and the links between them, in the order they are lived. */
export function timelineView(tour: Tour, { context, reader }: Writing) {
  const { words, format, say } = reader
  return tour.parts.map((part, index) => {
    const link = tour.links[index]
    return {
      number: index + 1,
      network: part.network,
      name: say(part.name),
      country: say(networkOf(part.network, context).countryName),
      dates: words('brochure.part.dates', { from: format.shortDay(part.startsOn), to: format.shortDay(part.endsOn) }),
      days: words('brochure.part.days', { from: part.firstDay, to: part.firstDay + part.days - 1, count: part.days }),
      clock: words('brochure.part.clock', { offset: offsetOf(part), currency: part.localCurrency }),
      light: part.lightFirstDay ? words('brochure.part.light') : '',
      link: link ? linkView(link, reader) : null,
    }
  })
}

const WEEK = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const

/** The weeks of a tour as a calendar: each day with its number in the tour, and the part it belongs to. */
export function calendarView(tour: Tour, { words, language }: Reader) {
  const monthDay = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', day: 'numeric', month: 'short' })
  const first = DateTime.fromISO(tour.startsOn, { zone: 'utc' })
  const monday = addDays(tour.startsOn, 1 - first.weekday)
  const weeks = Math.ceil((first.weekday - 1 + tour.days) / 7)
  const partOn = (date: string) => tour.parts.findIndex((part) => part.startsOn <= date && date <= part.endsOn)
  const cell = (date: string) => {
    const day = Math.round((Date.parse(date) - Date.parse(tour.startsOn)) / 86_400_000) + 1
    const part = partOn(date)
    const travels = tour.links.find((link) => link.departsLocal.slice(0, 10) === date)
    const isNamed = date.endsWith('-01') || date === monday || day === 1
    const isIn = day >= 1 && day <= tour.days
    return {
      date: isNamed ? monthDay.format(Date.parse(date)) : String(Number(date.slice(8))),
      day: isIn ? words('common.day', { day }) : '',
      part: part < 0 ? '' : String(part + 1),
      network: !isIn ? 'out' : part < 0 ? 'between' : tour.parts[part]!.network,
      mark: travels ? words(`labels.mode.${travels.mode}`) : isIn && part < 0 ? words('brochure.calendar.between') : '',
    }
  }
  return {
    weekdays: WEEK.map((day) => words(`labels.weekday.${day}`)),
    weeks: Array.from({ length: weeks }, (_, week) =>
      WEEK.map((_day, index) => cell(addDays(monday, week * 7 + index))),
    ),
  }
}

const WEEK_MM = 21
const PART_MM = 26
const LINK_MM = 36
const TITLES_MM = 56

/** Whether the timeline and the calendar of a tour stand on one page. */
export const fitsOnePage = (tour: Tour, weeks: number): boolean =>
  TITLES_MM + WEEK_MM * weeks + PART_MM * tour.parts.length + LINK_MM * tour.links.length <= PAGE.height

/** A part of a tour in short: its map stands beside one line for each day. */
export function chapterDays(part: TourPart, { route }: TourChapter, { reader }: Writing) {
  const { format, say } = reader
  return route.stages.map((stage, index) => ({
    day: String(part.firstDay + index),
    date: format.shortDay(addDays(part.startsOn, index)),
    title: capital(say(stage.title)),
    way: wayOf(stage, reader),
    stops: stage.sites.map((site) => String(route.sites.indexOf(site) + 1)),
    km: format.km(stage.metres),
  }))
}

/** Who receives what, network by network, then the carriers of the links; each group with its sum. */
function payeeGroups(tour: Tour, lines: readonly Distribution[], { context, reader }: Writing) {
  const { words, format, say } = reader
  const payees = payeesOf(lines)
  const group = (name: string, own: readonly Distribution[], nameOf: (payee: string) => string) => ({
    name,
    total: format.cents(Decimal.sum(0, ...own.map(({ amount }) => amount)).toFixed(2), tour.currency),
    lines: own.map(({ payee, amount }) => ({ name: nameOf(payee), amount: format.cents(amount, tour.currency) })),
  })
  const networks = tour.parts.map((part) =>
    group(
      networkName(networkOf(part.network, context), reader),
      payees.filter(({ payee }) => context.providers.get(payee)?.network === part.network),
      (payee) => say(context.providers.get(payee)!.name),
    ),
  )
  const carriers = payees.filter(({ payee }) => !context.providers.has(payee))
  const linkName = (payee: string) => {
    const link = tour.links.find((candidate) => candidate.link === payee)
    return link
      ? `${capital(words(`labels.mode.${link.mode}`))} ${reader.say(link.from.name)} – ${reader.say(link.to.name)} (${words('common.sample')})`
      : payee
  }
  return [...networks, ...(carriers.length === 0 ? [] : [group(words('brochure.share.carriers'), carriers, linkName)])]
}

/** What children pay of each package in the group that is shown, by age. */
function childrenOf(chapters: readonly TourChapter[], paying: number, reader: Reader) {
  return chapters.flatMap(({ pack, route }) => {
    const bracket = pack.brackets.find((each) => each.paying === paying)
    const rows = bracket ? childRows(bracket, pack.currency, reader) : []
    return rows.length > 0 ? [{ name: reader.say(route.name), rows }] : []
  })
}

/** Fewer payees than these are set larger. */
const FEW_PAYEES = 50

/** What a tour costs by group, from the prices of its packages, the nights between and its links. */
export function tourPriceView(tour: Tour, chapters: readonly TourChapter[], { context, reader }: Writing) {
  const { words, format, say } = reader
  const money = (amount: string) => format.money(amount, tour.currency)
  const names = chapters.map(({ route }) => say(route.name))
  const shown = shownBracket(tour.brackets)
  const entry = entryView(tour.entry, reader)
  const payees = payeeGroups(tour, shown.distribution, { context, reader })
  const label = ({ paying, free }: TourBracket) => bracketLabel(paying, free, reader)
  return {
    // Heads of narrow columns: what a name explains after its colon stands elsewhere.
    parts: names.map((name) => name.split(/\s*[:(]/)[0]!),
    isFinal: tour.blockers.length === 0,
    blockers: blockerWords(tour.blockers, reader),
    currency: tour.currency,
    brackets: tour.brackets.map((bracket) => ({
      group: label(bracket),
      packages: bracket.packages.map(({ sold }) => money(sold)),
      nights: money(bracket.transitNights),
      links: money(bracket.links),
      person: money(bracket.sold),
      isShown: bracket === shown,
    })),
    co2: [
      {
        label: words('brochure.co2.landLabel'),
        value: format.co2(tour.kgCo2Land),
        share: format.percent(tour.kgCo2Land / tour.kgCo2),
      },
      {
        label: words('brochure.co2.linksLabel'),
        value: format.co2(tour.kgCo2Links),
        share: format.percent(tour.kgCo2Links / tour.kgCo2),
      },
      { label: words('brochure.co2.total'), value: format.co2(tour.kgCo2), share: '' },
    ],
    children: childrenOf(chapters, shown.paying, reader),
    childrenNote: words('brochure.price.tourChildrenNote', { group: label(shown) }),
    versions: tour.parts.map((part, index) =>
      words('brochure.part.pinned', { name: names[index]!, version: part.package.version }),
    ),
    entry,
    entrySize: entrySize(entry).toFixed(1),
    payees,
    isRoomy: payees.reduce((sum, { lines }) => sum + lines.length, 0) < FEW_PAYEES,
    share: {
      group: label(shown),
      person: money(shown.sold),
      ...shareView(shown.distribution, { currency: tour.currency, reader }),
    },
  }
}
