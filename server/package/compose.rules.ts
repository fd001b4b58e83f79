import { Decimal } from 'decimal.js'
import { AppError } from '../contract/errors'
import type { Blocker, CostLine, PackagePlan } from '../contract/package'
import type { Network, NetworkRules } from '../contract/network'
import type { Provider, Service, ServiceOf } from '../contract/provider'
import type { Route, Stage } from '../contract/route'

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

const ofKind = <K extends Service['kind']>(services: readonly Service[], kind: K): ServiceOf<K>[] =>
  services.filter((service): service is ServiceOf<K> => service.kind === kind)

const cheapest = <S>(services: readonly S[], price: (service: S) => string): S | undefined =>
  services.reduce<S | undefined>(
    (best, next) => (best && new Decimal(price(best)).lte(price(next)) ? best : next),
    undefined,
  )

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

export const largestGroup = (rules: NetworkRules): number =>
  Math.max(...rules.brackets.map(({ paying, free = 0 }) => paying + free))

/**
 * The house of one night in a place: the cheapest that holds the guests two to a room, else the one with most rooms.
 * @returns undefined when nobody there sells a bed
 */
export function bedOf(services: readonly Service[], place: string, guests: number): ServiceOf<'lodging'> | undefined {
  const here = ofKind(services, 'lodging').filter((service) => service.place === place)
  const holding = here.filter((service) => holds(service, guests))
  return cheapest(holding, (service) => service.room.double) ?? here.toSorted((a, b) => b.rooms - a.rooms)[0]
}

const holds = (house: ServiceOf<'lodging'>, guests: number): boolean => house.rooms * 2 >= guests

/** Services that may be sold on a date. */
export const validOn = (services: readonly Service[], date: string): Service[] =>
  services.filter(({ validity }) => validity.from <= date && date <= validity.to)

function mealOf(
  services: readonly Service[],
  meal: 'lunch' | 'dinner',
  places: readonly string[],
): ServiceOf<'meal'> | undefined {
  const meals = ofKind(services, 'meal').filter(
    (service) => service.meal === meal || (meal === 'lunch' && service.meal === 'picnic'),
  )
  for (const place of places) {
    const here = meals.filter((service) => service.place === place)
    const found =
      cheapest(
        here.filter((service) => service.meal === meal),
        (service) => service.perPerson,
      ) ?? here[0]
    if (found) return found
  }
  return undefined
}

/** One guide for every `maxGroup` people, the free guest counted: he or she listens too. */
function guideAmounts(service: ServiceOf<'guide'>, rules: NetworkRules): Record<string, string> {
  return Object.fromEntries(
    rules.brackets.map(({ paying, free = 0 }) => [
      String(paying),
      new Decimal(service.perDay).times(Math.ceil((paying + free) / service.maxGroup)).toFixed(2),
    ]),
  )
}

/** A day of a vehicle: its daily rate and the kilometres beyond those included, times the vehicles a group needs. */
export function vehicleDayCost(service: ServiceOf<'transport'>, metres: number, vehicles: number): Decimal {
  const extraKm = Decimal.max(0, new Decimal(metres).div(1000).minus(service.includedKm))
  return new Decimal(service.perDay).plus(extraKm.times(service.perKm)).times(vehicles)
}

/** The fleet a group travels with for the whole route: the vehicle whose total is lowest, as many as seats ask for. */
function fleetFor(services: readonly Service[], stages: readonly Stage[], guests: number) {
  const options = ofKind(services, 'transport').map((service) => {
    const vehicles = Math.ceil(guests / service.seats)
    const total = stages.reduce(
      (sum, stage) => sum.plus(vehicleDayCost(service, stage.metres, vehicles)),
      new Decimal(0),
    )
    return { service, vehicles, total }
  })
  return cheapest(options, (option) => option.total.toFixed(4))
}

function transportLines({ services, route, network }: Ingredients): CostLine[] {
  const chosen = network.rules.brackets.map(({ paying, free = 0 }) => ({
    paying,
    fleet: fleetFor(services, route.stages, paying + free),
  }))
  if (chosen.some(({ fleet }) => !fleet)) throw new AppError('package.incomplete', { missing: 'transport' })
  const vehicles = [...new Set(chosen.flatMap(({ fleet }) => (fleet ? [fleet.service] : [])))]
  return vehicles.flatMap((service) =>
    route.stages
      .filter((stage) => stage.metres > 0)
      .map((stage) => ({
        ...head(service, stage.day),
        basis: 'fixed' as const,
        amounts: Object.fromEntries(
          chosen.map(({ paying, fleet }) => [
            String(paying),
            fleet?.service === service ? vehicleDayCost(service, stage.metres, fleet.vehicles).toFixed(2) : '0.00',
          ]),
        ),
      })),
  )
}

