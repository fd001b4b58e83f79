import { z } from 'zod'
import { operation, type Operation } from '../account/operation'
import {
  AssessmentLine,
  AssessmentPage,
  CapacityLine,
  CapacityPage,
  EvaluationLine,
  EvaluationPage,
  NarrativeLine,
  NarrativePage,
  RecordQuery,
} from '../contract/api/record'
import { Slug } from '../contract/common'
import { NEW_RECORDS, type RecordKind } from '../contract/record'
import { ADDING, type RecordCommands } from './record.commands'
import type { NewRecord } from './record.rules'

const BySite = z.strictObject({ id: Slug })

interface Shelf<K extends RecordKind> {
  readonly kind: K
  readonly folder: string
  readonly what: string
  readonly line: z.ZodType
  readonly page: z.ZodType
  /** What its list says beside the records. */
  readonly beside?: (asked: Parameters<RecordCommands['comparisons']>) => Promise<object>
}

function operationsOf<K extends RecordKind>(commands: RecordCommands, shelf: Shelf<K>): Operation[] {
  const { kind, folder, what, line, page, beside } = shelf
  return [
    operation({
      id: `sites.${folder}.list`,
      method: 'get',
      path: `/sites/:id/${folder}`,
      needs: 'site.read',
      about: `The ${what} of a site, newest first; what was corrected says by which.`,
      params: BySite,
      query: RecordQuery,
      answer: page,
      read: async ({ actor, params, query }) => {
        const listed = await commands.list(actor, { site: params.id, kind }, query.before)
        return { body: { ...listed, ...(await beside?.([actor, params.id])) } }
      },
    }),
    operation({
      id: `sites.${folder}.add`,
      method: 'post',
      path: `/sites/:id/${folder}`,
      needs: ADDING[kind],
      about: `Adds to the ${what} of a site; nothing is overwritten, an earlier one may be named as corrected.`,
      params: BySite,
      body: NEW_RECORDS[kind] as unknown as z.ZodType<NewRecord<K>>,
      answer: line,
      creates: true,
      write: async (tx, { actor, params, body }) => ({
        body: await commands.add(tx, { site: params.id, kind }, { actor, value: body }),
      }),
    }),
  ]
}

/** The paths of the API about what is recorded of a site. */
export const recordOperations = (commands: RecordCommands): Operation[] => [
  ...operationsOf(commands, {
    kind: 'assessment',
    folder: 'assessments',
    what: 'condition assessments',
    line: AssessmentLine,
    page: AssessmentPage,
  }),
  ...operationsOf(commands, {
    kind: 'evaluation',
    folder: 'evaluations',
    what: 'evaluations of significance',
    line: EvaluationLine,
    page: EvaluationPage,
    beside: async (asked) => ({ comparisons: await commands.comparisons(...asked) }),
  }),
  ...operationsOf(commands, {
    kind: 'capacity',
    folder: 'capacity-studies',
    what: 'studies of carrying capacity',
    line: CapacityLine,
    page: CapacityPage,
  }),
  ...operationsOf(commands, {
    kind: 'narrative',
    folder: 'narratives',
    what: 'tellings',
    line: NarrativeLine,
    page: NarrativePage,
  }),
]
