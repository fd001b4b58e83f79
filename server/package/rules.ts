import type { Decimal } from 'decimal.js'
import type { Currency } from '../contract/common'
import type { z } from 'zod'
import { holidaysOf } from '../catalog/holidays.rules'
import { dayAfter } from '../catalog/sale.rules'
import { AppError } from '../contract/errors'
import type { Amount, PriceInput, PriceOutput } from '../contract/methods/price'
import type { NetworkRules } from '../contract/network'
import type { Blocker, CostLine, Package, PricedBracket } from '../contract/package'
import type { ExchangeRow, Rates, TaxRow } from '../contract/rates'
import type { Route } from '../contract/route'
import { composeLines, type Composition, type Ingredients } from './compose.rules'
import { MOST_DAYS_AHEAD, saleOf } from './departures.rules'
import { quotePrices } from './price.rules'
import { childPricesOf, personCosts } from './terms.rules'

type CurrencyCode = z.infer<typeof Currency>

/** Change between a rate's date and the day it is paid: 2 % on every converted amount. */
const EXCHANGE_BUFFER = 0.02

const holdsOn = (row: { from: string | null; to: string | null }, date: string): boolean =>
  (row.from === null || row.from <= date) && (row.to === null || date <= row.to)

/**
 * The tax row that rules a package sold in a country on a date: the row for packages, else the general one.
 * @returns undefined when the table has no row for that day; a row with `rate: null` is an unknown rate, not zero
 */
export function taxOn(taxes: readonly TaxRow[], country: string, date: string): TaxRow | undefined {
  const rows = taxes.filter((row) => row.country === country && holdsOn(row, date))
  return rows.find((row) => row.serviceClass === 'package') ?? rows.find((row) => row.serviceClass === 'general')
}

/**
 * The exchange row that turns one unit of a currency into another on a date, the official rate first.
 * @returns undefined when no row with a value holds that day: the amount can then not be converted
 */
export function exchangeOn(
  rows: readonly ExchangeRow[],
  { currency, base, date }: { currency: CurrencyCode; base: CurrencyCode; date: string },
): ExchangeRow | undefined {
  const holding = rows.filter(
    (row) => row.currency === currency && row.base === base && row.perUnit !== null && holdsOn(row, date),
  )
  return holding.find((row) => row.type === 'oficial') ?? holding[0]
}

const amountIn = (currency: CurrencyCode, amount: string, own: CurrencyCode): Amount =>
  currency === own ? amount : { amount, currency }

/**
 * The terms of a network as the price takes them: shares of price taken together, free places spread as a cost.
 * @param taxRate null when nobody has confirmed it: no tax is then added, and the price is not final
 */
export function networkTerms(rules: NetworkRules, taxRate: number | null) {
  const { contingency, margin, fund, commission } = rules
  const tax = taxRate === null ? ({ rate: 0, base: 'none' } as const) : ({ rate: taxRate, base: 'total' } as const)
  return { contingency, margin, fund, commission, tax, freePlaces: 'cost', division: 'joint' } as const
}

/**
 * The exchange rows that a list of amounts needs to be told in one currency on a date.
 * @throws AppError price.unknown_exchange naming the first currency that has no rate that day
 */
export function exchangeFor(
  currencies: readonly CurrencyCode[],
  { base, date }: { base: CurrencyCode; date: string },
  rows: readonly ExchangeRow[],
): ExchangeRow[] {
  return [...new Set(currencies)]
    .filter((currency) => currency !== base)
    .map((currency) => {
      const row = exchangeOn(rows, { currency, base, date })
      if (!row) throw new AppError('price.unknown_exchange', { currency, date })
      return row
    })
}

/** Exchange rows as the price takes them, with the buffer of the house. */
export const buffered = (rows: readonly ExchangeRow[]): NonNullable<PriceInput['rates']> =>
  Object.fromEntries(rows.map((row) => [row.currency, { perUnit: row.perUnit!, buffer: EXCHANGE_BUFFER }]))

/** Exchange rates as the choice of the cheapest takes them; currencies without one are left out. */
export function worths(rows: readonly ExchangeRow[], base: CurrencyCode, date: string): ReadonlyMap<string, string> {
  const currencies = [...new Set(rows.map(({ currency }) => currency))]
  return new Map(
    currencies.flatMap((currency): [string, string][] => {
      const row = exchangeOn(rows, { currency, base, date })
      return row ? [[currency, row.perUnit!]] : []
    }),
  )
}

type Terms = Pick<PriceInput, 'currency' | 'roundUpTo' | 'rates' | 'rooms'> & ReturnType<typeof networkTerms>

/** One size of group as the price takes it: a service may let its free guest in free, another may not. */
function bracketInput(lines: readonly CostLine[], terms: Terms, bracket: NetworkRules['brackets'][number]): PriceInput {
  const own = (amount: string, currency: string) => amountIn(currency, amount, terms.currency)
  const group = lines
    .filter((cost) => cost.basis === 'fixed')
    .map((cost) => ({
      name: cost.name.es,
      payee: cost.provider,
      amounts: Object.fromEntries(
        Object.entries(cost.amounts!).map(([least, amount]) => [least, own(amount, cost.currency)]),
      ),
    }))
  const { perPerson, fixed } = personCosts(lines, bracket, own)
  return { ...terms, brackets: [bracket], fixed: [...group, ...fixed], perPerson }
}

