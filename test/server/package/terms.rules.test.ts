import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter } from '../../../server/catalog/sale.rules'
import type { Package } from '../../../server/contract/package'
import type { Service, ServiceTerms } from '../../../server/contract/provider'
import type { Ingredients } from '../../../server/package/compose.rules'
import { departureOn } from '../../../server/package/departures.rules'
import { composePackage } from '../../../server/package/rules'
import { freeGiven, personCosts } from '../../../server/package/terms.rules'
import { ingredientsOf, realCatalog } from '../../real-catalog'

const { rates } = realCatalog()
const real = ingredientsOf('paquete-sandino')
/** The package as if nobody had terms: what a single term does is seen alone. */
const bare: Ingredients = {
  ...real,
  services: real.services.map((service) => ({
    ...service,
    terms: undefined,
    rates: undefined,
    validity: { from: '2026-01-01', to: '2027-12-31' },
  })),
}
const withTerms = (terms: (service: Service) => ServiceTerms | undefined, base = bare): Ingredients => ({
  ...base,
  services: base.services.map((service) => ({ ...service, terms: terms(service) })),
})
const only = (id: string, terms: ServiceTerms) => withTerms((service) => (service.id === id ? terms : undefined))
const leaving = (departsOn: string, base: Ingredients): Ingredients => ({ ...base, plan: { ...base.plan, departsOn } })
const line = { day: 1, kind: 'meal', service: 's', provider: 'p', name: { es: 'Cena', pt: 'Jantar', en: 'Dinner' }, basis: 'perPerson', currency: 'USD', amount: '10.00', sample: true } as const // prettier-ignore
const sumOf = ({ distribution }: Package['brackets'][number]) =>
  distribution.reduce((sum, each) => sum.plus(each.amount), new Decimal(0)).toFixed(2)

describe('a free place that a service gives', () => {
  it('is one for every so many who pay, up to its most, and never more than travel free', () => {
    const freePlaces = { every: 10, most: 2 }
    expect(freeGiven({ freePlaces }, { paying: 9, free: 1 })).toBe(0)
    expect(freeGiven({ freePlaces }, { paying: 15, free: 1 })).toBe(1)
    expect(freeGiven({ freePlaces }, { paying: 45, free: 4 })).toBe(2)
    expect(freeGiven({}, { paying: 45, free: 4 })).toBe(0)
  })

  it('makes the free guest not cost it; where it lets in only some, the others are paid for by the group', () => {
    const free = { ...line, freePlaces: { every: 15, most: 1 } }
    const own = (amount: string) => amount
    expect(personCosts([line], { paying: 15, free: 1 }, own).perPerson[0]).not.toHaveProperty('free')
    expect(personCosts([free], { paying: 15, free: 1 }, own)).toMatchObject({ perPerson: [{ free: false }], fixed: [] })
    expect(personCosts([free], { paying: 30, free: 3 }, own).fixed).toMatchObject([{ payee: 'p', amount: '20.0000' }])
  })

  it('is not paid to its provider, and only the group with a free guest costs less', () => {
    const before = composePackage(bare, rates)
    const after = composePackage(only('ni-cena-quilali', { freePlaces: { every: 15 } }), rates)
    const paid = (pack: typeof before, index: number) =>
      pack.brackets[index]!.distribution.find(({ payee }) => payee === 'ni-prov-quilali')!.amount
    expect([0, 1, 2, 3].map((index) => after.brackets[index])).toEqual([0, 1, 2, 3].map((i) => before.brackets[i]))
    expect(Number(paid(after, 4))).toBeLessThan(Number(paid(before, 4)))
  })
})

