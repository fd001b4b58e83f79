import { z } from 'zod'
import { Currency, IsoDate, Localized, Money, NetworkId, Slug } from './common'
import { NetworkRules } from './network'

/** One published state of something: the id and the number of the version that was frozen. */
export const Pinned = z.strictObject({ id: Slug, version: z.number().int().positive() })
export type Pinned = z.infer<typeof Pinned>

/** What a cooperative decides about a package: its route and its words; the lines follow from route and services. */
export const PackagePlan = z.strictObject({
  id: Slug,
  network: NetworkId,
  route: Slug,
  name: Localized,
  theme: Localized,
  pricedOn: IsoDate,
})
export type PackagePlan = z.infer<typeof PackagePlan>

/** One cost of a package: who is paid for what, on which day, per group or per person. */
export const CostLine = z.strictObject({
  day: z.number().int().positive(),
  kind: z.enum(['lodging', 'meal', 'guide', 'transport', 'visit', 'workshop']),
  service: Slug,
  provider: Slug,
  name: Localized,
  basis: z.enum(['fixed', 'perPerson']),
  currency: Currency,
  amount: Money.optional(),
  amounts: z.record(z.string(), Money).optional(),
  sample: z.boolean(),
})
export type CostLine = z.infer<typeof CostLine>

export const Distribution = z.strictObject({
  payee: z.string(),
  /** `link` is what carriers between packages receive: they are no providers of a network. */
  kind: z.enum(['tax', 'commission', 'fund', 'provider', 'link', 'contingency', 'margin']),
  amount: Money,
})
export type Distribution = z.infer<typeof Distribution>

/** The price of a group size, and where every cent of it goes. */
export const PricedBracket = z.strictObject({
  paying: z.number().int().positive(),
  free: z.number().int().min(0),
  sold: Money,
  revenue: Money,
  breakEven: z.number().int().positive().nullable(),
  distribution: z.array(Distribution),
})
export type PricedBracket = z.infer<typeof PricedBracket>

/** What keeps an indicative price from being a final quotation. */
export const Blocker = z.strictObject({
  code: z.enum([
    'tax.unknown',
    'tax.unverified',
    'sample.rates',
    'lodging.small',
    'meal.missing',
    'guide.missing',
    'driver.relief',
    'fare.unknown',
  ]),
  where: z.string(),
})
export type Blocker = z.infer<typeof Blocker>

export const Package = z.strictObject({
  ...PackagePlan.omit({ route: true }).shape,
  version: z.number().int().positive(),
  route: Pinned,
  days: z.number().int().positive(),
  nights: z.number().int().min(0),
  currency: Currency,
  lines: z.array(CostLine),
  terms: NetworkRules,
  tax: z.strictObject({
    rate: z.number().nullable(),
    name: z.string(),
    note: Localized,
    status: z.string(),
    source: z.string(),
  }),
  exchange: z.array(z.strictObject({ currency: Currency, perUnit: z.string(), date: z.string(), source: z.string() })),
  brackets: z.array(PricedBracket).min(1),
  singleSupplement: Money.nullable(),
  tripleReduction: Money.nullable(),
  kgCo2: z.number(),
  blockers: z.array(Blocker),
})
export type Package = z.infer<typeof Package>
