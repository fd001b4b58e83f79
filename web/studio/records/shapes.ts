import type { z } from 'zod'
import { get, post } from '../../api'
import {
  AssessmentLine,
  AssessmentPage,
  CapacityLine,
  CapacityPage,
  EvaluationLine,
  EvaluationPage,
  NarrativeLine,
  NarrativePage,
} from '../../../server/contract/api/record'
import { RECORD_KINDS, type RecordKind } from '../../../server/contract/record'

/** What each drawer is called in the address of the screen. */
export const DRAWERS = {
  assessment: 'estado',
  evaluation: 'valoracion',
  capacity: 'capacidad',
  narrative: 'relatos',
} as const

export const kindIn = (text: string | null): RecordKind =>
  RECORD_KINDS.find((kind) => DRAWERS[kind] === text) ?? RECORD_KINDS[0]

const drawer = <P, L>(folder: string, page: z.ZodType<P>, line: z.ZodType<L>) => ({
  list: get(`/sites/:id/${folder}`, page),
  add: post(`/sites/:id/${folder}`, line),
})

/** The paths of the API about what is recorded of a site. */
export const RECORD_CALLS = {
  assessment: drawer('assessments', AssessmentPage, AssessmentLine),
  evaluation: drawer('evaluations', EvaluationPage, EvaluationLine),
  capacity: drawer('capacity-studies', CapacityPage, CapacityLine),
  narrative: drawer('narratives', NarrativePage, NarrativeLine),
} as const

export interface Lines {
  assessment: z.infer<typeof AssessmentLine>
  evaluation: z.infer<typeof EvaluationLine>
  capacity: z.infer<typeof CapacityLine>
  narrative: z.infer<typeof NarrativeLine>
}
export type Line = Lines[RecordKind]
