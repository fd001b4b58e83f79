import { Decimal } from 'decimal.js'
import { metresBetween } from '../../geo/measure'
import type { LngLat } from '../../geo/types'
import { AppError } from '../contract/errors'
import type { Distribution } from '../contract/package'
import type { Service, ServiceOf } from '../contract/provider'
import type { Rates } from '../contract/rates'
import type { Tour, TourBracket, TourPlan, TransitNight } from '../contract/tour'
import { quotePrices } from '../package/price.rules'
import { buffered, exchangeFor, networkTerms } from '../package/rules'
import { scheduleTour, type DatedLink, type Member } from './schedule.rules'
import { nightsOf } from './time.rules'

/** A package of the tour with what its network sells, for the nights between packages. */
export interface TourMember extends Member {
  readonly services: readonly Service[]
  /** Where the road places of its services lie. */
  readonly placeAt: ReadonlyMap<string, LngLat>
}

/** The bed nearest to a gateway that holds the largest group, and a dinner in the same town. */
function gatewayNight(member: TourMember, gateway: LngLat, date: string) {
  const far = (service: Service) => metresBetween(member.placeAt.get(service.place) ?? gateway, gateway)
  const beds = member.services.filter((service): service is ServiceOf<'lodging'> => service.kind === 'lodging')
  const bed = beds.toSorted((a, b) => far(a) - far(b) || b.rooms - a.rooms)[0]
  if (!bed) return undefined
  const dinner = member.services.find(
    (service): service is ServiceOf<'meal'> =>
      service.kind === 'meal' && service.meal === 'dinner' && service.place === bed.place,
  )
  return { member, date, bed, dinner }
}
type GatewayNight = NonNullable<ReturnType<typeof gatewayNight>>

function transitNights(
  members: readonly TourMember[],
  links: readonly DatedLink[],
): { nights: GatewayNight[]; missing: string[] } {
  const asked = links.flatMap((dated, index) => [
    ...dated.nightsBefore.map((date) => ({ member: members[index]!, gateway: dated.row.from.lngLat, date })),
    ...dated.nightsAfter.map((date) => ({ member: members[index + 1]!, gateway: dated.row.to.lngLat, date })),
  ])
  const found = asked.map(({ member, gateway, date }) => ({ date, night: gatewayNight(member, gateway, date) }))
  return {
    nights: found.flatMap(({ night }) => (night ? [night] : [])),
    missing: found.flatMap(({ night, date }) => (night ? [] : [date])),
  }
}

/** The nights of one network priced by its own terms, as its packages are. */
function priceNights(nights: readonly GatewayNight[], rates: Rates) {
  const { pack, network } = nights[0]!.member
  const amount = (text: string, currency: string) => (currency === pack.currency ? text : { amount: text, currency })
  const sold = nights.flatMap(({ bed, dinner }) => [
    { service: bed, amount: amount(new Decimal(bed.room.double).div(2).toFixed(4), bed.currency) },
    ...(dinner ? [{ service: dinner, amount: amount(dinner.perPerson, dinner.currency) }] : []),
  ])
  const currencies = sold.map(({ service }) => service.currency)
  const exchange = exchangeFor(currencies, { base: pack.currency, date: pack.pricedOn }, rates.exchange)
  return quotePrices({
    currency: pack.currency,
    brackets: network.rules.brackets,
    fixed: [],
    perPerson: sold.map(({ service, amount }) => ({ name: service.name.es, payee: service.provider, amount })),
    ...networkTerms(network.rules, pack.tax.rate),
    roundUpTo: '1',
    rates: buffered(exchange),
  }).brackets
}

/** Fares go through at cost: no margin, no commission, no fund is taken on them. */
function priceFares(
  links: readonly DatedLink[],
  brackets: readonly { paying: number; free?: number | undefined }[],
  currency: string,
) {
  const none = { rate: 0, of: 'price' } as const
  return quotePrices({
    currency,
    brackets: [...brackets],
    fixed: [],
    perPerson: links.map(({ link }) => ({ name: link.link, payee: link.link, amount: link.fare })),
    contingency: 0,
    margin: none,
    fund: 0,
    commission: none,
    tax: { rate: 0, base: 'none' },
    freePlaces: 'cost',
    division: 'joint',
    roundUpTo: '1',
  }).brackets
}

/** Adds up what each payee receives from several prices of the same group. */
function addUp(all: readonly (readonly Distribution[])[]): Distribution[] {
  const sums = new Map<string, { payee: string; kind: Distribution['kind']; amount: Decimal }>()
  for (const { payee, kind, amount } of all.flat()) {
    const key = `${kind} ${payee}`
    sums.set(key, { payee, kind, amount: new Decimal(amount).plus(sums.get(key)?.amount ?? 0) })
  }
  return [...sums.values()].map((sum) => ({ ...sum, amount: sum.amount.toFixed(2) }))
}

