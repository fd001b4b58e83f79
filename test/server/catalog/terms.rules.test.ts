import { describe, expect, it } from 'vitest'
import { supplyProblems } from '../../../server/catalog/supply.rules'
import { cardFaults, termFaults } from '../../../server/catalog/terms.rules'
import { ProviderValue, ServiceValue } from '../../../server/contract/api/catalog'
import { ServiceTerms } from '../../../server/contract/provider'

const fields = (terms: ServiceTerms) => termFaults(ServiceTerms.parse(terms)).map(({ field, code }) => [field, code])

describe('the terms of a service', () => {
  it('hold when dates and ages follow each other, the last day and age included', () => {
    expect(
      fields({
        seasons: [{ name: 'Seca', from: '2026-11-01', to: '2027-04-30' }],
        blackouts: [{ from: '2026-12-24', to: '2026-12-24', reason: 'Nochebuena' }],
        children: [
          { from: 0, to: 2, share: 0 },
          { from: 3, to: 11, share: 0.5 },
        ],
        freePlaces: { every: 15, most: 1 },
        allotment: { units: 4, releaseDays: 21 },
        capacity: { least: 2, most: 2 },
      }),
    ).toEqual([])
    expect(termFaults(undefined)).toEqual([])
  })

  it('name each row that ends before it begins, ages two bands share, and a least above its most', () => {
    expect(
      fields({
        seasons: [{ name: 'Seca', from: '2027-04-30', to: '2026-11-01' }],
        blackouts: [{ from: '2026-12-25', to: '2026-12-24' }],
        children: [
          { from: 0, to: 3, share: 0 },
          { from: 3, to: 11, share: 0.5 },
          { from: 17, to: 12, share: 0.5 },
        ],
        capacity: { least: 9, most: 8 },
      }),
    ).toEqual([
      ['terms.seasons.0.to', 'reversedDates'],
      ['terms.blackouts.0.to', 'reversedDates'],
      ['terms.children.1', 'agesOverlap'],
      ['terms.children.2.to', 'agesReversed'],
      ['terms.capacity.least', 'leastAboveMost'],
    ])
  })

  it('let no child pay more than the whole price, or less than nothing', () => {
    const share = (value: number) => ServiceTerms.safeParse({ children: [{ from: 0, to: 2, share: value }] }).success
    expect([share(0), share(1), share(1.01), share(-0.1)]).toEqual([true, true, false, false])
  })
})

describe('the card of a provider', () => {
  const evidence = 'Acta de asamblea del 3 de mayo'
  const norm = { norm: 'otavalo-2001', since: '2020-05-03', evidence } as const

  it('has no more women or youth than members, and each norm once', () => {
    expect(cardFaults({ members: 10, women: 10, youth: 4, norms: [norm] })).toEqual([])
    const faults = cardFaults({ members: 10, women: 11, youth: 12, norms: [norm, norm] })
    expect(faults.map(({ field }) => field)).toEqual(['women', 'youth', 'norms.1.norm'])
  })

  const card = {
    name: { es: 'Casa', pt: 'Casa', en: 'House' },
    kind: 'cooperativa',
    place: 'ni-managua',
    womenLed: true,
    languages: ['es'],
  }
  it('adheres to no norm without evidence', () => {
    expect(ProviderValue.safeParse({ ...card, norms: [norm] }).success).toBe(true)
    expect(ProviderValue.safeParse({ ...card, norms: [{ ...norm, evidence: ' ' }] }).success).toBe(false)
    expect(ProviderValue.safeParse({ ...card, norms: [{ ...norm, norm: 'la nuestra' }] }).success).toBe(false)
  })

  it('is refused with the field in front, like a service whose terms do not agree', () => {
    const known = { places: new Set(['ni-managua']), sites: new Set<string>() }
    const provider = ProviderValue.parse({ ...card, members: 3, women: 5 })
    expect(supplyProblems(provider, known, 'es')).toEqual(['women: 5 son más que las 3 personas que la integran'])
    const meal = ServiceValue.parse({
      kind: 'meal',
      name: card.name,
      place: 'ni-managua',
      currency: 'USD',
      validity: { from: '2026-01-01', to: '2026-12-31' },
      meal: 'lunch',
      perPerson: '8.00',
      terms: { capacity: { least: 9, most: 8 } },
    })
    expect(supplyProblems(meal, known, 'en')).toEqual(['terms.capacity.least: the least (9) is above the most (8)'])
  })
})
