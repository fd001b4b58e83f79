import type { DistributionLine } from '../contract/methods/price'
import { Decimal, keptShare, type PriceTerms, settle, withoutTax } from './price-chain.rules'

export interface Departure {
  readonly paying: number
  /** Price sold to each paying guest, tax included. */
  readonly sold: Decimal
  /** What each payee is owed for the whole group, unrounded. */
  readonly owed: ReadonlyMap<string, Decimal>
}

interface Portion {
  readonly payee: string
  readonly kind: DistributionLine['kind']
  readonly exact: Decimal
}

/**
 * Assigns every cent collected on a departure: tax, commission, fund, one line per payee, contingency reserve and the
 * network's margin, in that order. Each line is rounded half up and the margin takes the rounding; where the margin is
 * too thin to take it, cents go by largest remainder instead, so that no line is negative.
 * @param terms of the quotation   @param departure guests, price and debts of the group
 * @returns lines that add up to sold x paying; lines of nothing are kept as "0.00"
 * @see domain guide 4.3
 */
export function distribute(terms: PriceTerms, departure: Departure): DistributionLine[] {
  const collected = departure.sold.times(departure.paying)
  const portions = exactPortions(terms, departure, collected)
  return roundPortions(portions, collected).map(({ payee, kind, exact }) => ({
    payee,
    kind,
    amount: exact.toFixed(2),
  }))
}

function exactPortions(terms: PriceTerms, { owed }: Departure, collected: Decimal): Portion[] {
  const providers = [...owed].map(([payee, exact]): Portion => ({ payee, kind: 'provider', exact }))
  const owedTotal = providers.reduce((sum, { exact }) => sum.plus(exact), new Decimal(0))
  const cost = owedTotal.times(terms.reserve)
  const price = withoutTax(terms, collected, cost)
  const own = (kind: DistributionLine['kind'], exact: Decimal): Portion => ({ payee: kind, kind, exact })
  return [
    own('tax', collected.minus(price)),
    own('commission', price.times(terms.commission)),
    own('fund', price.times(terms.fund)),
    ...providers,
    own('contingency', cost.minus(owedTotal)),
    own('margin', price.times(keptShare(terms)).minus(cost)),
  ]
}

function roundPortions(portions: readonly Portion[], collected: Decimal): Portion[] {
  const rounded = portions.map((portion) => ({ ...portion, exact: settle(portion.exact).toDecimalPlaces(2) }))
  const margin = rounded.pop()!
  const assigned = rounded.reduce((sum, { exact }) => sum.plus(exact), new Decimal(0))
  const left = collected.minus(assigned)
  return left.gte(0) ? [...rounded, { ...margin, exact: left }] : byLargestRemainder(portions, collected)
}

function byLargestRemainder(portions: readonly Portion[], collected: Decimal): Portion[] {
  const exact = portions.map((portion) => Decimal.max(settle(portion.exact), 0))
  const floors = exact.map((value) => value.toDecimalPlaces(2, Decimal.ROUND_FLOOR))
  const missing = collected.minus(floors.reduce((sum, value) => sum.plus(value), new Decimal(0))).times(100)
  const order = exact
    .map((value, index) => ({ index, remainder: value.minus(floors[index]!) }))
    .sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index)
  const lifted = new Set(order.slice(0, missing.toNumber()).map(({ index }) => index))
  return portions.map((portion, index) => ({ ...portion, exact: floors[index]!.plus(lifted.has(index) ? 0.01 : 0) }))
}
