import { z } from 'zod'

const Points = z.number().min(0)

/** Colombia: maximum points of each criterion, in the order of the official form. */
export const COLOMBIA_CRITERIA = {
  material: [21, 21, 28],
  immaterial: [14, 14, 14, 14, 14],
  events: [30, 20, 20],
  special: [10, 10, 10, 10, 10, 10, 10],
  natural: [10, 10, 10, 10, 10, 10, 10],
} as const
export type ColombiaGroup = keyof typeof COLOMBIA_CRITERIA

const Colombia = z
  .strictObject({
    method: z.literal('colombia'),
    group: z.enum(['material', 'immaterial', 'events', 'special', 'natural']),
    points: z.array(Points),
    significance: z.enum(['local', 'regional', 'national', 'international']),
  })
  .superRefine(({ group, points }, context) => {
    const criteria: readonly number[] = COLOMBIA_CRITERIA[group]
    if (points.length !== criteria.length) {
      const params = { group, expected: criteria.length, given: points.length }
      context.addIssue({ code: 'custom', path: ['points'], message: 'score.points_count', params })
    }
    points.forEach((given, index) => {
      const maximum = criteria[index]
      if (maximum === undefined || given <= maximum) return
      context.addIssue({
        code: 'custom',
        path: ['points', index],
        message: 'score.above_maximum',
        params: { given, maximum },
      })
    })
  })
export type ColombiaInput = z.infer<typeof Colombia>

const Ecuador = z.strictObject({
  method: z.literal('ecuador'),
  points: z.strictObject({
    A: Points,
    B: Points,
    C: Points,
    D: Points,
    E: Points,
    F: Points,
    G: Points,
    H: Points,
    I: Points,
  }),
})
/** Ecuador: its nine criteria, in the order of the official form. */
export const ECUADOR_CRITERIA = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const
export type EcuadorInput = z.infer<typeof Ecuador>

/** The input of `score`: one heritage site judged by the method of a country. */
export const ScoreInput = z.discriminatedUnion('method', [Colombia, Ecuador])
export type ScoreInput = z.infer<typeof ScoreInput>

/** The answer of `score`: Colombia gives quality and significance of 100, Ecuador a hierarchy. */
export const ScoreOutput = z.strictObject({
  quality: z.number().optional(),
  significance: z.number().optional(),
  total: z.number(),
  hierarchy: z.enum(['Recurso', 'I', 'II', 'III', 'IV']).optional(),
})
export type ScoreOutput = z.infer<typeof ScoreOutput>
