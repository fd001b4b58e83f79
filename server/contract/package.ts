import { z } from 'zod'
import { Currency, IsoDate, Localized, Money, NetworkId, Slug } from './common'
import { NetworkRules } from './network'
import { ServiceTerms } from './provider'

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
  /** The day it leaves, for a package of one departure; the others are sold on many days. */
  departsOn: IsoDate.optional(),
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
  /** The terms that its price was made with, as the service had them. */
  freePlaces: ServiceTerms.shape.freePlaces,
  children: ServiceTerms.shape.children,
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
  /** What a child of these ages pays, where some service asks less of children. */
  children: z.array(z.strictObject({ from: z.int().min(0), to: z.int().min(0), price: Money })).optional(),
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
    'service.season',
    'service.blackout',
    'service.holiday',
    'service.rate',
    'service.few',
    'service.many',
    'service.allotment',
    'service.released',
  ]),
  where: z.string(),
  /** The service it is about, the day, and the size of the group. */
  service: Localized.optional(),
  date: IsoDate.optional(),
  guests: z.number().int().positive().optional(),
})
export type Blocker = z.infer<typeof Blocker>

/** Departures that a price holds for, and those among them on which some service is not given, or at another rate. */
export const Sale = z.strictObject({
  from: IsoDate,
  to: IsoDate,
  closed: z.array(
    z.strictObject({
      from: IsoDate,
      to: IsoDate,
      code: z.enum(['season', 'blackout', 'holiday', 'rate']),
      service: Localized,
    }),
  ),
})
export type Sale = z.infer<typeof Sale>

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
  sale: Sale.optional(),
})
export type Package = z.infer<typeof Package>
