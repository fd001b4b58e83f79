import { z } from 'zod'

const LngLat = z.tuple([z.number(), z.number()])
const Line = z.object({ coordinates: z.array(LngLat).max(200_000) })
const words = z.string().max(2000).default('')

/** One step of OSRM's route service as far as it is used; what engines add beside is left out. */
const Step = z.object({
  distance: z.number(),
  duration: z.number(),
  name: words,
  ref: words,
  mode: z.string().max(60).default('driving'),
  driving_side: z.enum(['left', 'right']).default('right'),
  destinations: z.string().max(2000).optional(),
  exits: z.string().max(200).optional(),
  rotary_name: z.string().max(2000).optional(),
  geometry: Line,
  maneuver: z.object({
    type: z.string().max(60),
    modifier: z.string().max(60).optional(),
    exit: z.number().int().optional(),
    location: LngLat,
    bearing_before: z.number().default(0),
    bearing_after: z.number().default(0),
  }),
})

/** What OSRM answers to a question for a route, and Valhalla with `format=osrm`. */
export const EngineAnswer = z.object({
  code: z.string().max(100),
  message: z.string().max(1000).optional(),
  routes: z
    .array(
      z.object({
        legs: z
          .array(z.object({ distance: z.number(), duration: z.number(), steps: z.array(Step).max(20_000) }))
          .min(1),
      }),
    )
    .default([]),
})
export type EngineAnswer = z.infer<typeof EngineAnswer>
