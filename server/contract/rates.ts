import { z } from 'zod'
import { CountryCode, Currency, IsoDate, Localized, Money, Position, Slug } from './common'

/** Every dated row says where it comes from and how far it was checked. */
const sourced = {
  source: z.strictObject({ title: z.string().min(3), url: z.url().optional(), year: z.number().int().optional() }),
  checkedOn: IsoDate.nullable(),
  status: z.enum(['verificado', 'sin-verificar', 'desconocido']),
}
const dated = { from: IsoDate.nullable(), to: IsoDate.nullable(), ...sourced }

/** A ratio between currencies: decimal text with as many digits as its source gives. */
const Ratio = z.string().regex(/^\d{1,9}(\.\d{1,14})?$/)

export const TaxRow = z.strictObject({
  country: CountryCode,
  serviceClass: z.enum(['general', 'lodging', 'transport', 'food', 'guide', 'package']),
  rate: z.number().min(0).max(1).nullable(),
  name: z.string().min(1),
  note: Localized,
  ...dated,
})
export const ExchangeRow = z.strictObject({
  base: Currency,
  currency: Currency,
  type: z.string().min(1),
  perUnit: Ratio.nullable(),
  perUsd: Ratio.nullable(),
  date: IsoDate.nullable(),
  note: Localized.optional(),
  ...dated,
})
export const EmissionRow = z.strictObject({
  mode: z.string().min(1),
  kg: z.number().positive(),
  per: z.enum(['passenger-km', 'vehicle-km', 'litre']),
  year: z.number().int(),
  note: Localized.optional(),
  rounded: z.boolean().optional(),
  ...dated,
})
export const BorderRow = z.strictObject({
  country: CountryCode,
  nationality: z.string().regex(/^([A-Z]{2}|\*)$/),
  purpose: z.string().min(1),
  kind: z.string().min(1),
  requirement: Localized,
  leadDays: z.number().int().nullable(),
  stayDays: z.number().int().nullable(),
  health: z.boolean().optional(),
  /** Countries one has come from for the rule to hold, such as yellow-fever lands. */
  arrivingFrom: z.array(CountryCode).optional(),
  windowDays: z.number().int().optional(),
  ...dated,
})
export const HolidayRow = z.strictObject({
  country: CountryCode,
  date: z.string().regex(/^(\d{2}-\d{2}|easter[+-]\d+)$/),
  name: Localized,
  /** Kept only in one place, or moved to a neighbouring weekday. */
  scope: z.string().optional(),
  place: z.string().optional(),
  shift: z.record(z.string(), z.number().int()).optional(),
  ...dated,
})
export const ConnectionRow = z.strictObject({
  kind: z.enum(['dom-dom', 'dom-int', 'int-int', 'separate-tickets', 'airport-change', 'land-border', 'ferry']),
  minutes: z.number().int().positive(),
  airport: z.string().nullable(),
  note: Localized.optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  ...dated,
})
/** Where a link begins or ends: an airport by its code, or the town or port of the roads where coach and boat stop. */
const Gateway = z.strictObject({
  iata: z.string().length(3).nullable(),
  place: Slug.nullable(),
  lngLat: Position,
  zone: z.string(),
  country: CountryCode,
  city: Localized,
})
const LinkMode = z.enum(['air', 'border', 'ferry'])
export const LinkRow = z
  .strictObject({
    id: Slug,
    mode: LinkMode,
    from: Gateway,
    to: Gateway,
    /** Kilometres travelled, from which emissions are reckoned: great circle by air, by road or by water otherwise. */
    km: z.number().positive(),
    greatCircleKm: z.number().positive(),
    /** From departure to arrival, `borderMinutes` at the posts among them. */
    minutes: z.number().int().positive(),
    borderMinutes: z.number().int().positive().optional(),
    estimated: z.boolean(),
    fareUsd: Money.nullable(),
    sampleFareUsd: Money,
    sample: z.boolean(),
    direct: z.boolean().nullable(),
    /** Airports where one changes, or the border posts in the order in which they are crossed. */
    via: z.array(z.string().min(1)).min(1).optional(),
    note: Localized,
    validFrom: IsoDate.nullable(),
    validTo: IsoDate.nullable(),
    ...sourced,
  })
  .refine(({ mode, from, to }) => [from, to].every(({ iata, place }) => (mode === 'air' ? iata : place) !== null), {
    path: ['from'],
  })
/** A link that people ask for and nobody offers, with the reason; it holds in both directions. */
export const NoLinkRow = z.strictObject({
  id: Slug,
  mode: LinkMode,
  between: z.tuple([z.array(CountryCode).min(1), z.array(CountryCode).min(1)]),
  reason: Localized,
  ...sourced,
})
export type TaxRow = z.infer<typeof TaxRow>
export type ExchangeRow = z.infer<typeof ExchangeRow>
export type EmissionRow = z.infer<typeof EmissionRow>
export type BorderRow = z.infer<typeof BorderRow>
export type HolidayRow = z.infer<typeof HolidayRow>
export type ConnectionRow = z.infer<typeof ConnectionRow>
export type LinkRow = z.infer<typeof LinkRow>
export type NoLinkRow = z.infer<typeof NoLinkRow>

/** All dated tables together, as the rules take them. */
export interface Rates {
  readonly taxes: readonly TaxRow[]
  readonly exchange: readonly ExchangeRow[]
  readonly emissions: readonly EmissionRow[]
  readonly borders: readonly BorderRow[]
  readonly holidays: readonly HolidayRow[]
  readonly connections: readonly ConnectionRow[]
  readonly links: readonly LinkRow[]
  readonly noLinks: readonly NoLinkRow[]
}