function bracketsOf(
  members: readonly TourMember[],
  {
    nights,
    links,
    rates,
    currency,
  }: { nights: readonly GatewayNight[]; links: readonly DatedLink[]; rates: Rates; currency: string },
): TourBracket[] {
  const shared = members[0]!.network.rules.brackets.filter(({ paying, free = 0 }) =>
    members.every(({ pack }) => pack.brackets.some((bracket) => bracket.paying === paying && bracket.free === free)),
  )
  const byNetwork = [...new Set(nights.map((night) => night.member))].map((member) =>
    priceNights(
      nights.filter((night) => night.member === member),
      rates,
    ),
  )
  const fares = priceFares(links, shared, currency)
  return shared.map(({ paying }) => {
    const at = <B extends { paying: number }>(brackets: readonly B[]) =>
      brackets.find((bracket) => bracket.paying === paying)!
    const packages = members.map(({ pack }) => ({ id: pack.id, paying, sold: at(pack.brackets).sold }))
    const slept = byNetwork.map((brackets) => at(brackets))
    const fare = at(fares)
    const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total.plus(amount), new Decimal(0))
    const transit = sum(slept.map((bracket) => bracket.sold))
    const sold = sum(packages.map((part) => part.sold))
      .plus(transit)
      .plus(fare.sold)
    return {
      paying,
      packages,
      transitNights: transit.toFixed(2),
      links: fare.sold,
      sold: sold.toFixed(2),
      revenue: sold.times(paying).toFixed(2),
      distribution: addUp([
        ...members.map(({ pack }) => at(pack.brackets).distribution),
        ...slept.map((bracket) => bracket.distribution),
        fare.distribution,
      ]),
    }
  })
}

const written = ({ member, date, bed, dinner }: GatewayNight): TransitNight => ({
  network: member.pack.network,
  place: bed.place,
  date,
  lodging: bed.id,
  dinner: dinner?.id ?? null,
  sample: bed.sample,
})

/**
 * Chains national packages into a tour: dates every package and link, prices the whole for each size of group that all
 * packages sell, adds up what everybody receives, the emissions and the entry rules of every country.
 * @param plan the order, the links and the first day   @param members published packages; the tour pins their versions
 * @returns the tour without its version, which publishing gives; whatever is not certain stands in `blockers`
 * @throws AppError tour.gateway, tour.connection, price.unknown_exchange (also when a package sells in another currency)
 * @see domain guide 5
 */
export function chainTour(plan: TourPlan, members: readonly TourMember[], rates: Rates): Omit<Tour, 'version'> {
  const other = members.find(({ pack }) => pack.currency !== plan.currency)
  if (other) throw new AppError('price.unknown_exchange', { currency: other.pack.currency })
  const rows = plan.links.map((id) => rates.links.find((row) => row.id === id)!)
  const { parts, links, inVehicles, days, endsOn } = scheduleTour({ members, rows, startsOn: plan.startsOn }, rates)
  const { nights, missing } = transitNights(members, links)
  const kgCo2Land = members.reduce((sum, { pack }) => sum + pack.kgCo2, 0)
  const kgCo2Links = links.reduce((sum, { link }) => sum + link.kgCo2, 0)
  const countries = new Set(parts.map((part) => part.country))
  return {
    id: plan.id,
    name: plan.name,
    theme: plan.theme,
    startsOn: plan.startsOn,
    currency: plan.currency,
    endsOn,
    days,
    ...nightsOf(days, inVehicles),
    parts,
    links: links.map(({ link }) => link),
    transitNights: nights.map(written),
    brackets: bracketsOf(members, { nights, links, rates, currency: plan.currency }),
    entry: rates.borders.filter((row) => countries.has(row.country) && (row.to === null || row.to >= plan.startsOn)),
    kgCo2: kgCo2Land + kgCo2Links,
    kgCo2Land,
    kgCo2Links,
    blockers: [
      ...members
        .flatMap(({ pack }) =>
          pack.blockers.filter(
            (blocker) => !['meal.missing', 'guide.missing', 'lodging.missing'].includes(blocker.code),
          ),
        )
        .filter(
          (blocker, index, all) =>
            all.findIndex((same) => same.code === blocker.code && same.where === blocker.where) === index,
        ),
      ...links
        .filter(({ link }) => link.fareSample)
        .map(({ link }) => ({ code: 'fare.unknown' as const, where: `${link.from.iata}–${link.to.iata}` })),
      ...missing.map((where) => ({ code: 'lodging.missing' as const, where })),
    ],
  }
}
