import { z } from 'zod'
import { CountryCode, Currency, IsoDate, Localized, NetworkId, Share, Slug } from './common'

/** What a network decides for itself: hours of a day, limits at the wheel, terms of a price. */
export const NetworkRules = z.strictObject({
  dayStartsAt: z.iso.time({ precision: -1 }),
  dayEndsAt: z.iso.time({ precision: -1 }),
  lunchFrom: z.iso.time({ precision: -1 }),
  lunchTo: z.iso.time({ precision: -1 }),
  lunchMinutes: z.number().int().positive(),
  comfortableDriveMinutes: z.number().int().positive(),
  maxDriveMinutes: z.number().int().positive(),
  maxVisitsPerDay: z.number().int().positive(),
  brackets: z
    .array(z.strictObject({ paying: z.number().int().positive(), free: z.number().int().min(0).optional() }))
    .min(1),
  contingency: Share,
  margin: z.strictObject({ rate: Share, of: z.enum(['price', 'cost']) }),
  fund: Share,
  commission: z.strictObject({ rate: Share, of: z.enum(['price', 'net']) }),
  roundUpTo: z.string(),
  decidedOn: IsoDate,
  sample: z.boolean(),
})
export type NetworkRules = z.infer<typeof NetworkRules>

/** A national network of providers with its own rules. */
export const Network = z.strictObject({
  id: NetworkId,
  slug: Slug,
  country: CountryCode,
  countryName: Localized,
  name: z.string().min(1),
  routeName: Localized,
  hero: z.string().min(1),
  zone: z.string().min(1),
  currency: Currency,
  sellsIn: Currency,
  motto: Localized,
  intro: Localized,
  rules: NetworkRules,
})
export type Network = z.infer<typeof Network>
