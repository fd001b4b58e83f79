import { z } from 'zod'
import { Localized, NetworkId, Position, Slug } from './common'

/** What a designer decides: which sites, in which order, between which gateways. */
export const RoutePlan = z.strictObject({
  id: Slug,
  network: NetworkId,
  name: Localized,
  theme: Localized,
  intro: Localized,
  nature: z.enum(['historica', 'conmemorativa', 'tematica']),
  start: Slug,
  end: Slug,
  stops: z.array(z.strictObject({ site: Slug })).min(2),
  titles: z.record(Slug, Localized).optional(),
})
export type RoutePlan = z.infer<typeof RoutePlan>

/** A town, junction or gateway of the road network. */
export const Place = z.strictObject({ id: Slug, name: z.string(), at: Position, country: z.string() })
export type Place = z.infer<typeof Place>

/** Something that happens in a day. Clock times are seconds after local midnight. */
export const StageItem = z.strictObject({
  kind: z.enum(['drive', 'visit', 'meal', 'night']),
  startSeconds: z.number(),
  endSeconds: z.number(),
  site: Slug.optional(),
  place: Place.optional(),
  metres: z.number().optional(),
  /** Rest of the driver within a drive. */
  restSeconds: z.number().optional(),
  refs: z.array(z.string()).optional(),
  estimated: z.boolean().optional(),
  meal: z.enum(['lunch', 'dinner']).optional(),
})
export type StageItem = z.infer<typeof StageItem>

/** A day check that failed, by the name of its rule and with its numbers. */
export const Finding = z.strictObject({
  rule: z.string(),
  site: Slug.optional(),
  numbers: z.record(z.string(), z.union([z.number(), z.string()])),
})
export type Finding = z.infer<typeof Finding>

/** A drive as turns in words: what a driver reads aloud from. Frozen with the route, since kilometres and turns belong together. */
export const CueDrive = z.strictObject({
  to: Localized,
  metres: z.number(),
  seconds: z.number(),
  estimated: z.boolean(),
  steps: z.array(z.strictObject({ metres: z.number(), seconds: z.number(), text: Localized })),
})
export type CueDrive = z.infer<typeof CueDrive>

/** One day of a route. */
export const Stage = z.strictObject({
  day: z.number().int().positive(),
  title: Localized,
  from: Place,
  to: Place,
  sleepsAt: Place.optional(),
  items: z.array(StageItem),
  sites: z.array(Slug),
  metres: z.number(),
  driveSeconds: z.number(),
  visitSeconds: z.number(),
  line: z.array(Position),
  kgCo2: z.number(),
  findings: z.array(Finding),
  /** What was designed before turns were told has none. */
  cues: z.array(CueDrive).optional(),
})
export type Stage = z.infer<typeof Stage>

/** An ordered line through sites, split into days, with the numbers it was computed with. */
export const Route = z.strictObject({
  ...RoutePlan.omit({ start: true, end: true, stops: true, titles: true }).shape,
  version: z.number().int().positive(),
  start: Place,
  end: Place,
  sites: z.array(Slug),
  stages: z.array(Stage).min(1),
  metres: z.number(),
  driveSeconds: z.number(),
  estimated: z.boolean(),
  /** True where a routing engine over OpenStreetMap measured any leg: its line is the road's, and its data want credit. */
  surveyed: z.boolean().optional(),
})
export type Route = z.infer<typeof Route>
