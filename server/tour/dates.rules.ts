import { holidaysOf } from '../catalog/holidays.rules'
import { amountsOf, closureOn, dayAfter, soldOn } from '../catalog/sale.rules'
import type { Network } from '../contract/network'
import type { Blocker, Package } from '../contract/package'
import type { Service } from '../contract/provider'
import type { Rates } from '../contract/rates'
import type { TourPart } from '../contract/tour'
import type { Market } from '../package/choose.rules'
import { worths } from '../package/rules'

interface Sold {
  readonly pack: Package
  readonly network: Network
  readonly services: readonly Service[]
}

/** Where the nights of a network are bought during a tour. */
export function marketOf(
  { pack, network, services }: Sold,
  rates: Rates,
  span: { readonly from: string; readonly to: string },
): Market {
  return {
    network,
    services,
    holidays: holidaysOf(rates.holidays, network.country, span),
    perUnit: worths(rates.exchange, pack.currency, pack.pricedOn),
  }
}

/**
 * What the dates of a tour meet in one of its packages: services that are not given on their day, and those whose rate of
 * that day is not the one the package was priced at.
 * @param part when it starts   @param holidays ISO dates of its country
 * @returns one blocker for each service and day; a service that is sold no longer is not asked, its package is frozen
 * @see domain guide 5, chaining: prices exist for the season
 */
export function dateBlockers(
  { pack, network, services }: Sold,
  { startsOn }: Pick<TourPart, 'startsOn'>,
  holidays: ReadonlySet<string>,
): Blocker[] {
  const own = new Map(services.map((service) => [service.id, service]))
  return pack.lines.flatMap((line): Blocker[] => {
    const service = own.get(line.service)
    if (!service) return []
    const date = dayAfter(startsOn, line.day - 1)
    const about = { where: '', service: service.name, date }
    const pricedFor = pack.departsOn ? dayAfter(pack.departsOn, line.day - 1) : pack.pricedOn
    const [priced, holding] = [pricedFor, date].map((day) => soldOn(service, day, network.sellsIn))
    const closure = closureOn(service.terms, date, holidays)
    const hasMoved = !holding || (priced && amountsOf(priced) !== amountsOf(holding))
    return [
      ...(closure ? [{ code: `service.${closure}` as const, ...about }] : []),
      ...(hasMoved ? [{ code: 'service.rate' as const, ...about }] : []),
    ]
  })
}
