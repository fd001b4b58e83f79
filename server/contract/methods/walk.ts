import { z } from 'zod'

type Refuse = (path: PropertyKey[], message: string, params?: Record<string, string | number>) => void

const Length = z.number().min(0).max(1_000_000)
const Speed = z.number().positive()

const WalkShape = z.strictObject({
  method: z.enum(['mide', 'din33466', 'naismith', 'langmuir', 'tobler']),
  distance: Length,
  ascent: Length.optional(),
  descent: Length.optional(),
  surface: z.enum(['track', 'path', 'rough']).optional(),
  /** km/h on the flat, metres of ascent per hour, metres of descent per hour. */
  speeds: z.strictObject({ horizontal: Speed, up: Speed, down: Speed }).optional(),
  /** [metres from the start, metres above the sea], from the first step to the last. */
  profile: z
    .array(z.tuple([Length, z.number().min(-500).max(9000)]))
    .min(2)
    .max(100_000)
    .optional(),
  descents: z
    .array(z.strictObject({ metres: Length, degrees: z.number().min(0).max(90) }))
    .max(1000)
    .optional(),
  risks: z.int().min(0).optional(),
  offPath: z.boolean().optional(),
})

/** The input of `walk`: a walk and the method that times it. Metres, degrees. */
export const WalkInput = WalkShape.superRefine((input, context) => {
  const refuse: Refuse = (path, message, params) => context.addIssue({ code: 'custom', path, message, params })
  refuseProfile(input, refuse)
  const { descent, descents = [], profile } = input
  const steep = descents.reduce((sum, { metres }) => sum + metres, 0)
  if (descent !== undefined && steep > descent * 1.001) {
    refuse(['descents'], 'walk.descents_above_descent', { steep, descent })
  }
  const climbs = (input.ascent ?? 0) + (input.descent ?? 0) > 0
  if (input.method === 'tobler' && profile === undefined && input.distance === 0 && climbs) {
    refuse(['distance'], 'walk.slope_without_distance')
  }
})
export type WalkInput = z.infer<typeof WalkInput>

function refuseProfile({ profile, distance }: z.infer<typeof WalkShape>, refuse: Refuse): void {
  if (profile === undefined) return
  const back = profile.findIndex(([along], index) => index > 0 && along <= profile[index - 1]![0])
  if (back > 0) return refuse(['profile', back, 0], 'walk.profile_backwards', { along: profile[back]![0] })
  const length = profile.at(-1)![0] - profile[0]![0]
  // A drawn line and its sampled profile differ a little; kilometres given as metres differ a thousandfold.
  if (Math.abs(length - distance) > Math.max(50, distance * 0.02)) {
    refuse(['profile'], 'walk.profile_length', { length, distance })
  }
}

/** The answer of `walk`: seconds without rests; MIDE adds effort and, where risks were counted, environment, 1 to 5. */
export const WalkOutput = z.strictObject({
  seconds: z.number(),
  horizontalSeconds: z.number().optional(),
  verticalSeconds: z.number().optional(),
  effort: z.int().optional(),
  environment: z.int().optional(),
})
export type WalkOutput = z.infer<typeof WalkOutput>