function dayLines({ services, network }: Ingredients, stage: Stage): { lines: CostLine[]; blockers: Blocker[] } {
  const { day } = stage
  const where = `${day}`
  const lines: CostLine[] = []
  const blockers: Blocker[] = []
  const perPerson = (service: Service, amount: string) =>
    lines.push({ ...head(service, day), basis: 'perPerson', amount })
  const places = placesOf(stage)
  const lunchItem = stage.items.find((item) => item.meal === 'lunch')
  if (lunchItem) {
    const lunch = mealOf(services, 'lunch', lunchItem.place ? [lunchItem.place.id, ...places] : places)
    if (lunch) perPerson(lunch, lunch.perPerson)
    else blockers.push({ code: 'meal.missing', where })
  }
  if (stage.sleepsAt) {
    const guests = largestGroup(network.rules)
    const bed = bedOf(services, stage.sleepsAt.id, guests)
    if (!bed) throw new AppError('package.incomplete', { day, missing: 'lodging', place: stage.sleepsAt.name })
    if (!holds(bed, guests)) blockers.push({ code: 'lodging.small', where })
    perPerson(bed, new Decimal(bed.room.double).div(2).toFixed(4))
    const dinner = mealOf(services, 'dinner', [stage.sleepsAt.id])
    if (dinner) perPerson(dinner, dinner.perPerson)
    else blockers.push({ code: 'meal.missing', where })
  }
  if (stage.sites.length > 0) {
    const guides = ofKind(services, 'guide')
    const near = [...places, ...guides.map((service) => service.place)]
    const guide = cheapest(
      guides.filter((service) => service.place === near.find((place) => guides.some((g) => g.place === place))),
      (g) => g.perDay,
    )
    if (guide) lines.push({ ...head(guide, day), basis: 'fixed', amounts: guideAmounts(guide, network.rules) })
    else blockers.push({ code: 'guide.missing', where })
  }
  for (const site of stage.sites) {
    const visit = cheapest(
      ofKind(services, 'visit').filter((service) => service.site === site),
      (service) => service.perPerson,
    )
    if (visit) perPerson(visit, visit.perPerson)
  }
  return { lines, blockers }
}

/**
 * Composes the cost lines of a national package from its route: each night a bed and a dinner where the day ends, each
 * day a lunch where noon finds the group, a guide on the days with visits, a fleet for each size of group, and what the
 * keepers of each site ask. Only services that are valid on the day the package is priced are taken.
 * @returns lines by day; the rooms for single and triple, null for triple when a house has none or houses sell in several
 * currencies; a blocker for every meal and guide that nobody sells
 * @throws AppError package.incomplete when nobody sells a bed for a night, or a vehicle: without them there is no price
 * @see domain guide 4.1, 4.4
 */
export function composeLines(ingredients: Ingredients): Composition {
  const { plan, route, services } = ingredients
  const valid = validOn(services, plan.pricedOn)
  const offered = { ...ingredients, services: valid }
  const days = route.stages.map((stage) => dayLines(offered, stage))
  const transport = transportLines(offered)
  const lines = [...days.flatMap((day) => day.lines), ...transport].toSorted((a, b) => a.day - b.day)
  const beds = lines.flatMap((line) =>
    line.kind === 'lodging' ? [valid.find((s) => s.id === line.service) as ServiceOf<'lodging'>] : [],
  )
  const sum = (pick: (bed: ServiceOf<'lodging'>) => string) =>
    beds.reduce((total, bed) => total.plus(pick(bed)), new Decimal(0))
  return {
    lines,
    rooms: {
      nights: beds.length,
      single: sum((bed) => bed.room.single),
      double: sum((bed) => bed.room.double),
      triple: beds.every((bed) => bed.room.triple && bed.currency === beds[0]!.currency)
        ? sum((bed) => bed.room.triple!)
        : null,
      currency: beds[0]?.currency ?? ingredients.network.sellsIn,
    },
    blockers: [
      ...days.flatMap((day) => day.blockers),
      ...(lines.some((line) => line.sample) ? [{ code: 'sample.rates' as const, where: '' }] : []),
    ],
  }
}
