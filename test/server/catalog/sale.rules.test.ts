import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stillOffered } from '../../../server/catalog/coverage.rules'
import { easterOf, holidaysOf } from '../../../server/catalog/holidays.rules'
import {
  closureOn,
  dayAfter,
  isReleased,
  misfitOf,
  rateGaps,
  rateStanding,
  soldOn,
} from '../../../server/catalog/sale.rules'
import { cardFaults, rateFaults } from '../../../server/catalog/terms.rules'
import type { ServiceValue } from '../../../server/contract/api/catalog'
import { CHECKLISTS } from '../../../server/contract/norms'
import { NORMS, type ServiceOf } from '../../../server/contract/provider'
import { realCatalog } from '../../real-catalog'

const named = { es: 'Casa', pt: 'Casa', en: 'House' }
const house: Omit<ServiceOf<'lodging'>, 'id' | 'provider' | 'sample'> = {
  kind: 'lodging',
  name: named,
  place: 'ni-somoto',
  currency: 'NIO',
  validity: { from: '2026-01-01', to: '2026-12-19' },
  room: { single: '900.00', double: '1300.00' },
  rates: [
    {
      name: 'Fin de año',
      from: '2026-12-20',
      to: '2027-01-06',
      currency: 'NIO',
      room: { single: '1000.00', double: '1500.00' },
    },
    { from: '2026-12-01', to: '2027-03-31', currency: 'USD', room: { single: '30.00', double: '40.00' } },
  ],
  rooms: 10,
  breakfast: true,
  accessible: false,
}
const none = new Set<string>()

describe('the rates of a service', () => {
  it('are those of the day, each with its own amounts', () => {
    expect(soldOn(house, '2026-11-20')?.room.double).toBe('1300.00')
    expect(soldOn(house, '2026-12-24')?.room.double).toBe('1500.00')
    expect(soldOn(house, '2026-12-24')?.validity).toEqual({ from: '2026-12-20', to: '2027-01-06' })
    expect(soldOn(house, '2026-12-24')?.name).toEqual(named)
  })

  it('are taken in the currency one sells in, where there is one', () => {
    expect(soldOn(house, '2026-12-24', 'USD')).toMatchObject({ currency: 'USD', room: { double: '40.00' } })
    expect(soldOn(house, '2026-11-20', 'USD')?.currency).toBe('NIO')
    expect(soldOn(house, '2027-02-01', 'NIO')?.currency).toBe('USD')
  })

  it('do not hold before the first, after the last, nor in a gap; gaps are told', () => {
    expect(soldOn(house, '2025-12-31')).toBeUndefined()
    expect(soldOn(house, '2027-04-01')).toBeUndefined()
    const later = { ...house, rates: [{ ...house.rates![0]!, from: '2027-01-10', to: '2027-01-20' }] }
    expect(rateGaps(later)).toEqual([{ from: '2026-12-20', to: '2027-01-09' }])
    expect(rateGaps(house)).toEqual([])
  })

  it('keep a service among those still offered until the last of them has passed', () => {
    const { services } = realCatalog()
    const somoto = services.filter(({ id }) => id === 'ni-hospedaje-somoto')
    expect(['2027-06-01', '2028-06-30', '2028-07-01'].map((day) => stillOffered(somoto, day).length)).toEqual([1, 1, 0])
  })

  it('say which hold today and which comes next', () => {
    const { now, next } = rateStanding(house, '2026-12-05')
    expect(now.map(({ currency }) => currency)).toEqual(['NIO', 'USD'])
    expect(next).toMatchObject({ name: 'Fin de año', from: '2026-12-20' })
  })

  it('may not overlap within a currency, and both are named; in two currencies they may', () => {
    expect(rateFaults(house)).toEqual([])
    const over = { ...house, rates: [...house.rates!, { ...house.rates![0]!, name: 'Reyes', from: '2027-01-06', to: '2027-01-08' }] } // prettier-ignore
    expect(rateFaults(over)).toEqual([
      {
        field: 'rates.2.from',
        code: 'ratesOverlap',
        values: {
          currency: 'NIO',
          one: '«Fin de año» (2026-12-20 – 2027-01-06)',
          other: '«Reyes» (2027-01-06 – 2027-01-08)',
        },
      },
    ])
  })

  it('never hold outside what somebody wrote, and hold on every day of it', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => dayAfter('2025-06-01', days))
    fc.assert(
      fc.property(day, (date) => {
        const written = [{ ...house.validity }, ...house.rates!].some(({ from, to }) => from <= date && date <= to)
        expect(soldOn(house, date) !== undefined).toBe(written)
      }),
    )
  })
})

