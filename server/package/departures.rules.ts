import {
  amountsOf,
  closureOn,
  dayAfter,
  everCloses,
  isWithin,
  periodsOf,
  soldOn,
  type Span,
} from '../catalog/sale.rules'
import type { Localized } from '../contract/common'
import type { CostLine, Package, Sale } from '../contract/package'
import type { Service } from '../contract/provider'

/** No calendar of sale is drawn further ahead than this. */
export const MOST_DAYS_AHEAD = 1100

interface Given {
  readonly service: Service
  /** The service at the rate it is priced at. */
  readonly priced: Service
  /** Days of the package it is given on, 1 for the first. */
  readonly days: readonly number[]
}

const latest = (dates: readonly string[]): string => dates.reduce((late, date) => (date > late ? date : late))
const earliest = (dates: readonly string[]): string => dates.reduce((early, date) => (date < early ? date : early))

/** Services of a package at the rate it is priced at, each with the days on which it is given. */
function givenIn(lines: readonly CostLine[], services: readonly Service[], pricedOn: string): Given[] {
  const own = new Map(services.map((service) => [service.id, service]))
  return [...new Set(lines.map(({ service }) => service))].flatMap((id) => {
    const used = lines.filter((line) => line.service === id)
    const service = own.get(id)
    const priced = service && soldOn(service, pricedOn, used[0]!.currency)
    return priced ? [{ service, priced, days: [...new Set(used.map(({ day }) => day))] }] : []
  })
}

/** Whether a service costs on a day what it is priced at. */
const isSame = ({ service, priced }: Given, date: string): boolean => {
  const sold = soldOn(service, date, priced.currency)
  return sold !== undefined && amountsOf(sold) === amountsOf(priced)
}

/** From the first to the last departure that meets the priced rate of every service; undefined when there is none. */
function windowOf(given: readonly Given[], pricedOn: string): Span | undefined {
  const spans = given.flatMap((each) => {
    const same = periodsOf(each.service).filter(({ from }) => isSame(each, from))
    const [from, to] = [earliest(same.map((period) => period.from)), latest(same.map((period) => period.to))]
    return each.days.map((day) => ({ from: dayAfter(from, 1 - day), to: dayAfter(to, 1 - day) }))
  })
  if (spans.length === 0) return undefined
  const from = latest([pricedOn, ...spans.map((span) => span.from)])
  const to = earliest([dayAfter(from, MOST_DAYS_AHEAD), ...spans.map((span) => span.to)])
  return to < from ? undefined : { from, to }
}

function closedSpans(given: Given, window: Span, holidays: ReadonlySet<string>): Sale['closed'] {
  const { service, days } = given
  const changes = (service.rates ?? []).length > 0
  if (!changes && !everCloses(service.terms)) return []
  const spans: { from: string; to: string; code: Sale['closed'][number]['code']; service: Localized }[] = []
  const why = (date: string) =>
    closureOn(service.terms, date, holidays) ?? (changes && !isSame(given, date) ? ('rate' as const) : undefined)
  for (let date = window.from; date <= window.to; date = dayAfter(date, 1)) {
    const [code] = days.flatMap((day) => why(dayAfter(date, day - 1)) ?? [])
    const last = spans.at(-1)
    if (!code) continue
    if (last?.code === code && dayAfter(last.to, 1) === date) last.to = date
    else spans.push({ from: date, to: date, code, service: service.name })
  }
  return spans
}

/**
 * When a package without a departure can be sold at its price: the departures that meet the rate of every service, and
 * those among them on which one is out of season, closed, on holiday, or at another rate.
 * @param services as they are offered, with their terms   @param holidays ISO dates
 * @returns undefined when no departure finds every rate in force; closed spans in order of their first day
 */
export function saleOf(
  { lines, pricedOn }: Pick<Package, 'lines' | 'pricedOn'>,
  services: readonly Service[],
  holidays: ReadonlySet<string>,
): Sale | undefined {
  const given = givenIn(lines, services, pricedOn)
  const window = windowOf(given, pricedOn)
  if (!window) return undefined
  const closed = given
    .flatMap((each) => closedSpans(each, window, holidays))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return { ...window, closed }
}

/** What a departure on a day would meet: nothing, no rate, or services that are not given on their day. */
export type DepartureVerdict =
  { readonly is: 'open' } | { readonly is: 'outside' } | { readonly is: 'closed'; readonly by: Sale['closed'] }

/**
 * Whether a package can be sold with a departure on a day, and if not, why.
 * @param day ISO date
 */
export function departureOn({ from, to, closed }: Sale, day: string): DepartureVerdict {
  if (!isWithin(day, { from, to })) return { is: 'outside' }
  const by = closed.filter((span) => isWithin(day, span))
  return by.length > 0 ? { is: 'closed', by } : { is: 'open' }
}
