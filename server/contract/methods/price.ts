import { z } from 'zod'
import { Currency, Money, Share } from '../common'

type Refuse = (path: PropertyKey[], message: string, params?: Record<string, string | number>) => void

const Guests = z.int().min(1).max(100_000)
const Name = z.string().min(1).max(200)
const DecimalText = z.string().refine((text) => Money.safeParse(text).success, { error: 'price.amount_form' })
const ForeignMoney = z.strictObject({ amount: DecimalText, currency: Currency })
/** Money of the quotation's own currency, or of another one that has a rate. */
const Amount = z.union([DecimalText, ForeignMoney], { error: 'price.amount_form' })
export type Amount = z.infer<typeof Amount>

const FixedLine = z.strictObject({
  name: Name,
  payee: Name,
  amount: Amount.optional(),
  /** By the least number of paying guests from which each amount holds. */
  amounts: z.record(z.string().regex(/^[1-9]\d{0,5}$/), Amount).optional(),
})
export type FixedLine = z.infer<typeof FixedLine>

const PersonLine = z.strictObject({
  name: Name,
  payee: Name,
  amount: Amount,
  /** false: the free guest does not cost this. */
  free: z.boolean().optional(),
})
export type PersonLine = z.infer<typeof PersonLine>

const Bracket = z.strictObject({ paying: Guests, free: z.int().min(0).max(100_000).optional() })
const PerUnit = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,12})?$/)
  .refine((text) => Number(text) > 0, { error: 'price.rate_zero' })
const Exchange = z.strictObject({ perUnit: PerUnit, buffer: Share })
const Step = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,2})?$/)
  .refine((text) => Number(text) > 0, { error: 'price.step_zero' })
const Age = z.int().min(0).max(120)
const ChildBand = z.strictObject({ from: Age, to: Age, share: Share })
const CancellationTier = z.strictObject({ daysBefore: z.int().min(0).max(3650), share: Share })
const Rooms = z.strictObject({ nights: z.int().min(0).max(365), single: Amount, double: Amount, triple: Amount })

const PriceShape = z.strictObject({
  currency: Currency,
  brackets: z.array(Bracket).min(1).max(50),
  fixed: z.array(FixedLine).max(500),
  perPerson: z.array(PersonLine).max(500),
  contingency: Share,
  margin: z.strictObject({ rate: Share, of: z.enum(['price', 'cost']) }),
  fund: Share,
  commission: z.strictObject({ rate: Share, of: z.enum(['price', 'net']) }),
  tax: z.strictObject({ rate: Share, base: z.enum(['total', 'margin', 'none']) }),
  freePlaces: z.enum(['cost', 'price']),
  division: z.enum(['joint', 'sequential']),
  roundUpTo: Step,
  rooms: Rooms.optional(),
  children: z.array(ChildBand).max(20).optional(),
  ages: z.array(Age).max(100).optional(),
  rates: z.record(Currency, Exchange).optional(),
  cancellation: z.array(CancellationTier).max(20).optional(),
})
type PriceShape = z.infer<typeof PriceShape>

/** The input of `price`: costs by line, the network's terms and the sizes of group to quote. */
export const PriceInput = PriceShape.superRefine((input, context) => {
  const refuse: Refuse = (path, message, params) => context.addIssue({ code: 'custom', path, message, params })
  refuseBrackets(input, refuse)
  refuseFixedLines(input, refuse)
  refuseCurrencies(input, refuse)
  refuseShares(input, refuse)
  refuseScales(input, refuse)
})
export type PriceInput = z.infer<typeof PriceInput>

function refuseBrackets({ brackets }: PriceShape, refuse: Refuse): void {
  const seen = new Set<string>()
  brackets.forEach(({ paying, free = 0 }, index) => {
    if (seen.has(`${paying}+${free}`)) refuse(['brackets', index], 'price.bracket_twice', { paying, free })
    seen.add(`${paying}+${free}`)
  })
}

function refuseFixedLines({ fixed, brackets }: PriceShape, refuse: Refuse): void {
  const smallest = Math.min(...brackets.map((bracket) => bracket.paying))
  fixed.forEach(({ name, amount, amounts }, index) => {
    if ((amount === undefined) === (amounts === undefined)) {
      return refuse(['fixed', index], 'price.amount_or_amounts', { name })
    }
    if (amounts === undefined) return
    const least = Math.min(...Object.keys(amounts).map(Number))
    if (smallest < least) refuse(['fixed', index, 'amounts'], 'price.no_amount', { name, paying: smallest })
  })
}