describe('when a service is not given', () => {
  const terms = {
    seasons: [{ name: 'Seca', from: '2026-11-15', to: '2027-05-31' }],
    blackouts: [{ from: '2027-01-10', to: '2027-01-12' }],
    publicHolidays: true as const,
  }
  it('is out of its seasons, on its closed days and on holidays, both ends included', () => {
    expect(closureOn(terms, '2026-11-14', none)).toBe('season')
    expect(closureOn(terms, '2026-11-15', none)).toBeUndefined()
    expect(closureOn(terms, '2027-01-12', none)).toBe('blackout')
    expect(closureOn(terms, '2027-01-01', new Set(['2027-01-01']))).toBe('holiday')
    expect(closureOn(undefined, '2027-01-01', new Set(['2027-01-01']))).toBeUndefined()
  })

  it('knows the holidays of each country, those that follow Easter and those that move', () => {
    const { holidays } = realCatalog().rates
    expect(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28']).toEqual([2024, 2025, 2026, 2027].map(easterOf))
    const year = { from: '2027-01-01', to: '2027-12-31' }
    expect(holidaysOf(holidays, 'VE', year).has('2027-02-08')).toBe(true)
    expect(holidaysOf(holidays, 'AR', year).has('2027-03-26')).toBe(true)
    // 17 August 2027 is a Tuesday: the law moves it to the Monday before.
    expect(holidaysOf(holidays, 'AR', year).has('2027-08-16')).toBe(true)
    expect(holidaysOf(holidays, 'AR', year).has('2027-08-17')).toBe(false)
    // Managua keeps its saint; the country does not.
    expect([...holidaysOf(holidays, 'NI', year)].filter((day) => day.startsWith('2027-08'))).toEqual([])
    expect(holidaysOf(holidays, 'PE', year).size).toBe(0)
  })
})

describe('the groups a service takes', () => {
  const meal = { kind: 'meal', capacity: 0 } as unknown as ServiceValue
  it('are not below its least, above its most, or above what is kept for the network', () => {
    const of = (terms: ServiceValue['terms']) => ({ ...meal, terms })
    expect(misfitOf(of({ capacity: { least: 4, most: 12 } }), 3)).toBe('few')
    expect(misfitOf(of({ capacity: { least: 4, most: 12 } }), 13)).toBe('many')
    expect(misfitOf(of({ allotment: { units: 12, releaseDays: 7 } }), 13)).toBe('allotment')
    expect(misfitOf(of({}), 1000)).toBeUndefined()
    // Sixteen sleep in eight rooms.
    expect(misfitOf({ ...house, terms: { allotment: { units: 8, releaseDays: 7 } } }, 16)).toBeUndefined()
    expect(misfitOf({ ...house, terms: { allotment: { units: 7, releaseDays: 7 } } }, 16)).toBe('allotment')
  })
  it('find the allotment given back once its release day has passed', () => {
    const terms = { allotment: { units: 8, releaseDays: 21 } }
    expect(isReleased(terms, '2027-01-10', '2027-01-31')).toBe(false)
    expect(isReleased(terms, '2027-01-11', '2027-01-31')).toBe(true)
    expect(isReleased({}, '2027-01-31', '2027-01-31')).toBe(false)
  })
})

describe('the ethics checklists', () => {
  it('exist for every norm, complete in three languages, each point once', () => {
    for (const norm of NORMS) {
      const { edition, criteria } = CHECKLISTS[norm]
      expect(edition.length).toBeGreaterThan(2)
      expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length)
      for (const { id, text } of criteria)
        expect([id, text.es, text.pt, text.en].every((part) => part?.trim())).toBe(true)
    }
    const counts = (['global-code-of-ethics', 'gstc-industry', 'gstc-destination'] as const).map(
      (norm) => CHECKLISTS[norm].criteria.length,
    )
    expect(counts).toEqual([10, 39, 38])
  })

  it('take no point that is not on them, and none twice', () => {
    const norms = [{ norm: 'san-jose-2003' as const, since: '2024-01-01', criteria: [{ id: '1' }, { id: '9' }, { id: '1' }] }] // prettier-ignore
    expect(cardFaults({ norms }).map(({ field, code }) => [field, code])).toEqual([
      ['norms.0.criteria.1.id', 'noCriterion'],
      ['norms.0.criteria.2.id', 'twice'],
    ])
  })
})
