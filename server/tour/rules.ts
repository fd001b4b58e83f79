import { Decimal } from 'decimal.js'
import { metresBetween } from '../../geo/measure'
import type { RoadGraph } from '../../geo/road-graph'
import type { LngLat } from '../../geo/types'
import { dayAfter } from '../catalog/sale.rules'
import { AppError } from '../contract/errors'
import type { Network } from '../contract/network'
import type { Blocker, Distribution, Package } from '../contract/package'
import type { Provider, Service } from '../contract/provider'
import type { Rates } from '../contract/rates'
import type { Route } from '../contract/route'
import type { Tour, TourBracket, TourLink, TourPlan, TransitNight } from '../contract/tour'
import { bedOf, dayOf, mealOf, whysOf, type Day, type Market } from '../package/choose.rules'
import { bedShare, personLine } from '../package/compose.rules'
import { quotePrices } from '../package/price.rules'
import { buffered, exchangeFor, networkTerms, priceLines } from '../package/rules'
import { dateBlockers, marketOf } from './dates.rules'
import { scheduleTour, type DatedLink, type Member } from './schedule.rules'
import { nightsOf } from './time.rules'

/** A package of the tour with what its network sells, for the nights between packages. */
export interface TourMember extends Member {
  readonly services: readonly Service[]
  /** Where the road places of its services lie. */
  readonly placeAt: ReadonlyMap<string, LngLat>
}

/** The nearest town to a gateway where somebody sells a bed, its best house for the largest group, and a dinner there. */
function gatewayNight(member: TourMember, gateway: LngLat, { date, market }: { date: string; market: Market }) {
  const { pricedOn } = member.pack
  const hasBed = ({ services }: Day) => services.some(({ kind }) => kind === 'lodging')
  const dated = dayOf(1, { pricedOn, departsOn: date }, market)
  // Where nobody has given a rate for that night yet, it is told at the rate of the package, as a price to come.
  const day = hasBed(dated) ? dated : dayOf(1, { pricedOn }, market)
  const far = (place: string) => metresBetween(member.placeAt.get(place) ?? gateway, gateway)
  const towns = day.services.filter((service) => service.kind === 'lodging').map((service) => service.place)
  const [town] = towns.toSorted((a, b) => far(a) - far(b))
  const bed = town && bedOf(day, town)
  if (!bed) throw new AppError('package.incomplete', { missing: 'lodging', date, network: member.network.id })
  const dinner = mealOf(day, 'dinner', [bed.place])
  const told = [bed, ...(dinner ? [dinner] : [])].flatMap((service) => whysOf(service, day))
  const early = day === dated ? [] : [{ code: 'service.rate' as const, where: '', service: bed.name, date }]
  return { member, date, bed, dinner, blockers: [...told, ...early].map((blocker) => ({ ...blocker, where: '' })) }
}
type GatewayNight = ReturnType<typeof gatewayNight>

const transitNights = (
  members: readonly TourMember[],
  links: readonly DatedLink[],
  markets: ReadonlyMap<TourMember, Market>,
): GatewayNight[] => {
  const night = (member: TourMember, gateway: LngLat, date: string) =>
    gatewayNight(member, gateway, { date, market: markets.get(member)! })
  return links.flatMap((dated, index) => [
    ...dated.nightsBefore.map((date) => night(members[index]!, dated.row.from.lngLat, date)),
    ...dated.nightsAfter.map((date) => night(members[index + 1]!, dated.row.to.lngLat, date)),
  ])
}

/** The nights of one network priced by its own terms, as its packages are. */
function priceNights(nights: readonly GatewayNight[], rates: Rates) {
  const { pack, network } = nights[0]!.member
  const lines = nights.flatMap(({ bed, dinner }) => [
    personLine(bed, 1, bedShare(bed)),
    ...(dinner ? [personLine(dinner, 1, dinner.perPerson)] : []),
  ])
  const currencies = lines.map(({ currency }) => currency)
  const exchange = exchangeFor(currencies, { base: pack.currency, date: pack.pricedOn }, rates.exchange)
  const terms = { ...networkTerms(network.rules, pack.tax.rate), roundUpTo: '1', rates: buffered(exchange) }
  return priceLines(lines, { currency: pack.currency, ...terms }, network.rules.brackets).map(({ bracket }) => bracket)
}