function priceTermsOf(
  { network: { rules, sellsIn } }: Ingredients,
  { rooms }: Composition,
  { tax, exchange }: { tax: TaxRow | undefined; exchange: readonly ExchangeRow[] },
): Terms {
  const room = (sum: Decimal) => amountIn(rooms.currency, sum.toFixed(2), sellsIn)
  return {
    currency: sellsIn,
    ...networkTerms(rules, tax?.rate ?? null),
    roundUpTo: rules.roundUpTo,
    ...(rooms.nights > 0 && rooms.triple
      ? { rooms: { nights: 1, single: room(rooms.single), double: room(rooms.double), triple: room(rooms.triple) } }
      : {}),
    rates: buffered(exchange),
  }
}

/**
 * Prices cost lines for every size of group, each with the free places its services give.
 * @param lines amounts of groups must hold for the smallest bracket
 * @returns one price for each bracket, in their order, with what children pay where some service asks less of them
 */
export function priceLines(
  lines: readonly CostLine[],
  terms: Terms,
  brackets: NetworkRules['brackets'],
): { prices: PriceOutput; bracket: PricedBracket }[] {
  return brackets.map((each) => {
    const input = bracketInput(lines, terms, each)
    const prices = quotePrices(input)
    const { paying, free, sold, revenue, distribution } = prices.brackets[0]!
    const children = childPricesOf(input, lines, prices.brackets[0]!.cost)
    const breakEven = prices.breakEven[0]?.paying ?? null
    return {
      prices,
      bracket: {
        paying,
        free,
        sold,
        revenue,
        breakEven,
        distribution,
        ...(children.length > 0 ? { children } : {}),
      },
    }
  })
}

/** Public holidays of every day a package may touch, from the day it is priced on. */
function holidaysFor({ plan, network, route }: Ingredients, { holidays }: Rates): Set<string> {
  const from = plan.departsOn && plan.departsOn < plan.pricedOn ? plan.departsOn : plan.pricedOn
  const until = plan.departsOn && plan.departsOn > plan.pricedOn ? plan.departsOn : plan.pricedOn
  return holidaysOf(holidays, network.country, { from, to: dayAfter(until, MOST_DAYS_AHEAD + route.stages.length) })
}

function taxBlocker(tax: TaxRow | undefined, country: string): Blocker[] {
  if (typeof tax?.rate !== 'number') return [{ code: 'tax.unknown', where: country }]
  return tax.status === 'verificado' ? [] : [{ code: 'tax.unverified', where: country }]
}

/** Days on which the route's own check asks for another driver, whom nobody has priced. */
const reliefBlockers = (route: Route): Blocker[] =>
  route.stages
    .filter((stage) => stage.findings.some(({ rule }) => rule === 'driver'))
    .map(({ day }) => ({ code: 'driver.relief', where: `${day}` }))

const NO_TAX_ROW = { es: 'Sin dato.', pt: 'Sem dado.', en: 'No data.' }

const toldTax = (tax: TaxRow | undefined): Package['tax'] => ({
  rate: tax?.rate ?? null,
  name: tax?.name ?? '',
  note: tax?.note ?? NO_TAX_ROW,
  status: tax?.status ?? 'desconocido',
  source: tax?.source.title ?? '',
})

/**
 * Makes a national package: composes its lines from the route, prices every bracket and assigns every cent. Whatever is
 * unknown (a tax, a bed) stays out of the sum and stands in `blockers`: the price is then indicative and cannot become a
 * final quotation.
 * @returns the package without its version, which publishing gives
 * @throws AppError price.unknown_exchange when a service is sold in a currency that has no rate that day: half a sum is no price
 * @see domain guide 4.1-4.5
 */
export function composePackage(ingredients: Ingredients, rates: Rates): Omit<Package, 'version'> {
  const { plan, route, network } = ingredients
  const { rules, sellsIn, country } = network
  const holidays = holidaysFor(ingredients, rates)
  const perUnit = worths(rates.exchange, sellsIn, plan.pricedOn)
  const composed = composeLines(ingredients, { holidays, perUnit })
  const currencies = composed.lines.map((line) => line.currency)
  const exchange = exchangeFor(currencies, { base: sellsIn, date: plan.pricedOn }, rates.exchange)
  const tax = taxOn(rates.taxes, country, plan.pricedOn)
  const priced = priceLines(composed.lines, priceTermsOf(ingredients, composed, { tax, exchange }), rules.brackets)
  const [first] = priced
  const sale = plan.departsOn
    ? undefined
    : saleOf({ lines: [...composed.lines], pricedOn: plan.pricedOn }, ingredients.services, holidays)
  return {
    id: plan.id,
    network: plan.network,
    name: plan.name,
    theme: plan.theme,
    pricedOn: plan.pricedOn,
    ...(plan.departsOn ? { departsOn: plan.departsOn } : {}),
    route: { id: route.id, version: route.version },
    days: route.stages.length,
    nights: route.stages.filter((stage) => stage.sleepsAt).length,
    currency: sellsIn,
    lines: [...composed.lines],
    terms: rules,
    tax: toldTax(tax),
    exchange: exchange.map((row) => ({
      currency: row.currency,
      perUnit: row.perUnit!,
      date: row.date ?? plan.pricedOn,
      source: row.source.title,
    })),
    brackets: priced.map(({ bracket }) => bracket),
    singleSupplement: first?.prices.singleSupplement ?? null,
    tripleReduction: first?.prices.tripleReduction ?? null,
    kgCo2: route.stages.reduce((sum, stage) => sum + stage.kgCo2, 0),
    blockers: [
      ...composed.blockers,
      ...(plan.departsOn || sale ? [] : [{ code: 'service.rate' as const, where: '' }]),
      ...reliefBlockers(route),
      ...taxBlocker(tax, country),
    ],
    ...(sale ? { sale } : {}),
  }
}
