import { z } from 'zod'
import { CountryCode, Currency, IsoDate, Localized, Money, NetworkId, Position, Slug } from './common'
import { Photos } from './photo'
import { SiteSensitive, SiteSheet } from './sheet'

export type { SiteSensitive, SiteSheet }

export const SITE_KINDS = [
  'house-museum',
  'museum',
  'monument',
  'memorial',
  'battlefield',
  'building',
  'square',
  'church',
  'fort',
  'ruins',
  'tomb',
  'town',
  'nature',
  'school',
  'camp',
  'port',
  'bridge',
] as const

export const CONFIDENCES = ['documentado', 'testimonio', 'tradicion'] as const

/** Where a claim comes from: a book, an archive, a public body; never a link alone. */
export const Source = z.strictObject({
  title: z.string().min(3),
  author: z.string().min(1).optional(),
  year: z.union([z.number().int().min(1500).max(2100), z.string().min(4)]).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  pages: z.string().min(1).optional(),
})
export type Source = z.infer<typeof Source>

/** Extended Date/Time Format, levels 0 and 1: year, month or day, intervals, ~ approximate and ? uncertain. */
const EDTF =
  /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?%]?)(\/(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?%]?))?$/

/** The community's consent to tell what it told us, asked for where a claim rests on testimony or tradition. Never public. */
export const SiteConsent = z.strictObject({
  /** Who gave it: a person, an assembly, a council. */
  by: z.string().min(2).max(200),
  on: IsoDate,
  covers: z.array(z.enum(['story', 'image', 'place'])).min(1),
})
export type SiteConsent = z.infer<typeof SiteConsent>

/** A heritage place, as it stands in `data/sites.geojson` and in the database. */
export const Site = z.strictObject({
  id: Slug,
  network: NetworkId,
  name: Localized,
  formerNames: z.array(z.string().min(1)).optional(),
  country: CountryCode,
  admin1: z.string().min(1),
  municipality: z.string().min(1),
  /** The town people would name, where it is not the municipality: Caracas, not Libertador. */
  locality: z.string().min(1).optional(),
  kind: z.enum(SITE_KINDS),
  summary: Localized,
  link: Localized,
  caution: Localized.optional(),
  date: z.string().regex(EDTF),
  confidence: z.enum(CONFIDENCES),
  precision: z.number().int().positive(),
  coordinateSources: z.array(z.string().min(1)).min(1),
  sources: z.array(Source).min(1),
  visitMinutes: z.number().int().positive().max(600),
  openingHours: z.string().min(1).optional(),
  fee: z
    .strictObject({ amount: Money, currency: Currency, note: z.string().optional(), checkedOn: IsoDate.optional() })
    .optional(),
  altitude: z.number().min(-200).max(7000).optional(),
  cicatur: z.strictObject({
    category: z.number().int().min(1).max(5),
    type: z.string().min(1),
    subtype: z.string().min(1),
    hierarchy: z.number().int().min(0).max(3),
  }),
  legal: z.string().min(1).optional(),
  essential: z.boolean(),
  consent: SiteConsent.optional(),
  sheet: SiteSheet.optional(),
  sensitive: SiteSensitive.optional(),
  photos: Photos.optional(),
  at: Position,
})
export type Site = z.infer<typeof Site>

/** The name by which travellers know where a site is. */
export const townOf = ({ locality, municipality }: Pick<Site, 'locality' | 'municipality'>): string =>
  locality ?? municipality

/** Where a site lies as people write it: town and region, once where both have the same name. */
export const placeOf = (site: Pick<Site, 'locality' | 'municipality' | 'admin1'>): string =>
  [...new Set([townOf(site), site.admin1])].join(', ')

/** The same site as the GeoJSON feature that files and the open data carry. */
export const SiteFeature = z.strictObject({
  type: z.literal('Feature'),
  id: Slug.optional(),
  geometry: z.strictObject({ type: z.literal('Point'), coordinates: Position }),
  properties: Site.omit({ at: true }),
})
export type SiteFeature = z.infer<typeof SiteFeature>
