import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PriceInput, PriceOutput } from '../../../server/contract/methods/price'
import { cancellationShare, quotePrices } from '../../../server/package/price.rules'
import { anyPriceInput, BARE, WORKED } from './price-input'

const only = (changes: Partial<PriceInput>) => quotePrices({ ...BARE, ...changes }).brackets[0]!

describe('the worked example of the guide', () => {
  const quote = quotePrices(PriceInput.parse(WORKED))

  it('prices the three brackets from cost to the price sold', () => {
    expect(
      quote.brackets.map(({ cost, costWithContingency, price, priceWithTax, sold }) => [
        cost,
        costWithContingency,
        price,
        priceWithTax,
        sold,
      ]),
    ).toEqual([
      ['233.83', '243.19', '319.98', '387.18', '390.00'],
      ['185.50', '192.92', '253.84', '307.15', '310.00'],
      ['168.87', '175.62', '231.08', '279.61', '280.00'],
    ])
    expect(quote.brackets.map(({ fixed, revenue }) => [fixed, revenue])).toEqual([
      ['725.00', '2340.00'],
      ['725.00', '3100.00'],
      ['725.00', '4200.00'],
    ])
  })

  it('breaks even with 7 travellers at 310', () => {
    // 390: 754.00 / (390/1.21·0.88 - 117.52) = 754.00 / 166.1164 = 4.54; 280: 754.00 / 86.1164 = 8.76
    expect(quote.breakEven).toEqual([
      { sold: '390.00', paying: 5 },
      { sold: '310.00', paying: 7 },
      { sold: '280.00', paying: 9 },
    ])
  })

  it('answers in the shape of the contract', () => {
    expect(PriceOutput.parse(quote)).toEqual(quote)
  })
})

describe('the chain of shares', () => {
  const shares = { margin: { rate: 0.2, of: 'price' }, fund: 0.1, commission: { rate: 0.2, of: 'price' } } as const

  it('divides once by what all the shares leave, or step by step by each', () => {
    // joint 100 / (1 - 0.2 - 0.1 - 0.2) = 200; sequential 100 / 0.8 / 0.9 / 0.8 = 173.611
    expect(only({ ...shares }).price).toBe('200.00')
    expect(only({ ...shares, division: 'sequential' }).price).toBe('173.61')
  })

  it('adds a markup on cost and a commission on top of the net price', () => {
    // markup 100·1.25 = 125, of price 100 / 0.8 = 125: k = m/(1-m)
    expect(only({ margin: { rate: 0.25, of: 'cost' } }).price).toBe('125.00')
    expect(only({ margin: { rate: 0.2, of: 'price' } }).price).toBe('125.00')
    expect(only({ commission: { rate: 0.1, of: 'net' } }).price).toBe('110.00')
    expect(only({ commission: { rate: 0.1, of: 'price' } }).price).toBe('111.11')
    // net 100·1.25 / (1 - 0.1) = 138.888…, sold through an agency at 10 % on top: 152.777…
    expect(only({ margin: { rate: 0.25, of: 'cost' }, fund: 0.1, commission: { rate: 0.1, of: 'net' } }).price).toBe(
      '152.78',
    )
  })

  it('taxes the whole price, the margin alone, or nothing', () => {
    const margin = { rate: 0.2, of: 'price' } as const
    // price 125, margin 25: 21 % of 125 is 26.25 and of 25 is 5.25
    expect(only({ margin, tax: { rate: 0.21, base: 'total' } }).priceWithTax).toBe('151.25')
    expect(only({ margin, tax: { rate: 0.21, base: 'margin' } }).priceWithTax).toBe('130.25')
    expect(only({ margin, tax: { rate: 0.21, base: 'none' } }).priceWithTax).toBe('125.00')
  })

  it('refuses shares that leave nothing, even when nobody checked the input', () => {
    const all = { margin: { rate: 0.7, of: 'price' }, fund: 0.2, commission: { rate: 0.1, of: 'price' } } as const
    expect(() => quotePrices({ ...BARE, ...all })).toThrowError('price.division_by_nothing')
  })
})

