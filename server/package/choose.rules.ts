import { Decimal } from 'decimal.js'
import { closureOn, dayAfter, isReleased, misfitOf, soldOn } from '../catalog/sale.rules'
import type { Network, NetworkRules } from '../contract/network'
import type { Blocker, PackagePlan } from '../contract/package'
import type { Service, ServiceOf } from '../contract/provider'

type Bracket = NetworkRules['brackets'][number]

/** One day of a package: what is sold on it, and by whose calendar. */
export interface Day {
  readonly day: number
  /** The date its rates are taken of. */
  readonly date: string
  /** Whether people travel on that very date: only then do seasons and closed days count. */
  readonly isTravelled: boolean
  /** The day one decides on: what was kept for the network may have been given back by then. */
  readonly decided: string
  readonly holidays: ReadonlySet<string>
  readonly brackets: readonly Bracket[]
  /** Services at the rates of the date. */
  readonly services: readonly Service[]
  readonly perUnit: Market['perUnit']
}

/** Where a package buys: who sells, on which days nobody works, and what a unit of each foreign currency is worth. */
export interface Market {
  readonly network: Network
  readonly services: readonly Service[]
  /** ISO dates. */
  readonly holidays: ReadonlySet<string>
  /** Units of the currency the network sells in; a currency that is not here counts as that one. */
  readonly perUnit: ReadonlyMap<string, string>
}

export const guestsOf = ({ paying, free = 0 }: Bracket): number => paying + free

export const largestGroup = (rules: { readonly brackets: readonly Bracket[] }): number =>
  Math.max(...rules.brackets.map((bracket) => guestsOf(bracket)))

/**
 * A day of a package with what may be sold on it: the rates of its own date when the package has a departure, else those
 * of the day it is priced on.
 * @param day 1 for the first
 */
export function dayOf(
  day: number,
  plan: Pick<PackagePlan, 'pricedOn' | 'departsOn'>,
  { network, services, holidays, perUnit }: Market,
): Day {
  const date = plan.departsOn ? dayAfter(plan.departsOn, day - 1) : plan.pricedOn
  return {
    day,
    date,
    isTravelled: plan.departsOn !== undefined,
    decided: plan.pricedOn,
    holidays,
    brackets: network.rules.brackets,
    services: services.flatMap((service) => soldOn(service, date, network.sellsIn) ?? []),
    perUnit,
  }
}

const closure = (service: Service, { isTravelled, date, holidays }: Day) =>
  isTravelled ? closureOn(service.terms, date, holidays) : undefined

/**
 * Everything in its terms that keeps a service from being given on a day to the groups of a network.
 * @param brackets the groups that would use it; all of the day's where none are named
 * @returns one blocker for the calendar, one for each group it does not take; [] when nothing does
 */
export function whysOf(service: Service, day: Day, brackets: readonly Bracket[] = day.brackets): Blocker[] {
  const about = { where: `${day.day}`, service: service.name }
  const dated = day.isTravelled ? { date: day.date } : {}
  const closed = closure(service, day)
  const released = day.isTravelled && isReleased(service.terms, day.decided, day.date)
  return [
    ...(closed ? [{ code: `service.${closed}` as const, ...about, ...dated }] : []),
    ...(released ? [{ code: 'service.released' as const, ...about, ...dated }] : []),
    ...brackets.flatMap((bracket) => {
      const guests = guestsOf(bracket)
      const misfit = misfitOf(service, guests)
      return misfit ? [{ code: `service.${misfit}` as const, ...about, where: '', guests }] : []
    }),
  ]
}

/** Those that nothing keeps from being given, or all of them where there is none. */
function givenFirst<S extends Service>(services: readonly S[], day: Day): readonly S[] {
  const given = services.filter((service) => whysOf(service, day).length === 0)
  return given.length > 0 ? given : services
}

const ofKind = <K extends Service['kind']>(services: readonly Service[], kind: K): ServiceOf<K>[] =>
  services.filter((service): service is ServiceOf<K> => service.kind === kind)

/** The one that is worth least; the first of equals. */
const least = <S>(things: readonly S[], worth: (thing: S) => Decimal): S | undefined =>
  things.reduce<S | undefined>((best, next) => (best && worth(best).lte(worth(next)) ? best : next), undefined)

const worthOf = ({ perUnit }: Day, amount: Decimal | string, currency: string): Decimal =>
  new Decimal(amount).times(perUnit.get(currency) ?? 1)

