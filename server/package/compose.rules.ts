import { Decimal } from 'decimal.js'
import { unitsFor } from '../catalog/sale.rules'
import { AppError } from '../contract/errors'
import type { Blocker, CostLine, PackagePlan } from '../contract/package'
import type { Network } from '../contract/network'
import type { Provider, Service, ServiceOf } from '../contract/provider'
import type { Route, Stage } from '../contract/route'
import {
  bedOf,
  dayOf,
  fleetFor,
  guestsOf,
  guideOf,
  holds,
  largestGroup,
  mealOf,
  vehicleDayCost,
  visitOf,
  whysOf,
  type Day,
  type Market,
} from './choose.rules'

/** What a package is composed from: the finished route and what the network's providers sell. */
export interface Ingredients {
  readonly plan: PackagePlan
  readonly route: Route
  readonly network: Network
  readonly services: readonly Service[]
  readonly providers: readonly Provider[]
}

export interface Composition {
  readonly lines: readonly CostLine[]
  readonly rooms: {
    readonly nights: number
    readonly single: Decimal
    readonly double: Decimal
    readonly triple: Decimal | null
    readonly currency: string
  }
  readonly blockers: readonly Blocker[]
}

/** Places where a stage spends time, in order: where it starts, passes, visits and ends. */
const placesOf = (stage: Stage): string[] => [
  ...new Set([stage.from.id, ...stage.items.flatMap((item) => (item.place ? [item.place.id] : [])), stage.to.id]),
]

const head = (service: Service, day: number) => ({
  day,
  kind: service.kind,
  service: service.id,
  provider: service.provider,
  name: service.name,
  currency: service.currency,
  sample: service.sample,
})

/** What one of two in a room pays for the night. */
export const bedShare = (bed: ServiceOf<'lodging'>): string => new Decimal(bed.room.double).div(2).toFixed(4)

/** A cost of each person, with the terms that free places and children are reckoned by. */
export function personLine(service: Service, day: number, amount: string): CostLine {
  const { freePlaces, children } = service.terms ?? {}
  return {
    ...head(service, day),
    basis: 'perPerson',
    amount,
    ...(freePlaces ? { freePlaces } : {}),
    ...(children && children.length > 0 ? { children } : {}),
  }
}

/** One guide for every `maxGroup` people, the free guest counted: he or she listens too. */
const guideAmounts = (service: ServiceOf<'guide'>, { brackets }: Day): Record<string, string> =>
  Object.fromEntries(
    brackets.map((bracket) => [
      String(bracket.paying),
      new Decimal(service.perDay).times(unitsFor(service, guestsOf(bracket))).toFixed(2),
    ]),
  )

/** Who drives each size of group on each day: a line for every vehicle that some group travels in. */
function transportLines(days: readonly Day[], route: Route): { lines: CostLine[]; blockers: Blocker[] } {
  const metres = route.stages.map((stage) => stage.metres)
  const chosen = days[0]!.brackets.map((bracket) => ({ bracket, fleet: fleetFor(days, metres, bracket) }))
  if (chosen.some(({ fleet }) => !fleet)) throw new AppError('package.incomplete', { missing: 'transport' })
  const ids = [...new Set(chosen.flatMap(({ fleet }) => fleet?.id ?? []))]
  const driven = days.filter((_, index) => metres[index]! > 0)
  const lines: CostLine[] = []
  const blockers: Blocker[] = []
  for (const id of ids)
    for (const day of driven) {
      const riders = chosen.filter(({ fleet }) => fleet?.id === id)
      const at = days.indexOf(day)
      const service = riders[0]!.fleet!.onDays[at]!
      const amounts = chosen.map(({ bracket, fleet }): [string, string] => [
        String(bracket.paying),
        fleet?.id === id ? vehicleDayCost(service, metres[at]!, fleet.vehicles).toFixed(2) : '0.00',
      ])
      lines.push({ ...head(service, day.day), basis: 'fixed', amounts: Object.fromEntries(amounts) })
      const brackets = riders.map(({ bracket }) => bracket)
      blockers.push(...whysOf(service, day, brackets))
    }
  return { lines, blockers }
}

