import fc from 'fast-check'
import type { PriceInput } from '../../../server/contract/methods/price'

/** The worked example of the trade guide: EUR, 3 days and 2 nights, brackets of 6, 10 and 15+1. */
export const WORKED: PriceInput = {
  currency: 'EUR',
  brackets: [{ paying: 6 }, { paying: 10 }, { paying: 15, free: 1 }],
  fixed: [
    { name: 'Vehículo 3 x 150', payee: 'transport coop', amount: '450.00' },
    { name: 'Guía 3 x 45', payee: 'guide coop', amount: '135.00' },
    { name: 'Comida y cama del conductor', payee: 'transport coop', amount: '80.00' },
    { name: 'Peajes', payee: 'tolls', amount: '60.00' },
  ],
  perPerson: [
    { name: 'Cama', payee: 'lodging coop', amount: '44.00' },
    { name: 'Desayunos', payee: 'food coop', amount: '10.00' },
    { name: 'Almuerzos', payee: 'food coop', amount: '27.00' },
    { name: 'Cenas', payee: 'food coop', amount: '18.00' },
    { name: 'Museos', payee: 'museums', amount: '14.00' },
  ],
  contingency: 0.04,
  margin: { rate: 0.12, of: 'price' },
  fund: 0.02,
  commission: { rate: 0.1, of: 'price' },
  tax: { rate: 0.21, base: 'total' },
  freePlaces: 'cost',
  division: 'joint',
  roundUpTo: '10',
}

/** One bracket, one cost of 100 for the group and nothing else: what a single rule does is seen alone. */
export const BARE: PriceInput = {
  currency: 'USD',
  brackets: [{ paying: 1 }],
  fixed: [{ name: 'Guía', payee: 'guide', amount: '100' }],
  perPerson: [],
  contingency: 0,
  margin: { rate: 0, of: 'price' },
  fund: 0,
  commission: { rate: 0, of: 'price' },
  tax: { rate: 0, base: 'none' },
  freePlaces: 'cost',
  division: 'joint',
  roundUpTo: '0.01',
}

const money = (max: number) => fc.integer({ min: 0, max }).map((units) => (units / 10_000).toFixed(4))
const amount = (max: number) => fc.oneof(money(max), fc.record({ amount: money(max), currency: fc.constant('NIO') }))
const share = (max: number) => fc.integer({ min: 0, max: max * 1000 }).map((thousandths) => thousandths / 1000)
const payee = fc.constantFrom('norte', 'sur', 'este', 'oeste', 'centro')

/** Any quotation the contract accepts, through every combination of options. */
export const anyPriceInput: fc.Arbitrary<PriceInput> = fc.record({
  currency: fc.constant('USD'),
  brackets: fc.uniqueArray(
    fc.record({ paying: fc.integer({ min: 1, max: 60 }), free: fc.integer({ min: 0, max: 4 }) }),
    { minLength: 1, maxLength: 4, selector: ({ paying, free }) => `${paying}+${free}` },
  ),
  fixed: fc.array(
    fc.oneof(
      fc.record({ name: fc.constant('f'), payee, amount: amount(9_000_000) }),
      fc.record({
        name: fc.constant('f'),
        payee,
        amounts: fc.record({ '1': amount(9_000_000), '10': amount(9_000_000) }),
      }),
    ),
    { maxLength: 6 },
  ),
  perPerson: fc.array(fc.record({ name: fc.constant('v'), payee, amount: amount(2_000_000), free: fc.boolean() }), {
    maxLength: 6,
  }),
  contingency: share(0.3),
  margin: fc.record({ rate: share(0.4), of: fc.constantFrom('price', 'cost') }),
  fund: share(0.2),
  commission: fc.record({ rate: share(0.3), of: fc.constantFrom('price', 'net') }),
  tax: fc.record({ rate: share(0.3), base: fc.constantFrom('total', 'margin', 'none') }),
  freePlaces: fc.constantFrom('cost', 'price'),
  division: fc.constantFrom('joint', 'sequential'),
  roundUpTo: fc.constantFrom('0.01', '0.05', '1', '10', '25'),
  rates: fc.constant({ NIO: { perUnit: '0.0273', buffer: 0.03 } }),
})