describe('a child', () => {
  it('pays less only for what asks less of children, and never less than it costs', () => {
    const half = withTerms(({ kind }) =>
      kind === 'meal' ? { children: [{ from: 4, to: 11, share: 0.5 }] } : undefined,
    )
    for (const { sold, children } of composePackage(half, rates).brackets) {
      expect(children).toHaveLength(1)
      expect(children![0]).toMatchObject({ from: 4, to: 11 })
      expect(Number(children![0]!.price)).toBeLessThan(Number(sold))
      expect(Number(children![0]!.price)).toBeGreaterThan(Number(sold) * 0.5)
    }
  })

  it('has one band for neighbouring ages that pay the same, where services cut them differently', () => {
    const cut = withTerms(({ kind }) =>
      kind === 'meal'
        ? { children: [{ from: 0, to: 11, share: 0.5 }] }
        : kind === 'visit'
          ? { children: [{ from: 6, to: 17, share: 0.5 }] }
          : undefined,
    )
    const [bracket] = composePackage(cut, rates).brackets
    expect(bracket!.children!.map(({ from, to }) => [from, to])).toEqual([[0, 5], [6, 11], [12, 17]]) // prettier-ignore
    expect(composePackage(bare, rates).brackets[0]).not.toHaveProperty('children')
  })
})

