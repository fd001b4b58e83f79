import { ECUADOR_MAXIMA } from '../../../server/catalog/score.rules'
import { COLOMBIA_CRITERIA, ECUADOR_CRITERIA, type ColombiaGroup } from '../../../server/contract/methods/score'
import { NEW_RECORDS, type RecordKind } from '../../../server/contract/record'
import { tidied } from '../../../server/review/lack.rules'
import { at, type Value } from '../works/value'
import type { Line } from './shapes'

/** A sheet of the Colombian table with nothing on it yet. */
export const blankColombia = (group: ColombiaGroup): Value => ({
  method: 'colombia',
  group,
  points: COLOMBIA_CRITERIA[group].map(() => ''),
})

const FIRST = {
  assessment: { condition: { vocabulary: 'simple' }, threats: [] },
  evaluation: { score: blankColombia('material') },
  capacity: { input: { factors: [] } },
  narrative: { language: 'es' },
} as const satisfies Record<RecordKind, Value>

/** What a new record of a kind begins with: today, in the name of whoever writes, and the vocabulary used last. */
export function beginning(kind: RecordKind, from: { today: string; name: string; last?: Line }): Value {
  const signed = { on: from.today, by: { name: from.name } }
  const vocabulary = at(from.last?.value, 'condition.vocabulary')
  return {
    ...signed,
    ...FIRST[kind],
    ...(kind === 'assessment' && vocabulary ? { condition: { vocabulary } } : {}),
  }
}

/** A record to stand in the place of another: all it says, signed by whoever signed it, until that is changed. */
export function correction({ number, value }: Line): Value {
  const { result, corrects, ...said } = value as Value
  void [result, corrects]
  return { ...said, corrects: number }
}

/** What is sent of what was written. */
export const bodyOf = (value: Value): Value => tidied(value) as Value

interface Problem {
  readonly path: string
  /** A key of `record.wrong`. */
  readonly code: string
}

const CODES = ['capacity.factor_form', 'capacity.total_zero', 'capacity.factor_twice', 'capacity.zone_twice']

/** Criteria without points: a sheet is sent whole. */
const unscoredIn = (value: Value): string[] =>
  criteriaOf((value.score ?? {}) as Value)
    .map(({ key }) => `score.points.${key}`)
    .filter((path) => typeof at(value, path) !== 'number')

/** What keeps a record from being sent, in the order of its form. */
export function problemsOf(kind: RecordKind, value: Value): Problem[] {
  const { error } = NEW_RECORDS[kind].safeParse(bodyOf(value))
  const unscored = kind === 'evaluation' ? unscoredIn(value) : []
  if (unscored.length > 0) return unscored.map((path) => ({ path, code: 'required' }))
  return (error?.issues ?? []).map(({ path, message }) => {
    const where = path.join('.')
    const known = CODES.find((code) => code === message)
    if (known) return { path: where, code: known.split('.')[1]! }
    const said = at(value, where)
    return { path: where, code: said === undefined || said === '' ? 'required' : 'odd' }
  })
}

/** The criteria of the table that a score is written in, with the highest points of each. */
export function criteriaOf(score: Value): { key: string; maximum: number }[] {
  if (score.method === 'ecuador') return ECUADOR_CRITERIA.map((key) => ({ key, maximum: ECUADOR_MAXIMA[key] }))
  const criteria: readonly number[] = COLOMBIA_CRITERIA[score.group as ColombiaGroup] ?? []
  return criteria.map((maximum, index) => ({ key: String(index), maximum }))
}