describe('rounding', () => {
  it('leaves a price that stands on the step where it is, though its division has no end', () => {
    // 300 / 7 · 7 and 100 / (1 - 2/3…) kinds of division: 33.33 / 0.3333 = 100.0000…
    expect(
      only({ brackets: [{ paying: 3 }], fixed: [{ name: 'g', payee: 'g', amount: '90' }], roundUpTo: '10' }).sold,
    ).toBe('30.00')
    expect(only({ margin: { rate: 0.7, of: 'price' }, fund: 0.2, roundUpTo: '100' }).sold).toBe('1000.00')
    expect(only({ brackets: [{ paying: 7 }], tax: { rate: 0.75, base: 'total' }, roundUpTo: '25' }).sold).toBe('25.00')
  })

  it('rounds up once, at the end, to any step of cents', () => {
    expect(only({ brackets: [{ paying: 3 }] }).sold).toBe('33.34')
    expect(only({ brackets: [{ paying: 3 }], roundUpTo: '0.05' }).sold).toBe('33.35')
    expect(only({ roundUpTo: '99' }).sold).toBe('198.00')
  })

  it('needs as many travellers as were quoted when nothing is left over', () => {
    // 100 / 3 is sold at 33.34: 100 / 33.34 = 2.9994, three travellers
    expect(quotePrices({ ...BARE, brackets: [{ paying: 3 }] }).breakEven).toEqual([{ sold: '33.34', paying: 3 }])
    expect(quotePrices({ ...BARE, brackets: [{ paying: 4 }] }).breakEven).toEqual([{ sold: '25.00', paying: 4 }])
    expect(quotePrices({ ...BARE, fixed: [] }).breakEven).toEqual([{ sold: '0.00', paying: 0 }])
  })
})

describe('groups', () => {
  const beds = { name: 'Cama', payee: 'bed', amount: '10' }
  const meals = { name: 'Comida', payee: 'food', amount: '5' }
  const free = { brackets: [{ paying: 10, free: 2 }], perPerson: [beds, { ...meals, free: false }] }

  it('shares the cost of free places among those who pay', () => {
    // (100 + 2·10) / 10 + 15 = 27: the free guests sleep but do not eat at the group's cost
    const group = only(free)
    expect(group.cost).toBe('27.00')
    expect(group.distribution.filter(({ kind }) => kind === 'provider')).toEqual([
      { payee: 'guide', kind: 'provider', amount: '100.00' },
      { payee: 'bed', kind: 'provider', amount: '120.00' },
      { payee: 'food', kind: 'provider', amount: '50.00' },
    ])
  })

  it('or spreads their whole price, and keeps what they did not cost', () => {
    // (100/10 + 15)·12/10 = 30; the providers still receive 270 of the 300
    const group = only({ ...free, freePlaces: 'price' })
    expect([group.cost, group.price, group.sold, group.revenue]).toEqual(['25.00', '30.00', '30.00', '300.00'])
    expect(group.distribution.at(-1)).toEqual({ payee: 'margin', kind: 'margin', amount: '30.00' })
  })

  it('pays the vehicle of the bracket: the amount of the largest group reached', () => {
    const amounts = { '2': '100', '10': '150', '9': '140' }
    const quote = quotePrices({
      ...BARE,
      brackets: [{ paying: 2 }, { paying: 8 }, { paying: 9 }, { paying: 10 }, { paying: 40 }],
      fixed: [{ name: 'Vehículo', payee: 'bus', amounts }],
    })
    expect(quote.brackets.map(({ fixed }) => fixed)).toEqual(['100.00', '100.00', '140.00', '150.00', '150.00'])
    const early = { ...BARE, fixed: [{ name: 'Vehículo', payee: 'bus', amounts }] }
    expect(() => quotePrices(early)).toThrowError('input.invalid')
  })

  it('converts other currencies without rounding and with their buffer', () => {
    // 3000 NIO · 0.0273 · 1.03 = 84.357; a third each is 28.119
    const cordobas = { name: 'Guía', payee: 'g', amount: { amount: '3000', currency: 'NIO' } }
    const rates = { NIO: { perUnit: '0.0273', buffer: 0.03 } }
    const group = only({ brackets: [{ paying: 3 }], fixed: [cordobas], rates })
    expect([group.fixed, group.cost, group.sold]).toEqual(['84.36', '28.12', '28.12'])
    const own = { name: 'Guía', payee: 'g', amount: { amount: '7', currency: 'USD' } }
    expect(only({ fixed: [own] }).cost).toBe('7.00')
    expect(() => quotePrices({ ...BARE, fixed: [cordobas] })).toThrowError('price.unknown_exchange')
  })
})