const Day = fc.integer({ min: 0, max: 700 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)) // prettier-ignore
const spans = fc.array(fc.record({ from: Day, to: Day }), { maxLength: 3 })
const anyTerms: fc.Arbitrary<ServiceTerms | undefined> = fc.option(
  fc.record(
    {
      seasons: spans.map((all) => all.map((span) => ({ name: 'T', ...span }))),
      blackouts: spans,
      publicHolidays: fc.constant(true as const),
      children: fc.integer({ min: 1, max: 17 }).map((age) => [{ from: 0, to: age, share: 0.25 }]),
      freePlaces: fc.record({ every: fc.integer({ min: 1, max: 20 }) }),
      allotment: fc.record({ units: fc.integer({ min: 1, max: 20 }), releaseDays: fc.integer({ min: 0, max: 60 }) }),
      capacity: fc.record({ least: fc.integer({ min: 1, max: 6 }), most: fc.integer({ min: 6, max: 40 }) }),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
)

describe('whatever the terms of its services', () => {
  const drawn = fc.record({
    terms: fc.array(anyTerms, { minLength: 7, maxLength: 7 }),
    departsOn: fc.option(Day, { nil: undefined }),
  })

  it('a package assigns what is collected to the cent in every group, and no line is negative', () => {
    fc.assert(
      fc.property(drawn, ({ terms, departsOn }) => {
        const order = new Map(bare.services.map(({ id }, index) => [id, index]))
        const base = withTerms(({ id }) => terms[order.get(id)! % terms.length])
        const pack = composePackage(departsOn ? leaving(departsOn, base) : base, rates)
        for (const bracket of pack.brackets) {
          expect(sumOf(bracket)).toBe(bracket.revenue)
          expect(bracket.distribution.every(({ amount }) => Number(amount) >= 0)).toBe(true)
          for (const child of bracket.children ?? [])
            expect(Number(child.price)).toBeLessThanOrEqual(Number(bracket.sold))
        }
        expect(pack.sale === undefined).toBe(departsOn !== undefined || pack.blockers.some(({ code }) => code === 'service.rate')) // prettier-ignore
      }),
      { numRuns: 40 },
    )
  })

  it('a departure that the calendar calls open meets no closed service when it is composed for that very day', () => {
    const closed = fc.record({ from: Day, length: fc.integer({ min: 0, max: 25 }) })
    const season = fc.array(closed, { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(season, fc.integer({ min: 0, max: 399 }), fc.boolean(), (drawn, asked, publicHolidays) => {
        const base = withTerms(({ kind }) => {
          const own = drawn[['visit', 'meal', 'guide'].indexOf(kind)]
          const blackouts = own ? [{ from: own.from, to: dayAfter(own.from, own.length) }] : []
          return { blackouts, ...(publicHolidays && kind === 'visit' ? { publicHolidays } : {}) }
        })
        const { sale } = composePackage(base, rates)
        const day = dayAfter(sale!.from, asked)
        const { blockers } = composePackage(leaving(day, base), rates)
        const met = blockers.filter(({ code }) => code === 'service.blackout' || code === 'service.holiday')
        if (departureOn(sale!, day).is === 'open') expect(met).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('a package of one departure', () => {
  const open = leaving('2027-04-05', bare)
  it('takes the rate of each of its days', () => {
    const dinner = bare.services.find(({ id }) => id === 'ni-cena-masaya')!
    const dear = { from: '2027-04-05', to: '2027-04-05', currency: 'NIO', perPerson: '999.00' }
    const services = bare.services.map((service) =>
      service === dinner
        ? ({ ...service, validity: { from: '2026-01-01', to: '2027-04-04' }, rates: [dear] } as Service)
        : service,
    )
    const pack = composePackage({ ...open, services }, rates)
    expect(pack.lines.find(({ service }) => service === dinner.id)?.amount).toBe('999.00')
    expect(pack.departsOn).toBe('2027-04-05')
  })

  it('avoids a guide who does not work that day, where another does', () => {
    const closed = only('ni-guia-nacional', { blackouts: [{ from: '2027-04-05', to: '2027-04-05' }] })
    const pack = composePackage(leaving('2027-04-05', closed), rates)
    expect(pack.lines.find(({ day, kind }) => day === 1 && kind === 'guide')?.service).not.toBe('ni-guia-nacional')
    expect(pack.blockers.map(({ code }) => code)).not.toContain('service.blackout')
  })

  it('says which service is closed, and on which date, where nobody else serves', () => {
    const closed = only('ni-hospedaje-quilali', { blackouts: [{ from: '2027-04-08', to: '2027-04-08' }] })
    const { blockers } = composePackage(leaving('2027-04-05', closed), rates)
    expect(blockers).toContainEqual({
      code: 'service.blackout',
      where: '4',
      service: bare.services.find(({ id }) => id === 'ni-hospedaje-quilali')!.name,
      date: '2027-04-08',
    })
  })

  it('says which groups a service does not take, and when its allotment has been given back', () => {
    const terms = { capacity: { least: 4, most: 12 }, allotment: { units: 3, releaseDays: 30 } }
    const { blockers } = composePackage(leaving('2027-04-05', only('ni-hospedaje-quilali', terms)), rates)
    const own = blockers.filter(({ service }) => service?.es.includes('Quilalí'))
    expect(own.map(({ code, guests }) => [code, guests])).toEqual([
      ['service.few', 2],
      ['service.allotment', 10],
      ['service.many', 16],
    ])
    const late = composePackage({ ...leaving('2026-12-01', only('ni-hospedaje-quilali', terms)) }, rates).blockers.map(
      ({ code }) => code,
    )
    expect(late).toContain('service.released')
  })
})

describe('a package sold on many days', () => {
  it('names the departures on which some service is not given on its own day', () => {
    const closed = only('ni-hospedaje-quilali', { blackouts: [{ from: '2027-04-08', to: '2027-04-08' }] })
    const { sale } = composePackage(closed, rates)
    expect(sale).toMatchObject({ from: '2026-11-20', to: '2027-12-25' })
    // It sleeps there on its third and fourth nights.
    expect(sale!.closed).toEqual([expect.objectContaining({ from: '2027-04-05', to: '2027-04-06', code: 'blackout' })])
    expect(departureOn(sale!, '2027-04-06').is).toBe('closed')
    expect(departureOn(sale!, '2027-04-07').is).toBe('open')
    expect(departureOn(sale!, '2028-04-07').is).toBe('outside')
  })

  it('says that its price does not hold while another rate does', () => {
    const { sale } = composePackage(real, rates)
    expect(sale!.closed.find(({ code }) => code === 'rate')).toMatchObject({ from: '2026-12-16', to: '2027-01-02' })
  })
})