function foreignAmounts({ fixed, perPerson, rooms }: PriceShape): { path: PropertyKey[]; amount: Amount }[] {
  const found: { path: PropertyKey[]; amount: Amount | undefined }[] = []
  fixed.forEach((line, index) => {
    found.push({ path: ['fixed', index, 'amount'], amount: line.amount })
    for (const [key, amount] of Object.entries(line.amounts ?? {})) {
      found.push({ path: ['fixed', index, 'amounts', key], amount })
    }
  })
  perPerson.forEach((line, index) => found.push({ path: ['perPerson', index, 'amount'], amount: line.amount }))
  for (const key of ['single', 'double', 'triple'] as const) {
    found.push({ path: ['rooms', key], amount: rooms?.[key] })
  }
  return found.flatMap(({ path, amount }) => (typeof amount === 'object' ? [{ path, amount }] : []))
}

function refuseCurrencies(input: PriceShape, refuse: Refuse): void {
  const own = input.rates?.[input.currency]
  if (own !== undefined && (Number(own.perUnit) !== 1 || own.buffer !== 0)) {
    refuse(['rates', input.currency], 'price.rate_of_own_currency', { currency: input.currency })
  }
  for (const { path, amount } of foreignAmounts(input)) {
    const currency = typeof amount === 'object' ? amount.currency : input.currency
    if (currency !== input.currency && input.rates?.[currency] === undefined) {
      refuse([...path, 'currency'], 'price.rate_missing', { currency })
    }
  }
}

/** What is left of one unit of price for the cost must be more than nothing, or no price is high enough. */
function refuseShares({ margin, fund, commission, division }: PriceShape, refuse: Refuse): void {
  const shares = [margin.of === 'price' ? margin.rate : 0, fund, commission.of === 'price' ? commission.rate : 0]
  // Twelve decimals: 0.7 + 0.2 + 0.1 must count as the whole although their binary sum does not.
  const sum = Math.round(shares.reduce((total, share) => total + share, 0) * 1e12) / 1e12
  const spent = division === 'joint' ? sum >= 1 : shares.some((share) => share >= 1)
  if (spent) refuse(['margin', 'rate'], 'price.shares_whole', { sum })
}

function refuseScales({ children = [], cancellation = [] }: PriceShape, refuse: Refuse): void {
  children.forEach((band, index) => {
    if (band.from > band.to) refuse(['children', index], 'price.child_band_backwards', { from: band.from, to: band.to })
    const other = children.slice(0, index).find(({ from, to }) => band.from <= to && from <= band.to)
    if (other) refuse(['children', index], 'price.child_bands_overlap', { age: Math.max(band.from, other.from) })
  })
  const days = cancellation.map((tier) => tier.daysBefore)
  days.forEach((daysBefore, index) => {
    if (days.indexOf(daysBefore) < index) refuse(['cancellation', index], 'price.cancellation_twice', { daysBefore })
  })
}

const Cents = z.string().regex(/^\d+\.\d{2}$/)
const DistributionLine = z.strictObject({
  payee: z.string(),
  kind: z.enum(['tax', 'commission', 'fund', 'provider', 'contingency', 'margin']),
  amount: Cents,
})
export type DistributionLine = z.infer<typeof DistributionLine>

const ChildPrice = z.strictObject({ age: Age, price: Cents })
export type ChildPrice = z.infer<typeof ChildPrice>

const BracketPrice = z.strictObject({
  paying: Guests,
  free: z.int().min(0),
  fixed: Cents,
  cost: Cents,
  costWithContingency: Cents,
  price: Cents,
  priceWithTax: Cents,
  sold: Cents,
  distribution: z.array(DistributionLine),
  revenue: Cents,
  children: z.array(ChildPrice).optional(),
})
export type BracketPrice = z.infer<typeof BracketPrice>

/** The answer of `price`: per bracket from cost to the price sold, and who receives every cent of it. */
export const PriceOutput = z.strictObject({
  brackets: z.array(BracketPrice),
  breakEven: z.array(z.strictObject({ sold: Cents, paying: z.int().min(0) })),
  singleSupplement: Cents.optional(),
  tripleReduction: Cents.optional(),
  children: z.array(ChildPrice).optional(),
})
export type PriceOutput = z.infer<typeof PriceOutput>
