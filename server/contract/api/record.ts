import { z } from 'zod'
import { CapacityOutput } from '../methods/capacity'
import { ScoreOutput } from '../methods/score'
import { Assessment, Evaluation, Narrative } from '../record'

/** Records come fifty at a time, newest first; `before` is the number of the last one seen. */
export const RecordQuery = z.strictObject({ before: z.coerce.number().int().positive().optional() })

const line = <V extends z.ZodType>(value: V) =>
  z.object({
    number: z.number(),
    /** When it was taken down here, and by whose account; who signs it is in the value. */
    at: z.string(),
    recordedBy: z.string(),
    /** The number of the record that stands in its place now; null while it stands. */
    correctedBy: z.number().nullable(),
    value,
  })
const page = <L extends z.ZodType>(records: L) => ({ records: z.array(records), next: z.number().nullable() })

export const AssessmentLine = line(Assessment)
export const EvaluationLine = line(Evaluation.extend({ result: ScoreOutput }))
/** Every factor is in the result, everything it was computed from in the input. */
export const CapacityLine = line(
  z.object({
    on: z.string(),
    by: z.object({ name: z.string(), organisation: z.string().optional() }),
    corrects: z.number().optional(),
    notes: z.string().optional(),
    input: z.record(z.string(), z.unknown()),
    source: z.string(),
    validUntil: z.string(),
    result: CapacityOutput,
  }),
)
export const NarrativeLine = line(Narrative)

const Range = z.object({ lowest: z.number(), highest: z.number(), spread: z.number() })
/** What two or more evaluators make of one site by the same table, and where they differ. */
export const EvaluationComparison = z.object({
  method: z.enum(['colombia', 'ecuador']),
  /** The group of the Colombian table. */
  group: z.string().optional(),
  evaluators: z.array(
    z.object({
      name: z.string(),
      number: z.number(),
      on: z.string(),
      total: z.number(),
      hierarchy: z.string().optional(),
      significance: z.string().optional(),
    }),
  ),
  /** Whether two have looked: one pair of eyes is no evaluation. */
  isEnough: z.boolean(),
  criteria: z.array(Range.extend({ criterion: z.string() })),
  total: Range.extend({ mean: z.number() }),
  /** It depends on the evaluator which hierarchy (Ecuador) or which reach (Colombia) the site has. */
  changesHierarchy: z.boolean(),
})
export type EvaluationComparison = z.infer<typeof EvaluationComparison>

export const AssessmentPage = z.object(page(AssessmentLine))
export const EvaluationPage = z.object({ ...page(EvaluationLine), comparisons: z.array(EvaluationComparison) })
export const CapacityPage = z.object(page(CapacityLine))
export const NarrativePage = z.object(page(NarrativeLine))
