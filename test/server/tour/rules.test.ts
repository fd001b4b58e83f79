import { Decimal } from 'decimal.js'
import { DateTime } from 'luxon'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Tour } from '../../../server/contract/tour'
import { chainTour, memberOf, type TourMember } from '../../../server/tour/rules'
import { composePackage } from '../../../server/package/rules'
import { ingredientsOf, realCatalog, realGraph } from '../../real-catalog'

const catalog = realCatalog()
const graph = realGraph()

function partOf(id: string): TourMember {
  const ingredients = ingredientsOf(id)
  const pack = { ...composePackage(ingredients, catalog.rates), version: 2 }
  return memberOf({ pack, route: ingredients.route }, catalog, graph)
}

describe.each(catalog.tourPlans.map((plan) => plan.id))('%s', (id) => {
  const plan = catalog.tourPlans.find((candidate) => candidate.id === id)!
  const members = plan.packages.map(partOf)
  let tour: Omit<Tour, 'version'>
  beforeAll(() => {
    tour = chainTour(plan, members, catalog.rates)
  })

  it('pins the version of each package', () => {
    expect(tour.parts.map((part) => part.package)).toEqual(plan.packages.map((pack) => ({ id: pack, version: 2 })))
  })

  it('starts no package before its travellers have arrived and slept', () => {
    tour.links.forEach((link, index) => {
      expect(link.departsLocal.slice(0, 10) >= tour.parts[index]!.endsOn).toBe(true)
      expect(link.arrivesLocal.slice(0, 10) < tour.parts[index + 1]!.startsOn).toBe(true)
    })
  })

  it('computes arrival in UTC: the clocks differ from the flight time by the shift of zone alone', () => {
    for (const link of tour.links) {
      const flown = DateTime.fromISO(link.arrivesAt).diff(DateTime.fromISO(link.departsAt), 'minutes').minutes
      const local = (text: string) => DateTime.fromISO(text, { zone: 'utc' })
      expect(flown).toBe(link.minutes)
      expect(local(link.arrivesLocal).diff(local(link.departsLocal), 'minutes').minutes).toBe(
        link.minutes + link.zoneShiftMinutes,
      )
    }
  })

  it('costs what its parts, nights between and links cost, and assigns every cent of it', () => {
    for (const bracket of tour.brackets) {
      const parts = bracket.packages.reduce((sum, part) => sum.plus(part.sold), new Decimal(0))
      expect(parts.plus(bracket.transitNights).plus(bracket.links).toFixed(2)).toBe(bracket.sold)
      const given = bracket.distribution.reduce((sum, line) => sum.plus(line.amount), new Decimal(0))
      expect(given.toFixed(2)).toBe(bracket.revenue)
    }
  })

  it('counts the days of the calendar and tells the entry rules of every country', () => {
    const days = DateTime.fromISO(tour.endsOn).diff(DateTime.fromISO(tour.startsOn), 'days').days + 1
    expect(tour.days).toBe(Math.round(days))
    expect(tour.nights).toBe(tour.days - 1)
    expect(new Set(tour.entry.map((row) => row.country))).toEqual(new Set(tour.parts.map((part) => part.country)))
  })

  it('pays a bed for every night that is not spent in a package or in a vehicle', () => {
    const inPackages = members.reduce((sum, { pack }) => sum + pack.nights, 0)
    expect(inPackages + tour.transitNights.length).toBe(tour.hotelNights)
  })

  it('says that fares are samples', () => {
    expect(tour.blockers.filter((blocker) => blocker.code === 'fare.unknown')).toHaveLength(tour.links.length)
  })
})

describe('a link that lands before dawn', () => {
  it('has the room of the night that is ending, and a light first day', () => {
    const plan = {
      ...catalog.tourPlans[0]!,
      packages: ['paquete-bolivar', 'paquete-san-martin'],
      links: ['air-ccs-eze'],
    }
    const late = catalog.rates.links.map((row) => (row.id === 'air-ccs-eze' ? { ...row, minutes: 9 * 60 } : row))
    const connections = catalog.rates.connections.filter(({ airport }) => airport === null)
    const tour = chainTour(plan, plan.packages.map(partOf), { ...catalog.rates, connections, links: late })
    const [link] = tour.links
    expect(link!.arrivesLocal.slice(11) < '08:00').toBe(true)
    const arrives = link!.arrivesLocal.slice(0, 10)
    expect(tour.transitNights.map((night) => night.date)).toEqual([link!.departsLocal.slice(0, 10), arrives])
    expect(tour.parts[1]).toMatchObject({ lightFirstDay: true })
    expect(tour.hotelNights).toBe(tour.nights)
  })
})

