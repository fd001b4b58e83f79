import { z } from 'zod'
import { ROAD_MODES } from '../../../geo/road-mode'
import type { LngLat } from '../../../geo/types'
import { Position } from '../common'

const MOST_POINTS = 100
const AVOIDABLE = ['ferries', 'borders', 'unpaved', 'motorways'] as const

const Points = z
  .string()
  .max(5000)
  .regex(/^-?\d{1,3}(\.\d{1,10})?,-?\d{1,2}(\.\d{1,10})?(;-?\d{1,3}(\.\d{1,10})?,-?\d{1,2}(\.\d{1,10})?)+$/)
  .transform((text) => text.split(';').map((place) => place.split(',').map(Number)))
  .pipe(z.array(Position).min(2).max(MOST_POINTS))
  .transform((points) => points as unknown as readonly LngLat[])

/** A journey: `via=-86.25,12.13;-86.35,13.09`, by what, in which month, and what to avoid (`avoid=ferries,unpaved`). */
export const WayQuery = z.strictObject({
  via: Points,
  mode: z.enum(ROAD_MODES).default('car'),
  month: z.coerce.number().int().min(1).max(12).optional(),
  avoid: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(AVOIDABLE)).max(AVOIDABLE.length))
    .optional(),
  /** How many ways at most, for a journey of two points; other ways are known to the embedded network alone. */
  ways: z.coerce.number().int().min(1).max(3).default(1),
})
export type WayQuery = z.infer<typeof WayQuery>

const Source = z.enum(['network', 'osrm', 'valhalla', 'straight', 'air'])
const LngLatPair = z.array(z.number()).length(2)
const Line = z.object({ type: z.literal('LineString'), coordinates: z.array(LngLatPair) })
const told = { source: Source, estimated: z.boolean() }

/** A step of OSRM with its sentence in the reader's language. */
const Step = z.object({
  distance: z.number(),
  duration: z.number(),
  name: z.string(),
  ref: z.string(),
  mode: z.string(),
  driving_side: z.enum(['left', 'right']),
  geometry: Line,
  maneuver: z.looseObject({ type: z.string(), location: LngLatPair }),
})

const Leg = z.object({
  ...told,
  distance: z.number(),
  duration: z.number(),
  weight: z.number(),
  summary: z.string(),
  steps: z.array(Step),
  sentences: z.array(z.object({ text: z.string(), metres: z.number(), seconds: z.number() })),
  events: z.array(z.object({ kind: z.enum(['ferry', 'border']), name: z.string(), seconds: z.number() })),
  /** What was to be avoided and had to be used all the same. */
  despite: z.array(z.string()),
  /** Why the engine that is set up did not answer, where the embedded network did in its place. */
  instead: z.string().optional(),
})

/** The answer of OSRM's route service, and what it leaves out: where each figure comes from, and its sentences. */
export const WayAnswer = z.object({
  code: z.literal('Ok'),
  routes: z.array(
    z.object({
      ...told,
      distance: z.number(),
      duration: z.number(),
      weight: z.number(),
      weight_name: z.string(),
      geometry: Line,
      legs: z.array(Leg),
    }),
  ),
  waypoints: z.array(z.object({ name: z.string(), location: LngLatPair, distance: z.number() })),
})
