import { Decimal as AnyDecimal } from 'decimal.js'
import { AppError } from '../contract/errors'
import type { PriceInput } from '../contract/methods/price'

/** Decimal arithmetic of the house: 60 significant digits, so that only the last step of a calculation rounds. */
export const Decimal = AnyDecimal.clone({ precision: 60, rounding: AnyDecimal.ROUND_HALF_UP })
export type Decimal = AnyDecimal

/** The terms of a quotation reduced to what its algebra needs; shares are of the price without tax. */
export interface PriceTerms {
  /** 1 + contingency. */
  readonly reserve: Decimal
  /** Price without tax for each unit of cost with contingency. */
  readonly factor: Decimal
  /** Commission as a share of the price without tax. */
  readonly commission: Decimal
  /** Solidarity fund as a share of the price without tax. */
  readonly fund: Decimal
  readonly tax: PriceInput['tax']
  readonly step: Decimal
}

export interface FreePlaces {
  /** Multiplies the price: (n+f)/n when free places are spread over the price, else 1. */
  readonly spread: Decimal
  /** Cost per paying guest with the free guests' share; tells the margin that a tax on margin is owed on. */
  readonly trueCost: Decimal
}

export interface ChainedPrice {
  readonly cost: Decimal
  readonly costWithContingency: Decimal
  readonly price: Decimal
  readonly priceWithTax: Decimal
}

/**
 * Drops the last digits that a division leaves behind (30 decimals stay), so that 390 is not rounded up to 400.
 * @param value any decimal   @returns the value to 30 decimals, half up
 */
export function settle(value: Decimal): Decimal {
  return value.toDecimalPlaces(30)
}

/**
 * Writes an amount as money with two decimals, half up.
 * @param value in the currency of the quotation   @returns for example "233.83"
 */
export function toCents(value: Decimal): string {
  return settle(value).toFixed(2)
}

/**
 * Rounds a price up to the commercial step; a price that already stands on a step stays.
 * @param value price with tax   @param step more than nothing, in the same currency
 */
export function roundUpTo(value: Decimal, step: Decimal): Decimal {
  return settle(value.div(step)).ceil().times(step)
}

/**
 * Reads the terms of a quotation as one algebra. With a = commission, s = fund, m = margin of price, k = margin of cost:
 * - commission of price, joint: price = C'(1+k) / (1-m-s-a); commission a and fund s are shares of the price
 * - commission of price, sequential: price = C'(1+k) / (1-m) / (1-s) / (1-a); fund s is a share of price less commission
 * - commission of net, either way: the network's net price first (without a), then price = net (1+a); fund s is a share of net
 * @throws AppError price.division_by_nothing when the shares leave nothing for the cost
 * @see domain guide 4.2, steps 3 to 5
 */
export function priceTerms(input: PriceInput): PriceTerms {
  const one = new Decimal(1)
  const ofPrice = (rate: number, holds: boolean) => new Decimal(holds ? rate : 0)
  const margin = ofPrice(input.margin.rate, input.margin.of === 'price')
  const markup = ofPrice(input.margin.rate, input.margin.of === 'cost')
  const inclusive = ofPrice(input.commission.rate, input.commission.of === 'price')
  const onTop = ofPrice(input.commission.rate, input.commission.of === 'net')
  const commission = inclusive.plus(onTop.div(onTop.plus(1)))
  const joint = input.division === 'joint'
  const left = joint
    ? one.minus(margin).minus(input.fund).minus(inclusive)
    : one.minus(margin).times(one.minus(input.fund)).times(one.minus(inclusive))
  if (left.lte(0)) {
    throw new AppError('price.division_by_nothing', { key: 'margin.rate', problem: 'price.shares_whole' })
  }
  const fundOfWholePrice = joint && input.commission.of === 'price'
  return {
    reserve: one.plus(input.contingency),
    factor: markup.plus(1).times(onTop.plus(1)).div(left),
    commission,
    fund: new Decimal(input.fund).times(fundOfWholePrice ? one : one.minus(commission)),
    tax: input.tax,
    step: new Decimal(input.roundUpTo),
  }
}

/**
 * Carries a cost per paying guest through contingency, shares and tax, without rounding anything.
 * @param cost cost per paying guest that the price is made from
 * @param free only where free places are spread over the price
 * @see domain guide 4.2, steps 1 to 6
 */
export function chainPrice(terms: PriceTerms, cost: Decimal, free?: FreePlaces): ChainedPrice {
  const { spread, trueCost } = free ?? { spread: new Decimal(1), trueCost: cost }
  const costWithContingency = cost.times(terms.reserve)
  const price = costWithContingency.times(terms.factor).times(spread)
  const margin = price.times(keptShare(terms)).minus(trueCost.times(terms.reserve))
  const taxed = { total: price, margin: Decimal.max(margin, 0), none: new Decimal(0) }[terms.tax.base]
  return { cost, costWithContingency, price, priceWithTax: price.plus(taxed.times(terms.tax.rate)) }
}

/**
 * The share of the price without tax that stays with the network for costs, reserve and margin.
 * @returns between 0 and 1
 */
export function keptShare({ commission, fund }: PriceTerms): Decimal {
  return new Decimal(1).minus(commission).minus(fund)
}

/**
 * Takes the tax out of money collected; the inverse of `chainPrice`'s last step.
 * For a tax t on margin: margin = X·kept - cost and tax = t·margin, so X = (collected + t·cost) / (1 + t·kept).
 * @param collected with tax   @param cost true cost with contingency of the same guests
 */
export function withoutTax(terms: PriceTerms, collected: Decimal, cost: Decimal): Decimal {
  const { rate, base } = terms.tax
  if (base === 'none') return collected
  if (base === 'total') return collected.div(new Decimal(rate).plus(1))
  return collected.plus(cost.times(rate)).div(keptShare(terms).times(rate).plus(1))
}
