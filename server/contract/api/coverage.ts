import { z } from 'zod'
import type { Box } from '../../../geo/types'
import { CountryCode, Localized, NetworkId, Slug } from '../common'

/** What a site needs near it before people can be brought there. */
export const NEEDS = ['bed', 'meal', 'guide'] as const
export type Need = (typeof NEEDS)[number]

/** How far by road each may be, in kilometres, where nobody says otherwise. */
export const USUAL_LIMITS = { bed: 30, meal: 20, guide: 50 } as const satisfies Record<Need, number>

const Km = z.coerce.number().positive().max(500)
const BoxText = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,10})?(,-?\d{1,3}(\.\d{1,10})?){3}$/)
  .transform((text) => text.split(',').map(Number) as unknown as Box)
  .refine(([west, south, east, north]) => west >= -180 && east <= 180 && south >= -90 && north <= 90, {
    params: { fault: 'box' },
  })
  .refine(([west, south, east, north]) => west <= east && south <= north, { params: { fault: 'box' } })

/** Whose sites are asked about: of a network, of a route, of a country or one of its provinces, or in a box; one of the four. */
export const CoverageQuery = z
  .strictObject({
    network: NetworkId.optional(),
    route: Slug.optional(),
    /** The route as it is being written, where somebody is writing it. */
    draft: z.literal('true').optional(),
    country: CountryCode.optional(),
    admin1: z.string().min(1).max(120).optional(),
    bbox: BoxText.optional(),
    bed: Km.default(USUAL_LIMITS.bed),
    meal: Km.default(USUAL_LIMITS.meal),
    guide: Km.default(USUAL_LIMITS.guide),
  })
  .refine(
    ({ network, route, country, bbox }) =>
      [network, route, country, bbox].filter((given) => given !== undefined).length === 1,
    { params: { fault: 'area' } },
  )
  .refine(
    ({ route, draft, country, admin1 }) =>
      (draft === undefined || route !== undefined) && (admin1 === undefined || country !== undefined),
    { params: { fault: 'area' } },
  )
export type CoverageQuery = z.infer<typeof CoverageQuery>

/** The nearest service of a kind. */
const Nearest = z.object({
  service: z.string(),
  provider: z.string(),
  providerName: Localized,
  place: z.string(),
  placeName: z.string(),
  /** By road, with one decimal. */
  km: z.number(),
  /** True where part of the way is a straight guess and no road of ours. */
  estimated: z.boolean(),
  /** True where the service is an example that nobody really offers. */
  sample: z.boolean(),
})

const byNeed = <T extends z.ZodType>(shape: T) => z.object({ bed: shape, meal: shape, guide: shape })

export const Coverage = z.object({
  /** In kilometres. */
  limits: byNeed(z.number()),
  /** How many of the sites lack each. */
  lacking: byNeed(z.number()),
  sites: z.array(
    z.object({
      id: z.string(),
      name: Localized,
      network: z.string(),
      country: z.string(),
      at: z.tuple([z.number(), z.number()]),
      lacks: z.array(z.enum(NEEDS)),
      /** null where none can be reached by land. */
      nearest: byNeed(Nearest.nullable()),
    }),
  ),
  /** Stops of a draft that are not published, so that nobody knows yet what is near them. */
  leftOut: z.number(),
  /** True where any of the nearest services is an example. */
  sample: z.boolean(),
})
export type Coverage = z.infer<typeof Coverage>