describe('a tour by land and by water', () => {
  const place = (id: string) => graph.nodes.find((node) => node.id === id)!
  /** A route that ends elsewhere, at three in the afternoon. */
  const ended = (id: string, at: string): TourMember => {
    const { route, ...member } = partOf(id)
    const last = route.stages.at(-1)!
    const items = last.items.map((item, index) =>
      index === last.items.length - 1 ? { ...item, endSeconds: 15 * 3600 } : item,
    )
    const stages = [...route.stages.slice(0, -1), { ...last, items }]
    return { ...member, route: { ...route, stages, end: { ...route.end, at: [...place(at).at] } } }
  }
  const begun = (id: string, at: string): TourMember => {
    const member = partOf(id)
    return { ...member, route: { ...member.route, start: { ...member.route.start, at: [...place(at).at] } } }
  }
  const joined = (link: string, [before, after]: [from: string, to: string]) => {
    const plan = { ...catalog.tourPlans[0]!, packages: ['paquete-che', 'paquete-san-martin'], links: [link] }
    const members = [ended('paquete-che', before), begun('paquete-san-martin', after)]
    return { members, tour: chainTour(plan, members, catalog.rates) }
  }

  it('crosses a border by coach, tells the wait there, and buys no bed for the night on the road', () => {
    const { tour, members } = joined('land-santa-cruz-de-la-sierra-salta', ['bo-santa-cruz-de-la-sierra', 'ar-salta'])
    const [link] = tour.links
    expect(link).toMatchObject({ mode: 'border', borderMinutes: 60, minimumConnectionMinutes: 120, fareSample: true })
    expect(link!.via).toEqual(['Paso Salvador Mazza – Yacuiba'])
    expect(link!.from).toMatchObject({ iata: null, name: { es: 'Santa Cruz de la Sierra' } })
    expect(link!.zoneShiftMinutes).toBe(60)
    const inPackages = members.reduce((sum, { pack }) => sum + pack.nights, 0)
    expect(tour.hotelNights).toBe(tour.nights - 1)
    expect(inPackages + tour.transitNights.length).toBe(tour.hotelNights)
    expect(tour.parts[1]!.lightFirstDay).toBe(true)
    // A coach, by the kilometres of the road.
    expect(link!.kgCo2 / link!.km).toBeLessThan(0.05)
    expect(tour.blockers).toContainEqual({ code: 'fare.unknown', where: 'Santa Cruz de la Sierra–Salta' })
  })

  it('counts both nights of the coach from Lima to Santiago as spent on the road', () => {
    const { tour, members } = joined('land-lima-santiago', ['pe-lima', 'cl-santiago'])
    const inPackages = members.reduce((sum, { pack }) => sum + pack.nights, 0)
    expect(tour.hotelNights).toBe(tour.nights - 2)
    expect(inPackages + tour.transitNights.length).toBe(tour.hotelNights)
  })

  it('takes the boat over the River Plate, an hour after the last visit at the soonest', () => {
    const { tour } = joined('boat-buenos-aires-colonia', ['ar-buenos-aires-puerto', 'ar-colonia'])
    const [link] = tour.links
    expect(link).toMatchObject({ mode: 'ferry', minutes: 80, minimumConnectionMinutes: 60, zoneShiftMinutes: 0 })
    expect(link!.arrivesLocal.slice(0, 10)).toBe(link!.departsLocal.slice(0, 10))
    expect(link!.borderMinutes).toBeUndefined()
  })

  it('gives time for the drive when one airport of a city is left and the other departs', () => {
    const from = (at: string) => joined('air-eze-lim', [at, 'pe-lima']).tour.links[0]!.minimumConnectionMinutes
    expect([from('ar-eze'), from('ar-aep')]).toEqual([180, 240])
  })
})

describe('a tour that cannot be', () => {
  const plan = catalog.tourPlans[0]!
  const members = plan.packages.slice(0, 2).map(partOf)

  it('refuses a link that does not leave from where the route ends', () => {
    const wrong = { ...plan, packages: plan.packages.slice(0, 2), links: ['air-ccs-eze'] }
    expect(() => chainTour(wrong, members, catalog.rates)).toThrowError(
      expect.objectContaining({ code: 'tour.gateway' }),
    )
  })

  it('refuses to add prices of two currencies without a rate', () => {
    const wrong = { ...plan, currency: 'EUR', packages: plan.packages.slice(0, 2), links: plan.links.slice(0, 1) }
    expect(() => chainTour(wrong, members, catalog.rates)).toThrowError(
      expect.objectContaining({ code: 'price.unknown_exchange' }),
    )
  })
})

describe('the dates of a tour', () => {
  const plan = catalog.tourPlans.find(({ id }) => id === 'caribe-rebelde')!
  const members = plan.packages.map(partOf)
  const startingOn = (startsOn: string) => chainTour({ ...plan, startsOn }, members, catalog.rates)
  const dated = (tour: Omit<Tour, 'version'>) =>
    tour.blockers.filter(({ date }) => date).map(({ code, date, service }) => [code, date, service?.es])

  it('meet what is sold on each of them', () => {
    expect(dated(startingOn(plan.startsOn))).toEqual([])
  })

  it('are told with the service that is out of season that day, and with the one at another rate', () => {
    expect(dated(startingOn('2027-07-05'))).toContainEqual([
      'service.season',
      '2027-07-08',
      'Subida guiada a las trincheras (ejemplo)',
    ])
    expect(dated(startingOn('2026-12-20'))).toContainEqual([
      'service.rate',
      '2026-12-24',
      'Hospedaje comunitario en Somoto (ejemplo)',
    ])
  })

  it('still give every cent to somebody, and tell nights that nobody has a rate for yet', () => {
    const tour = startingOn('2028-02-01')
    for (const { distribution, revenue } of tour.brackets)
      expect(distribution.reduce((sum, line) => sum.plus(line.amount), new Decimal(0)).toFixed(2)).toBe(revenue)
    expect(tour.blockers.map(({ code }) => code)).toContain('service.rate')
  })
})
