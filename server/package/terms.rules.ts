import type { ChildPrice, PriceInput } from '../contract/methods/price'
import type { CostLine } from '../contract/package'
import { Decimal, settle } from './price-chain.rules'
import { inOwnCurrency, quotePrices } from './price.rules'

type Bracket = PriceInput['brackets'][number]
type AmountOf = (amount: string, currency: string) => PriceInput['perPerson'][number]['amount']

/**
 * How many of the free guests of a group a service lets in free: one for every so many who pay, up to its most.
 * @returns 0 for a service that gives no free place; never more than the group has free guests
 */
export function freeGiven({ freePlaces }: Pick<CostLine, 'freePlaces'>, { paying, free = 0 }: Bracket): number {
  if (!freePlaces) return 0
  return Math.min(free, Math.floor(paying / freePlaces.every), freePlaces.most ?? free)
}

/**
 * The costs of each person in one size of group, as the price takes them. A guest whom the service lets in free does not
 * cost it (`free: false`); where it lets in only some of them, the places of the others are a cost of the group.
 * @param amountOf writes an amount of a currency as the price takes it
 */
export function personCosts(
  lines: readonly CostLine[],
  bracket: Bracket,
  amountOf: AmountOf,
): Pick<PriceInput, 'perPerson' | 'fixed'> {
  const perPerson: PriceInput['perPerson'] = []
  const fixed: PriceInput['fixed'] = []
  for (const line of lines) {
    if (line.basis !== 'perPerson') continue
    const given = freeGiven(line, bracket)
    const about = { name: line.name.es, payee: line.provider }
    perPerson.push({
      ...about,
      amount: amountOf(line.amount!, line.currency),
      ...(given > 0 ? { free: false } : {}),
    })
    const left = given > 0 ? (bracket.free ?? 0) - given : 0
    if (left > 0) {
      const amount = new Decimal(line.amount!).times(left).toFixed(4)
      fixed.push({ ...about, amount: amountOf(amount, line.currency) })
    }
  }
  return { perPerson, fixed }
}

export interface AgeBand {
  readonly from: number
  readonly to: number
}

/** Spans of age within which no service changes what it asks, of the ages that some service names. */
function agesOf(lines: readonly CostLine[]): AgeBand[] {
  const bands = lines.flatMap(({ children = [] }) => children)
  const starts = [...new Set(bands.flatMap(({ from, to }) => [from, to + 1]))].toSorted((a, b) => a - b)
  return starts
    .slice(0, -1)
    .map((from, index) => ({ from, to: starts[index + 1]! - 1 }))
    .filter(({ from }) => bands.some((band) => band.from <= from && from <= band.to))
}

const shareAt = ({ children = [] }: CostLine, age: number): number =>
  children.find(({ from, to }) => from <= age && age <= to)?.share ?? 1

/**
 * What part of an adult's price a child pays in one size of group: its share of the services that ask less of children,
 * and the whole of the rest, against what an adult costs. So the price of a child never falls below what it costs.
 * @param cost of one paying adult in that group, free places included, in the currency of the quotation
 * @returns shares with four decimals, rounded up; [] where no service asks less of children
 * @see domain guide 4.2, step 9
 */
function childBands(input: PriceInput, lines: readonly CostLine[], cost: Decimal): (AgeBand & { share: number })[] {
  if (cost.lte(0)) return []
  return agesOf(lines).map((band) => {
    const saved = lines.reduce((sum, line) => {
      const share = shareAt(line, band.from)
      if (line.basis !== 'perPerson' || share === 1) return sum
      const amount = line.currency === input.currency ? line.amount! : { amount: line.amount!, currency: line.currency }
      return sum.plus(inOwnCurrency(input, amount).times(new Decimal(1).minus(share)))
    }, new Decimal(0))
    const share = Decimal.max(0, settle(cost.minus(saved).div(cost))).toDecimalPlaces(4, Decimal.ROUND_UP)
    return { ...band, share: Math.min(1, share.toNumber()) }
  })
}

/** Neighbouring ages that pay the same are one band. */
function merged(bands: readonly (AgeBand & { price: string })[]): (AgeBand & { price: string })[] {
  return bands.reduce<(AgeBand & { price: string })[]>((all, band) => {
    const last = all.at(-1)
    if (last && last.to + 1 === band.from && last.price === band.price)
      return [...all.slice(0, -1), { ...last, to: band.to }]
    return [...all, band]
  }, [])
}

/**
 * What children pay in one size of group, by age.
 * @param input of that group alone   @param cost of one paying adult in it
 * @returns bands in order of age; [] where nobody asks less of children
 */
export function childPricesOf(
  input: PriceInput,
  lines: readonly CostLine[],
  cost: string,
): (AgeBand & { price: string })[] {
  const children = childBands(input, lines, new Decimal(cost))
  if (children.length === 0) return []
  const ages = children.map(({ from }) => from)
  const prices: readonly ChildPrice[] = quotePrices({ ...input, children, ages }).children ?? []
  return merged(children.map(({ from, to }, index) => ({ from, to, price: prices[index]!.price })))
}
