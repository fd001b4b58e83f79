import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DistributionLine, PriceInput } from '../../../server/contract/methods/price'
import { quotePrices } from '../../../server/package/price.rules'
import { anyPriceInput, BARE, WORKED } from './price-input'

const cents = (amount: string) => Math.round(Number(amount) * 100)
const sum = (lines: readonly DistributionLine[]) => lines.reduce((total, { amount }) => total + cents(amount), 0)
const amountOf = (lines: readonly DistributionLine[], kind: string) =>
  lines.filter((line) => line.kind === kind).reduce((total, { amount }) => total + cents(amount), 0)

describe('who receives what', () => {
  it('is the distribution of the guide for ten travellers', () => {
    expect(quotePrices(WORKED).brackets[1]!.distribution).toEqual([
      { payee: 'tax', kind: 'tax', amount: '538.02' },
      { payee: 'commission', kind: 'commission', amount: '256.20' },
      { payee: 'fund', kind: 'fund', amount: '51.24' },
      { payee: 'transport coop', kind: 'provider', amount: '530.00' },
      { payee: 'guide coop', kind: 'provider', amount: '135.00' },
      { payee: 'tolls', kind: 'provider', amount: '60.00' },
      { payee: 'lodging coop', kind: 'provider', amount: '440.00' },
      { payee: 'food coop', kind: 'provider', amount: '550.00' },
      { payee: 'museums', kind: 'provider', amount: '140.00' },
      { payee: 'contingency', kind: 'contingency', amount: '74.20' },
      { payee: 'margin', kind: 'margin', amount: '325.34' },
    ])
  })

  it('owes tax on the margin that was truly made, rounding included', () => {
    // cost 100, price 125, tax 5.25 -> 130.25 sold at 150. X = (150 + 0.21·100)/1.21 = 141.3223; margin 41.3223, tax 8.6777
    const input: PriceInput = {
      ...BARE,
      margin: { rate: 0.2, of: 'price' },
      tax: { rate: 0.21, base: 'margin' },
      roundUpTo: '50',
    }
    const lines = quotePrices(input).brackets[0]!.distribution
    expect([amountOf(lines, 'tax'), amountOf(lines, 'provider'), amountOf(lines, 'margin')]).toEqual([868, 10000, 4132])
  })

  it('takes the fund from what the commission leaves when shares are divided step by step', () => {
    // 100 / 0.9 / 0.8 = 138.888… sold at 138.89: commission 27.778, fund 11.1112, nothing left for a margin
    const input: PriceInput = { ...BARE, fund: 0.1, commission: { rate: 0.2, of: 'price' }, division: 'sequential' }
    const lines = quotePrices(input).brackets[0]!.distribution
    expect(lines.map(({ amount }) => amount)).toEqual(['0.00', '27.78', '11.11', '100.00', '0.00', '0.00'])
  })

  it('takes a commission on top of the net price, and the fund from the net price', () => {
    // net 100 / 0.8 = 125, price 150: commission 25, fund 25
    const input: PriceInput = { ...BARE, fund: 0.2, commission: { rate: 0.2, of: 'net' } }
    const lines = quotePrices(input).brackets[0]!.distribution
    expect([amountOf(lines, 'commission'), amountOf(lines, 'fund'), amountOf(lines, 'margin')]).toEqual([2500, 2500, 0])
  })

  it('never leaves a line below nothing when there is no margin to take the rounding', () => {
    // two debts of half a cent would both round up to one: 0.01 cannot pay 0.02
    const halves = ['a', 'b'].map((payee) => ({ name: payee, payee, amount: '0.005' }))
    const lines = quotePrices({ ...BARE, fixed: halves }).brackets[0]!.distribution
    expect(lines.map(({ amount }) => amount)).toEqual(['0.00', '0.00', '0.00', '0.01', '0.00', '0.00', '0.00'])
  })

  it('adds up to the revenue to the cent, without negative lines, for any package', () => {
    fc.assert(
      fc.property(anyPriceInput, (input) => {
        for (const { distribution, revenue, sold, paying } of quotePrices(input).brackets) {
          expect(sum(distribution)).toBe(cents(revenue))
          expect(cents(revenue)).toBe(cents(sold) * paying)
          expect(distribution.every(({ amount }) => /^\d+\.\d{2}$/.test(amount))).toBe(true)
          const payees = distribution.filter(({ kind }) => kind === 'provider').map(({ payee }) => payee)
          expect(new Set(payees).size).toBe(payees.length)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('pays each provider what was agreed, to the cent, whatever the terms', () => {
    fc.assert(
      fc.property(anyPriceInput, anyPriceInput, (input, other) => {
        const { fixed, perPerson, brackets } = input
        const one = quotePrices(input).brackets
        const two = quotePrices({ ...other, fixed, perPerson, brackets }).brackets
        one.forEach(({ distribution }, index) => {
          const difference = amountOf(distribution, 'provider') - amountOf(two[index]!.distribution, 'provider')
          expect(Math.abs(difference)).toBeLessThanOrEqual(6)
        })
      }),
    )
  })
})