/** What a day needs, in the order it is lived: lunch, bed and dinner, guide, the sites' own fees. */
function dayLines(day: Day, stage: Stage): { lines: CostLine[]; beds: ServiceOf<'lodging'>[]; blockers: Blocker[] } {
  const where = `${day.day}`
  const lines: CostLine[] = []
  const beds: ServiceOf<'lodging'>[] = []
  const blockers: Blocker[] = []
  const places = placesOf(stage)
  const perPerson = (service: Service, amount: string) => {
    lines.push(personLine(service, day.day, amount))
    blockers.push(...whysOf(service, day))
  }
  const eat = (meal: 'lunch' | 'dinner', at: readonly string[]) => {
    const found = mealOf(day, meal, at)
    if (found) perPerson(found, found.perPerson)
    else blockers.push({ code: 'meal.missing', where })
  }
  const lunchItem = stage.items.find((item) => item.meal === 'lunch')
  if (lunchItem) eat('lunch', lunchItem.place ? [lunchItem.place.id, ...places] : places)
  if (stage.sleepsAt) {
    const bed = bedOf(day, stage.sleepsAt.id)
    if (!bed) throw new AppError('package.incomplete', { day: day.day, missing: 'lodging', place: stage.sleepsAt.name })
    if (!holds(bed, largestGroup(day))) blockers.push({ code: 'lodging.small', where })
    beds.push(bed)
    perPerson(bed, bedShare(bed))
    eat('dinner', [stage.sleepsAt.id])
  }
  if (stage.sites.length > 0) {
    const guide = guideOf(day, places)
    if (guide) {
      lines.push({ ...head(guide, day.day), basis: 'fixed', amounts: guideAmounts(guide, day) })
      blockers.push(...whysOf(guide, day))
    } else blockers.push({ code: 'guide.missing', where })
  }
  for (const site of stage.sites) {
    const visit = visitOf(day, site)
    if (visit) perPerson(visit, visit.perPerson)
  }
  return { lines, beds, blockers }
}

function roomsOf(beds: readonly ServiceOf<'lodging'>[], fallback: string): Composition['rooms'] {
  const sum = (pick: (bed: ServiceOf<'lodging'>) => string) =>
    beds.reduce((total, bed) => total.plus(pick(bed)), new Decimal(0))
  const hasTriple = beds.every((bed) => bed.room.triple && bed.currency === beds[0]!.currency)
  return {
    nights: beds.length,
    single: sum((bed) => bed.room.single),
    double: sum((bed) => bed.room.double),
    triple: hasTriple ? sum((bed) => bed.room.triple!) : null,
    currency: beds[0]?.currency ?? fallback,
  }
}

/** Blockers of the same thing, once; those of a day come before those of a group. */
const once = (blockers: readonly Blocker[]): Blocker[] => {
  const keys = blockers.map((blocker) => JSON.stringify(blocker))
  return blockers.filter((_, index) => keys.indexOf(keys[index]!) === index)
}

/**
 * Composes the cost lines of a national package from its route: each night a bed and a dinner where the day ends, each
 * day a lunch where noon finds the group, a guide on the days with visits, a fleet for each size of group, and what the
 * keepers of each site ask. Only services with a rate are taken: on each day's own date for a package with a departure,
 * on the day it is priced for the others. Of those that serve, the ones whose terms take the groups that day come first.
 * @param facts public holidays of the country, and what foreign currencies are worth, to find the cheapest
 * @returns lines by day; the rooms for single and triple, null for triple when a house has none or houses sell in several
 * currencies; a blocker for every meal and guide that nobody sells, and for every service taken against its terms
 * @throws AppError package.incomplete when nobody sells a bed for a night, or a vehicle: without them there is no price
 * @see domain guide 4.1, 4.4
 */
export function composeLines(ingredients: Ingredients, facts: Pick<Market, 'holidays' | 'perUnit'>): Composition {
  const { plan, route, network, services } = ingredients
  const days = route.stages.map((stage) => dayOf(stage.day, plan, { network, services, ...facts }))
  const lived = route.stages.map((stage, index) => dayLines(days[index]!, stage))
  const transport = transportLines(days, route)
  const lines = [...lived.flatMap((day) => day.lines), ...transport.lines].toSorted((a, b) => a.day - b.day)
  return {
    lines,
    rooms: roomsOf(
      lived.flatMap((day) => day.beds),
      network.sellsIn,
    ),
    blockers: [
      ...once([...lived.flatMap((day) => day.blockers), ...transport.blockers]),
      ...(lines.some((line) => line.sample) ? [{ code: 'sample.rates' as const, where: '' }] : []),
    ],
  }
}
