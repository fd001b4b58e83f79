import { z } from 'zod'
import { Position } from '../common'

type Refuse = (path: PropertyKey[], message: string, params?: Record<string, string | number>) => void

const EMISSION_MODES = [
  'coach',
  'bus',
  'rail',
  'car',
  'fuel',
  'ferry-foot',
  'ferry-car',
  'flight-domestic',
  'flight-short',
  'flight-long',
  'flight',
  'air',
] as const
export const EmissionMode = z.enum(EMISSION_MODES)
export type EmissionMode = z.infer<typeof EmissionMode>

const LegShape = z.strictObject({
  mode: EmissionMode,
  km: z.number().min(0).max(100_000).optional(),
  from: Position.optional(),
  to: Position.optional(),
  occupants: z.int().min(1).max(1000).optional(),
  litresPer100km: z.number().min(0).max(500).optional(),
})
export type EmissionLeg = z.infer<typeof LegShape>

const needs = { car: ['occupants'], fuel: ['occupants', 'litresPer100km'] } as const

function refuseLeg(leg: EmissionLeg, refuse: Refuse): void {
  const { mode, km, from, to } = leg
  const ends = [from, to].filter((end) => end !== undefined).length
  if (ends !== (km === undefined ? 2 : 0)) refuse([], 'emissions.km_or_ends', { mode })
  const needed: readonly string[] = mode === 'car' || mode === 'fuel' ? needs[mode] : []
  for (const key of ['occupants', 'litresPer100km'] as const) {
    if (leg[key] === undefined && needed.includes(key)) refuse([key], 'emissions.needs', { mode, key })
    if (leg[key] !== undefined && !needed.includes(key)) refuse([key], 'emissions.does_not_take', { mode, key })
  }
}

/** The input of `emissions`: the legs of a journey; own factors replace those of the dated tables. */
export const EmissionsInput = z.strictObject({
  legs: z
    .array(
      LegShape.superRefine((leg, context) =>
        refuseLeg(leg, (path, message, params) => context.addIssue({ code: 'custom', path, message, params })),
      ),
    )
    .max(1000),
  /** kg CO2e per passenger-km; per vehicle-km for `car`; per litre for `fuel`. */
  factors: z.partialRecord(EmissionMode, z.number().min(0).max(1000)).optional(),
  year: z.int().min(1990).max(2100).optional(),
})
export type EmissionsInput = z.infer<typeof EmissionsInput>

/** The answer of `emissions`, in kilograms of CO2e per person; `share` of the whole by mode. */
export const EmissionsOutput = z.strictObject({
  legs: z.array(z.strictObject({ mode: EmissionMode, km: z.number(), kg: z.number() })),
  kg: z.number(),
  share: z.record(z.string(), z.number()),
})
export type EmissionsOutput = z.infer<typeof EmissionsOutput>