describe('rooms and children', () => {
  const rooms = { nights: 2, single: '40', double: '44', triple: '60' }

  it('carries the single room through the same chain, up to the step', () => {
    // 2·(40 - 22) = 36; 36·1.04/0.76·1.21 = 59.609; triple 2·(22 - 20) = 4 -> 6.623
    const cents = quotePrices({ ...WORKED, rooms, roundUpTo: '0.01' })
    expect([cents.singleSupplement, cents.tripleReduction]).toEqual(['59.61', '6.62'])
    const tens = quotePrices({ ...WORKED, rooms })
    expect([tens.singleSupplement, tens.tripleReduction]).toEqual(['60.00', '0.00'])
  })

  it('asks no supplement where a single room is cheaper than half a double', () => {
    const quote = quotePrices({ ...WORKED, rooms: { nights: 1, single: '20', double: '44', triple: '90' } })
    expect([quote.singleSupplement, quote.tripleReduction]).toEqual(['0.00', '0.00'])
  })

  it('prices children by their age, both ends of a band included, and others as adults', () => {
    const children = [
      { from: 0, to: 2, share: 0 },
      { from: 3, to: 11, share: 0.5 },
    ]
    const quote = quotePrices({ ...WORKED, children, ages: [2, 3, 11, 12] })
    expect(quote.children).toEqual([
      { age: 2, price: '0.00' },
      { age: 3, price: '195.00' },
      { age: 11, price: '195.00' },
      { age: 12, price: '390.00' },
    ])
    expect(quote.brackets[1]?.children?.[1]).toEqual({ age: 3, price: '155.00' })
  })
})

describe('cancelling', () => {
  const scale = [
    { daysBefore: 7, share: 0.8 },
    { daysBefore: 30, share: 0.1 },
    { daysBefore: 15, share: 0.5 },
  ]

  it.each([
    [90, 0.1],
    [30, 0.1],
    [29, 0.5],
    [15, 0.5],
    [8, 0.8],
    [6, 0.8],
    [-1, 0.8],
  ])('with %i days left costs %f of the price', (daysLeft, share) => {
    expect(cancellationShare(scale, daysLeft)).toBe(share)
  })

  it('costs nothing where no scale was agreed', () => expect(cancellationShare([], 3)).toBe(0))
})

describe('any package', () => {
  it('is never sold below its calculation, and costs each traveller no more in a larger group of equal costs', () => {
    fc.assert(
      fc.property(anyPriceInput, (input) => {
        for (const { sold, priceWithTax } of quotePrices(input).brackets) {
          expect(Number(sold)).toBeGreaterThanOrEqual(Number(priceWithTax) - 0.005)
        }
        const flat = { ...input, fixed: input.fixed.filter((line) => 'amount' in line) }
        const [small, large] = quotePrices({
          ...flat,
          brackets: [
            { paying: 7, free: 1 },
            { paying: 8, free: 1 },
          ],
        }).brackets
        expect(Number(large!.sold)).toBeLessThanOrEqual(Number(small!.sold))
      }),
    )
  })

  it('costs more when a cost or a share grows', () => {
    fc.assert(
      fc.property(anyPriceInput, (input) => {
        const sold = (changed: PriceInput) => Number(quotePrices(changed).brackets[0]!.sold)
        const base = sold(input)
        const extra = { name: 'más', payee: 'norte', amount: '12.34' }
        expect(sold({ ...input, fixed: [...input.fixed, extra] })).toBeGreaterThanOrEqual(base)
        expect(sold({ ...input, contingency: input.contingency + 0.05 })).toBeGreaterThanOrEqual(base)
        expect(sold({ ...input, fund: input.fund + 0.05 })).toBeGreaterThanOrEqual(base)
      }),
    )
  })

  it('covers its costs with the travellers of the break-even and not with one less', () => {
    fc.assert(
      fc.property(anyPriceInput, (drawn) => {
        const input = { ...drawn, tax: { rate: 0, base: 'none' } as const, brackets: [{ paying: 12 }] }
        const quote = quotePrices(input)
        const needed = quote.breakEven[0]!.paying
        expect(needed).toBeLessThanOrEqual(12)
        const lines = quote.brackets[0]!.distribution
        const of = (kind: string) =>
          lines.filter((line) => line.kind === kind).reduce((sum, l) => sum + Number(l.amount), 0)
        const perGuest = (of('provider') + of('contingency') + of('margin')) / 12
        const fixed = Number(quote.brackets[0]!.fixed) * (1 + input.contingency)
        const variable = (of('provider') + of('contingency') - fixed) / 12
        expect(needed * (perGuest - variable)).toBeGreaterThanOrEqual(fixed - 0.2)
        if (needed > 0) expect((needed - 1) * (perGuest - variable)).toBeLessThan(fixed + 0.2)
      }),
    )
  })
})
