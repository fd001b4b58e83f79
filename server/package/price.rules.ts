import { AppError } from '../contract/errors'
import type { Amount, BracketPrice, ChildPrice, FixedLine, PriceInput, PriceOutput } from '../contract/methods/price'
import { distribute } from './distribution.rules'
import {
  chainPrice,
  Decimal,
  keptShare,
  type PriceTerms,
  priceTerms,
  roundUpTo,
  settle,
  toCents,
  withoutTax,
} from './price-chain.rules'

interface GroupCost {
  readonly fixed: Decimal
  readonly perPaying: Decimal
  readonly perFree: Decimal
  readonly owed: ReadonlyMap<string, Decimal>
}

/**
 * Prices a package for every size of group: cost, price, price sold, and who receives every cent of it.
 * Free places (f for n paying): `cost` shares their cost among the paying, C = (F + f·Vfree)/n + V; `price` makes the
 * price without them, C = F/n + V, and multiplies it by (n+f)/n. What they truly cost is paid to the providers both ways.
 * Children pay a share of the adult price of the bracket; the top-level list is that of the first bracket.
 * @param input checked by the contract; amounts in other currencies need their rate
 * @returns money with two decimals, rounded half up from unrounded steps; `sold` rounded up to the commercial step once
 * @throws AppError price.division_by_nothing, price.unknown_exchange, or input.invalid when a bracket has no fixed amount
 * @see domain guide 4.2 and 4.3
 */
export function quotePrices(input: PriceInput): PriceOutput {
  const terms = priceTerms(input)
  const quoted = input.brackets.map(({ paying, free = 0 }) => quoteBracket(input, terms, { paying, free }))
  return {
    brackets: quoted.map(({ bracket }) => bracket),
    breakEven: quoted.map(({ bracket, breakEven }) => ({ sold: bracket.sold, paying: breakEven })),
    ...quoteRooms(input, terms),
    ...(input.ages === undefined ? {} : { children: quoted[0]?.bracket.children ?? [] }),
  }
}

function quoteBracket(input: PriceInput, terms: PriceTerms, { paying, free }: { paying: number; free: number }) {
  const group = groupCost(input, paying, free)
  const withFree = group.fixed.plus(group.perFree.times(free)).div(paying).plus(group.perPaying)
  const spread = new Decimal(paying + free).div(paying)
  const chained =
    input.freePlaces === 'cost'
      ? chainPrice(terms, withFree)
      : chainPrice(terms, group.fixed.div(paying).plus(group.perPaying), { spread, trueCost: withFree })
  const sold = roundUpTo(chained.priceWithTax, terms.step)
  const bracket: BracketPrice = {
    paying,
    free,
    fixed: toCents(group.fixed),
    cost: toCents(chained.cost),
    costWithContingency: toCents(chained.costWithContingency),
    price: toCents(chained.price),
    priceWithTax: toCents(chained.priceWithTax),
    sold: toCents(sold),
    distribution: distribute(terms, { paying, sold, owed: group.owed }),
    revenue: toCents(sold.times(paying)),
    ...(input.ages === undefined ? {} : { children: childPrices(input, sold) }),
  }
  return { bracket, breakEven: breakEven(terms, group, sold) }
}

function groupCost(input: PriceInput, paying: number, free: number): GroupCost {
  const owed = new Map<string, Decimal>()
  const owe = (payee: string, amount: Decimal) => owed.set(payee, amount.plus(owed.get(payee) ?? 0))
  let fixed = new Decimal(0)
  let perPaying = new Decimal(0)
  let perFree = new Decimal(0)
  for (const line of input.fixed) {
    const amount = inOwnCurrency(input, fixedAmount(line, paying))
    fixed = fixed.plus(amount)
    owe(line.payee, amount)
  }
  for (const line of input.perPerson) {
    const amount = inOwnCurrency(input, line.amount)
    const freeToo = line.free !== false
    perPaying = perPaying.plus(amount)
    if (freeToo) perFree = perFree.plus(amount)
    owe(line.payee, amount.times(freeToo ? paying + free : paying))
  }
  return { fixed, perPaying, perFree, owed }
}

