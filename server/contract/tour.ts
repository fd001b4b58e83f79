import { z } from 'zod'
import { Currency, IsoDate, Localized, Money, NetworkId, Slug } from './common'
import { Blocker, Distribution, Pinned } from './package'
import { BorderRow } from './rates'

/** A package to take at its newest version (`paquete-che`) or at one that was frozen (`paquete-che@3`). */
const PinnedText = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(@[1-9]\d*)?$/)

/** What joins packages into a tour: their order, the links between them and the day it starts. */
export const TourPlan = z.strictObject({
  id: Slug,
  name: Localized,
  theme: Localized,
  startsOn: IsoDate,
  currency: Currency,
  packages: z.array(PinnedText).min(2),
  links: z.array(Slug).min(1),
})
export type TourPlan = z.infer<typeof TourPlan>

export const TourPart = z.strictObject({
  package: Pinned,
  network: NetworkId,
  name: Localized,
  country: z.string(),
  zone: z.string(),
  localCurrency: Currency,
  startsOn: IsoDate,
  endsOn: IsoDate,
  firstDay: z.number().int().positive(),
  days: z.number().int().positive(),
  lightFirstDay: z.boolean(),
})
export type TourPart = z.infer<typeof TourPart>

/** A link between two packages: instants in UTC, wall clock beside them. */
export const TourLink = z.strictObject({
  link: Slug,
  mode: z.enum(['air', 'border', 'ferry']),
  /** `iata` is null where a coach or a boat stops. */
  from: z.strictObject({ iata: z.string().nullable(), zone: z.string(), name: Localized }),
  to: z.strictObject({ iata: z.string().nullable(), zone: z.string(), name: Localized }),
  via: z.array(z.string()).optional(),
  day: z.number().int().positive(),
  departsAt: z.iso.datetime(),
  arrivesAt: z.iso.datetime(),
  departsLocal: z.string(),
  arrivesLocal: z.string(),
  minutes: z.number().int().positive(),
  borderMinutes: z.number().int().positive().optional(),
  zoneShiftMinutes: z.number().int(),
  km: z.number(),
  kgCo2: z.number(),
  fare: Money,
  fareSample: z.boolean(),
  estimated: z.boolean(),
  earliestCheckInLocal: z.string(),
  minimumConnectionMinutes: z.number().int().positive(),
  note: Localized,
})
export type TourLink = z.infer<typeof TourLink>

export const TourBracket = z.strictObject({
  paying: z.number().int().positive(),
  free: z.number().int().min(0),
  packages: z.array(z.strictObject({ id: Slug, paying: z.number().int(), sold: Money })),
  transitNights: Money,
  links: Money,
  sold: Money,
  revenue: Money,
  distribution: z.array(Distribution),
})
export type TourBracket = z.infer<typeof TourBracket>

/** A night between two packages, at the gateway of one of their networks, with its dinner. */
export const TransitNight = z.strictObject({
  network: NetworkId,
  place: z.string(),
  date: IsoDate,
  lodging: Slug,
  dinner: Slug.nullable(),
  sample: z.boolean(),
})
export type TransitNight = z.infer<typeof TransitNight>

/** Packages of several networks, pinned by version, joined by links, dated and priced. */
export const Tour = z.strictObject({
  ...TourPlan.omit({ packages: true, links: true }).shape,
  version: z.number().int().positive(),
  endsOn: IsoDate,
  days: z.number().int().positive(),
  nights: z.number().int().min(0),
  hotelNights: z.number().int().min(0),
  parts: z.array(TourPart).min(2),
  links: z.array(TourLink),
  transitNights: z.array(TransitNight),
  brackets: z.array(TourBracket).min(1),
  entry: z.array(BorderRow),
  kgCo2: z.number(),
  kgCo2Land: z.number(),
  kgCo2Links: z.number(),
  blockers: z.array(Blocker),
})
export type Tour = z.infer<typeof Tour>