const cheapest = <S extends Service>(services: readonly S[], day: Day, price: (service: S) => string): S | undefined =>
  least(services, (service) => worthOf(day, price(service), service.currency))

export const holds = (house: ServiceOf<'lodging'>, guests: number): boolean => house.rooms * 2 >= guests

/**
 * The house of one night in a place: the cheapest that holds the largest group two to a room and is given to all of them
 * that night; else the cheapest that holds it, else the one with most rooms.
 * @returns undefined when nobody there sells a bed
 */
export function bedOf(day: Day, place: string): ServiceOf<'lodging'> | undefined {
  const guests = largestGroup(day)
  const here = ofKind(day.services, 'lodging').filter((service) => service.place === place)
  const holding = here.filter((service) => holds(service, guests))
  const most = () => givenFirst(here, day).toSorted((a, b) => b.rooms - a.rooms)[0]
  return cheapest(givenFirst(holding, day), day, (service) => service.room.double) ?? most()
}

/** The meal of a day: the cheapest of the first place where somebody gives it; a picnic does for a lunch. */
export function mealOf(day: Day, meal: 'lunch' | 'dinner', places: readonly string[]): ServiceOf<'meal'> | undefined {
  const meals = ofKind(day.services, 'meal').filter(
    (service) => service.meal === meal || (meal === 'lunch' && service.meal === 'picnic'),
  )
  const near = givenFirst(
    meals.filter(({ place }) => places.includes(place)),
    day,
  )
  for (const place of places) {
    const here = near.filter((service) => service.place === place)
    const own = here.filter((service) => service.meal === meal)
    const found = cheapest(own, day, (service) => service.perPerson) ?? here[0]
    if (found) return found
  }
  return undefined
}

/** The guide of a day: the cheapest of the nearest place where one is. */
export function guideOf(day: Day, places: readonly string[]): ServiceOf<'guide'> | undefined {
  const guides = givenFirst(ofKind(day.services, 'guide'), day)
  const near = [...places, ...guides.map((service) => service.place)].find((place) =>
    guides.some((guide) => guide.place === place),
  )
  return cheapest(
    guides.filter((guide) => guide.place === near),
    day,
    (guide) => guide.perDay,
  )
}

/** What the keepers of a site ask, from the cheapest who receives that day. */
export function visitOf(day: Day, site: string): ServiceOf<'visit'> | undefined {
  const visits = ofKind(day.services, 'visit').filter((service) => service.site === site)
  return cheapest(givenFirst(visits, day), day, (service) => service.perPerson)
}

/** A day of a vehicle: its daily rate and the kilometres beyond those included, times the vehicles a group needs. */
export function vehicleDayCost(
  service: Pick<ServiceOf<'transport'>, 'perDay' | 'perKm' | 'includedKm'>,
  metres: number,
  vehicles: number,
): Decimal {
  const extraKm = Decimal.max(0, new Decimal(metres).div(1000).minus(service.includedKm))
  return new Decimal(service.perDay).plus(extraKm.times(service.perKm)).times(vehicles)
}

/** A vehicle on every day of a route, at the rates of each. */
export interface Fleet {
  readonly id: string
  readonly vehicles: number
  readonly onDays: readonly ServiceOf<'transport'>[]
}

/**
 * The fleet a group travels with for the whole route: of the vehicles that take it every day the one whose total is
 * lowest, as many as seats ask for; where none does, the cheapest of all.
 * @param metres driven on each of the days
 * @returns undefined when nobody sells a vehicle on every day
 */
export function fleetFor(days: readonly Day[], metres: readonly number[], bracket: Bracket): Fleet | undefined {
  const guests = guestsOf(bracket)
  const options = ofKind(days[0]?.services ?? [], 'transport').flatMap(({ id, seats }) => {
    const onDays = days.flatMap((day) => ofKind(day.services, 'transport').filter((service) => service.id === id))
    if (onDays.length < days.length) return []
    const vehicles = Math.ceil(guests / seats)
    const total = onDays.reduce(
      (sum, service, index) =>
        sum.plus(worthOf(days[index]!, vehicleDayCost(service, metres[index]!, vehicles), service.currency)),
      new Decimal(0),
    )
    const isGiven = onDays.every((service, index) => whysOf(service, days[index]!, [bracket]).length === 0)
    return [{ fleet: { id, vehicles, onDays }, total, isGiven }]
  })
  const given = options.filter(({ isGiven }) => isGiven)
  return least(given.length > 0 ? given : options, ({ total }) => total)?.fleet
}