/** Step costs hold from their least number of paying guests up to the next one. */
function fixedAmount({ name, amount, amounts }: FixedLine, paying: number): Amount {
  if (amount !== undefined) return amount
  const reached = Object.keys(amounts ?? {})
    .map(Number)
    .filter((least) => least <= paying)
  const found = amounts?.[String(Math.max(...reached))]
  if (found === undefined)
    throw new AppError('input.invalid', { key: 'fixed', problem: 'price.no_amount', name, paying })
  return found
}

/**
 * An amount in the currency of the quotation, unrounded, with the buffer of its rate.
 * @throws AppError price.unknown_exchange for a currency without a rate
 */
export function inOwnCurrency({ currency, rates }: PriceInput, amount: Amount): Decimal {
  if (typeof amount === 'string') return new Decimal(amount)
  if (amount.currency === currency) return new Decimal(amount.amount)
  const rate = rates?.[amount.currency]
  if (rate === undefined) throw new AppError('price.unknown_exchange', { currency: amount.currency })
  return new Decimal(amount.amount).times(rate.perUnit).times(new Decimal(rate.buffer).plus(1))
}

/**
 * ceil(F' / (price·kept - V')), with the bracket's own fixed cost. Free places are left out: they are earned by a full
 * bracket, and below it there are none. Where tax falls on the margin none is owed: at break-even there is no margin.
 */
function breakEven(terms: PriceTerms, group: GroupCost, sold: Decimal): number {
  const fixed = group.fixed.times(terms.reserve)
  if (fixed.isZero()) return 0
  const price = terms.tax.base === 'margin' ? sold : withoutTax(terms, sold, fixed)
  const contribution = price.times(keptShare(terms)).minus(group.perPaying.times(terms.reserve))
  return settle(fixed.div(contribution)).ceil().toNumber()
}

/**
 * A supplement is rounded up to the commercial step and a reduction down to it, so that neither sells below the
 * calculation; where the rates would turn one of them negative, it is nothing.
 */
function quoteRooms(input: PriceInput, terms: PriceTerms): Pick<PriceOutput, 'singleSupplement' | 'tripleReduction'> {
  if (input.rooms === undefined) return {}
  const { nights, ...rooms } = input.rooms
  const half = inOwnCurrency(input, rooms.double).div(2)
  const chained = (perNight: Decimal) => chainPrice(terms, Decimal.max(perNight, 0).times(nights)).priceWithTax
  const supplement = chained(inOwnCurrency(input, rooms.single).minus(half))
  const reduction = chained(half.minus(inOwnCurrency(input, rooms.triple).div(3)))
  const steps = settle(reduction.div(terms.step)).floor()
  return {
    singleSupplement: toCents(roundUpTo(supplement, terms.step)),
    tripleReduction: toCents(steps.times(terms.step)),
  }
}

/** Ages that no band names pay as adults; both ends of a band belong to it. */
function childPrices({ ages = [], children = [] }: PriceInput, sold: Decimal): ChildPrice[] {
  return ages.map((age) => {
    const share = children.find(({ from, to }) => from <= age && age <= to)?.share ?? 1
    return { age, price: toCents(sold.times(share)) }
  })
}

/**
 * The share of the price that is kept when a traveller cancels: that of the first tier whose days are not more than
 * the days left, looking from the earliest tier to the latest.
 * @param scale tiers in any order   @param daysLeft whole days until departure; negative once it has left
 * @returns 0 without tiers; the highest share of the scale when fewer days are left than any tier names
 * @see domain guide 4.4
 */
export function cancellationShare(
  scale: readonly { readonly daysBefore: number; readonly share: number }[],
  daysLeft: number,
): number {
  const earliestFirst = [...scale].sort((a, b) => b.daysBefore - a.daysBefore)
  const tier = earliestFirst.find(({ daysBefore }) => daysBefore <= daysLeft)
  return tier?.share ?? Math.max(0, ...scale.map(({ share }) => share))
}
