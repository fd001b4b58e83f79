import type { ServiceValue } from '../contract/api/catalog'
import type { ServiceTerms } from '../contract/provider'

/** Days from one to another; both belong to it. ISO dates. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** A time in which a service has a rate, in the order of its days. */
export interface Period extends Span {
  readonly name?: string | undefined
  readonly currency: string
}

/** Why a service is not given on a day. */
export type Closure = 'season' | 'blackout' | 'holiday'

const DAY_MS = 86_400_000

/**
 * The day so many days later.
 * @param iso date   @param days whole; negative for before
 */
export const dayAfter = (iso: string, days: number): string =>
  new Date(Date.parse(iso) + days * DAY_MS).toISOString().slice(0, 10)

/** Whether a day belongs to a span. */
export const isWithin = (day: string, { from, to }: Span): boolean => from <= day && day <= to

type Rated = Pick<ServiceValue, 'currency' | 'validity'> & { readonly rates?: readonly Period[] | undefined }

/** Every period in which a service has a rate, in any currency, earliest first; never empty. */
export function periodsOf({ currency, validity, rates = [] }: Rated): Period[] {
  const dated = rates.map(({ name, from, to, currency: own }) => ({ name, from, to, currency: own }))
  return [{ ...validity, currency }, ...dated].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/**
 * A service as it is sold on a day: with the currency, the amounts and the validity of the rate that holds.
 * @param date ISO   @param prefers the currency taken where rates in several hold; else the first that is written
 * @returns undefined when no rate holds that day; the service itself, without its other rates, otherwise
 */
export function soldOn<S extends ServiceValue>(service: S, date: string, prefers?: string): S | undefined {
  const { rates = [], ...own } = service
  const first = { ...own.validity, currency: own.currency }
  const holding = [first, ...rates].filter((rate) => isWithin(date, rate))
  const found = holding.find(({ currency }) => currency === prefers) ?? holding[0]
  if (!found) return undefined
  const { from, to, ...amounts } = found
  // The name of a period is not the name of the service.
  return { ...own, ...amounts, name: own.name, validity: { from, to } } as unknown as S
}

/** What is paid for a service, in which currency, whatever else is said of it: two of the same text cost the same. */
export function amountsOf(service: ServiceValue): string {
  if (service.kind === 'lodging') {
    const { single, double, triple = '' } = service.room
    return [service.currency, single, double, triple].join()
  }
  if (service.kind === 'transport') return [service.currency, service.perDay, service.perKm].join()
  return [service.currency, service.kind === 'guide' ? service.perDay : service.perPerson].join()
}

/**
 * Days between the first rate and the last on which no rate holds.
 * @returns in order; [] when rates follow each other without a gap
 */
export function rateGaps(service: Rated): Span[] {
  const gaps: Span[] = []
  let covered = ''
  for (const { from, to } of periodsOf(service)) {
    if (covered !== '' && dayAfter(covered, 1) < from) gaps.push({ from: dayAfter(covered, 1), to: dayAfter(from, -1) })
    if (to > covered) covered = to
  }
  return gaps
}

/**
 * Rates that hold on a day, and the next one to begin.
 * @returns no `now` in a gap, before the first and after the last; no `next` when nothing begins later
 */
export function rateStanding(service: Rated, day: string): { now: Period[]; next: Period | undefined } {
  const periods = periodsOf(service)
  return {
    now: periods.filter((period) => isWithin(day, period)),
    next: periods.find(({ from }) => from > day),
  }
}

/**
 * Why a service is not given on a day, by its own terms.
 * @param holidays ISO dates of the public holidays of its country
 * @returns undefined when it is given; a blackout is told before a season, and a season before a holiday
 */
export function closureOn(
  terms: ServiceTerms | undefined,
  date: string,
  holidays: ReadonlySet<string>,
): Closure | undefined {
  const { seasons = [], blackouts = [], publicHolidays } = terms ?? {}
  if (blackouts.some((span) => isWithin(date, span))) return 'blackout'
  if (seasons.length > 0 && !seasons.some((span) => isWithin(date, span))) return 'season'
  return publicHolidays && holidays.has(date) ? 'holiday' : undefined
}

/** Whether its terms close it on any day at all. */
export const everCloses = ({ seasons = [], blackouts = [], publicHolidays }: ServiceTerms = {}): boolean =>
  seasons.length > 0 || blackouts.length > 0 || publicHolidays === true

/** Why a service does not take a group of a size. */
export type Misfit = 'few' | 'many' | 'allotment'

/**
 * How many of what it sells a group needs: rooms for two, guides, vehicles, or places.
 * @param guests 1 or more, the free ones counted
 */
export function unitsFor(service: ServiceValue, guests: number): number {
  if (service.kind === 'lodging') return Math.ceil(guests / 2)
  if (service.kind === 'guide') return Math.ceil(guests / service.maxGroup)
  if (service.kind === 'transport') return Math.ceil(guests / service.seats)
  return guests
}

/**
 * Why a service does not take a group: below its least, above its most, or more units than are kept for the network.
 * @returns undefined when it takes it, and for a service without such terms
 */
export function misfitOf(service: ServiceValue, guests: number): Misfit | undefined {
  const { capacity, allotment } = service.terms ?? {}
  if (capacity?.least !== undefined && guests < capacity.least) return 'few'
  if (capacity && guests > capacity.most) return 'many'
  return allotment && unitsFor(service, guests) > allotment.units ? 'allotment' : undefined
}

/**
 * Whether the units kept for the network have been given back by the day of deciding.
 * @param decided the day one asks on   @param date the day of the service
 */
export function isReleased({ allotment }: ServiceTerms = {}, decided: string, date: string): boolean {
  return allotment !== undefined && decided > dayAfter(date, -allotment.releaseDays)
}