/** What a published package needs to be a member of a tour: its network, its providers' services, and where those are. */
export function memberOf(
  part: { pack: Package; route: Route },
  catalog: Offer,
  graph: Pick<RoadGraph, 'nodes'>,
): TourMember {
  const { network } = part.pack
  const own = new Set(catalog.providers.filter((provider) => provider.network === network).map(({ id }) => id))
  return {
    ...part,
    network: catalog.networks.find(({ id }) => id === network)!,
    services: catalog.services.filter((service) => own.has(service.provider)),
    placeAt: new Map(graph.nodes.map((node) => [node.id, node.at])),
  }
}

interface Offer {
  readonly networks: readonly Network[]
  readonly providers: readonly Provider[]
  readonly services: readonly Service[]
}

/** The table of links quotes fares in this currency. */
const FARES_IN = 'USD'

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
  return shared.map(({ paying, free = 0 }) => {
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
      free,
      packages,
      transitNights: transit.toFixed(2),
      links: fare.sold,
      sold: sold.toFixed(2),
      revenue: sold.times(paying).toFixed(2),
      distribution: addUp([
        ...members.map(({ pack }) => at(pack.brackets).distribution),
        ...slept.map((bracket) => bracket.distribution),
        fare.distribution.map((line) => (line.kind === 'provider' ? { ...line, kind: 'link' as const } : line)),
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

/** What keeps the parts from being final, told once for each country, and every fare that nobody has quoted. */
function tourBlockers(
  members: readonly TourMember[],
  links: readonly DatedLink[],
  ofDates: readonly Blocker[],
): Blocker[] {
  // A package of one departure was judged on that day; the tour judges its own.
  const parts = members.flatMap(({ pack, network }) =>
    pack.blockers
      .filter(({ date }) => date === undefined)
      .map((blocker) => ({ ...blocker, where: blocker.code === 'sample.rates' ? '' : network.country })),
  )
  const keys = [...parts, ...ofDates].map((blocker) => JSON.stringify(blocker))
  const once = [...parts, ...ofDates].filter((_, index) => keys.indexOf(keys[index]!) === index)
  const fares = links.filter(({ link }) => link.fareSample)
  const short = ({ iata, name }: TourLink['from']) => iata ?? name.es
  return [
    ...once,
    ...fares.map(({ link }) => ({ code: 'fare.unknown' as const, where: `${short(link.from)}–${short(link.to)}` })),
  ]
}

/**
 * Chains national packages into a tour: dates every package and link, prices the whole for each size of group that all
 * packages sell, adds up what everybody receives, the emissions and the entry rules of every country.
 * @param plan the order, the links and the first day   @param members published packages; the tour pins their versions
 * @returns the tour without its version, which publishing gives; whatever is not certain stands in `blockers`
 * @throws AppError tour.gateway, tour.connection, package.incomplete (no bed at a gateway), price.unknown_exchange (also when a
 * package sells in another currency)
 * @see domain guide 5
 */
export function chainTour(plan: TourPlan, members: readonly TourMember[], rates: Rates): Omit<Tour, 'version'> {
  const other = [FARES_IN, ...members.map(({ pack }) => pack.currency)].find((currency) => currency !== plan.currency)
  if (other) throw new AppError('price.unknown_exchange', { currency: other })
  const rows = plan.links.map((id) => rates.links.find((row) => row.id === id)!)
  const { parts, links, inVehicles, days, endsOn } = scheduleTour({ members, rows, startsOn: plan.startsOn }, rates)
  const span = { from: plan.startsOn, to: dayAfter(endsOn, 1) }
  const markets = new Map(members.map((member) => [member, marketOf(member, rates, span)]))
  const nights = transitNights(members, links, markets)
  const ofDates = [
    ...members.flatMap((member, index) => dateBlockers(member, parts[index]!, markets.get(member)!.holidays)),
    ...nights.flatMap(({ blockers }) => blockers),
  ]
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
    blockers: tourBlockers(members, links, ofDates),
  }
}
