import { z } from 'zod'
import { PersonName } from './account'
import { IsoDate } from './common'
import type { CapacityOutput } from './methods/capacity'
import { CapacityInput } from './methods/capacity'
import type { ScoreOutput } from './methods/score'
import { ScoreInput } from './methods/score'
import { SIMPLE_STATES, Told } from './sheet'
import { CONFIDENCES, SiteConsent } from './site'

/** What is recorded about a site by date and signature, and never written over: a later record corrects an earlier one. */
export const RECORD_KINDS = ['assessment', 'evaluation', 'capacity', 'narrative'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

const Line = z.string().trim().min(1).max(200)
const Text = z.string().trim().min(1).max(6000)

/** Who answers for a record, as printed below it; it need not be whoever typed it in. */
const Signature = z.strictObject({ name: PersonName, organisation: Line.optional() })
export type Signature = z.infer<typeof Signature>

const signed = {
  /** The day of the visit, of the study or of the telling. */
  on: IsoDate,
  by: Signature,
  /** The number of the earlier record of this kind that it stands in place of. */
  corrects: z.number().int().positive().optional(),
  notes: Text.optional(),
}

export const FOUR_STATES = ['conservado', 'alterado', 'deteriorandose', 'deteriorado'] as const
const Degree = z.number().int().min(0).max(3)

/** State of conservation in one of three vocabularies: EN 16096 gives condition, urgency and recommendation, each 0-3. */
export const Condition = z.discriminatedUnion('vocabulary', [
  z.strictObject({ vocabulary: z.literal('simple'), state: z.enum(SIMPLE_STATES) }),
  z.strictObject({ vocabulary: z.literal('four'), state: z.enum(FOUR_STATES) }),
  z.strictObject({ vocabulary: z.literal('en16096'), condition: Degree, urgency: Degree, recommendation: Degree }),
])
export type Condition = z.infer<typeof Condition>

/** UNESCO's primary factors, 1 to 14. */
const THREAT_FACTORS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const
const Threat = z.strictObject({
  factor: z.number().int().min(1).max(THREAT_FACTORS.length),
  intensity: z.enum(['low', 'medium', 'high']),
  trend: z.enum(['falling', 'steady', 'rising']),
  notes: Text.optional(),
})

export const Assessment = z.strictObject({
  ...signed,
  condition: Condition,
  surroundings: Condition.optional(),
  threats: z
    .array(Threat)
    .max(THREAT_FACTORS.length)
    .refine((threats) => new Set(threats.map(({ factor }) => factor)).size === threats.length),
  /** How it was looked at: visual inspection, survey, instruments. */
  method: Text,
})
export type Assessment = z.infer<typeof Assessment>

/** The significance of a site as one evaluator scores it; two or more are compared. */
export const Evaluation = z.strictObject({ ...signed, score: ScoreInput })
export type Evaluation = z.infer<typeof Evaluation>

/** A study of carrying capacity: what was measured, where the measures come from, and until when it holds. */
export const CapacityStudy = z
  .strictObject({ ...signed, input: CapacityInput, source: Text, validUntil: IsoDate })
  .refine(({ on, validUntil }) => validUntil >= on, { path: ['validUntil'], params: { fault: 'endsFirst' } })
export type CapacityStudy = z.infer<typeof CapacityStudy>

/** One telling of what happened at a site, in the words of who tells it; tellings that differ stand side by side. */
export const Narrative = z.strictObject({
  ...signed,
  /** As they wish to be named. */
  teller: Line,
  role: Line.optional(),
  community: Line.optional(),
  /** The language it was told in, as a BCP 47 code. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  text: z.string().trim().min(1).max(20_000),
  translation: Told.optional(),
  confidence: z.enum(CONFIDENCES),
  /** Without it nothing of the telling goes beyond the network. */
  consent: SiteConsent.optional(),
})
export type Narrative = z.infer<typeof Narrative>

/** What is sent, by kind. */
export const NEW_RECORDS = {
  assessment: Assessment,
  evaluation: Evaluation,
  capacity: CapacityStudy,
  narrative: Narrative,
} as const

/** What is kept, by kind: a computed result is kept as it was computed on the day. */
export interface RecordValues {
  assessment: Assessment
  evaluation: Evaluation & { readonly result: ScoreOutput }
  capacity: CapacityStudy & { readonly result: CapacityOutput }
  narrative: Narrative
}
export type RecordValue = RecordValues[RecordKind]
