import { AppError } from '../contract/errors'
import type { EvaluationComparison } from '../contract/api/record'
import { ECUADOR_CRITERIA, type ScoreInput } from '../contract/methods/score'
import type { NEW_RECORDS } from '../contract/record'
import { type Evaluation, type RecordKind, type RecordValues } from '../contract/record'
import { searchWords } from '../contract/search-words'
import { carryingCapacity } from './capacity.rules'
import { ECUADOR_MAXIMA, scoreSite } from './score.rules'

/** A record as it stands in its drawer. */
export interface Recorded<K extends RecordKind> {
  readonly number: number
  /** The number of the record it stands in place of; 0 for none. */
  readonly corrects: number
  readonly at: string
  readonly personName: string
  readonly value: RecordValues[K]
}

/** What is sent of a record of a kind. */
export type NewRecord<K extends RecordKind> = (typeof NEW_RECORDS)[K]['_output']

/**
 * A record as it is kept: an evaluation with its score and a capacity study with its result, as they are computed today, so
 * that a later edition of a table does not rewrite what was found.
 * @throws AppError input.invalid as the method does
 */
export function keptRecord<K extends RecordKind>(kind: K, value: NewRecord<K>): RecordValues[K] {
  const { score, input } = value as Partial<Evaluation & NewRecord<'capacity'>>
  if (kind === 'evaluation') return { ...value, result: scoreSite(score!) } as unknown as RecordValues[K]
  if (kind === 'capacity') return { ...value, result: carryingCapacity(input!) } as unknown as RecordValues[K]
  return value as unknown as RecordValues[K]
}

/** Which record stands in the place of which, by number. */
const correctionsOf = (
  records: readonly Pick<Recorded<RecordKind>, 'number' | 'corrects'>[],
): ReadonlyMap<number, number> =>
  new Map(records.flatMap(({ number, corrects }) => (corrects > 0 ? [[corrects, number] as const] : [])))

/** The records that no later one corrects, in the order given. */
export function standing<K extends RecordKind>(records: readonly Recorded<K>[]): Recorded<K>[] {
  const corrected = correctionsOf(records)
  return records.filter(({ number }) => !corrected.has(number))
}

/** The standing record of the latest day; of one day, the one taken down last. */
export const latest = <K extends RecordKind>(records: readonly Recorded<K>[]): Recorded<K> | undefined =>
  standing(records).reduce<Recorded<K> | undefined>(
    (best, next) =>
      !best || next.value.on > best.value.on || (next.value.on === best.value.on && next.number > best.number)
        ? next
        : best,
    undefined,
  )

/** @throws AppError record.not_found when there is none to correct, record.corrected when another stands in its place */
export function checkCorrection(corrects: number, records: readonly Recorded<RecordKind>[]): void {
  if (corrects === 0) return
  if (!records.some(({ number }) => number === corrects)) throw new AppError('record.not_found', { number: corrects })
  const by = correctionsOf(records).get(corrects)
  if (by !== undefined) throw new AppError('record.corrected', { number: corrects, by })
}

/** Points by criterion, as they count: the Ecuadorian form cuts each at its maximum. */
function criteriaOf(score: ScoreInput): [criterion: string, points: number][] {
  if (score.method === 'colombia') return score.points.map((points, index) => [String(index + 1), points])
  return ECUADOR_CRITERIA.map((key) => [key, Math.min(score.points[key], ECUADOR_MAXIMA[key])])
}

const tidy = (value: number): number => Math.round(value * 1e9) / 1e9
const rangeOf = (values: readonly number[]) => {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  return { lowest, highest, spread: tidy(highest - lowest) }
}

const tableOf = ({ value: { score } }: Recorded<'evaluation'>): string =>
  score.method === 'colombia' ? `colombia ${score.group}` : 'ecuador'

function compared(evaluations: readonly Recorded<'evaluation'>[]): EvaluationComparison {
  const { score } = evaluations[0]!.value
  const criteria = evaluations.map(({ value }) => criteriaOf(value.score))
  const totals = evaluations.map(({ value }) => value.result.total)
  const evaluators = evaluations.map(({ number, value: { by, on, result, score: own } }) => ({
    name: by.name,
    number,
    on,
    total: result.total,
    ...(result.hierarchy ? { hierarchy: result.hierarchy } : {}),
    ...(own.method === 'colombia' ? { significance: own.significance } : {}),
  }))
  return {
    method: score.method,
    ...(score.method === 'colombia' ? { group: score.group } : {}),
    evaluators,
    isEnough: evaluators.length >= 2,
    criteria: criteria[0]!.map(([criterion], index) => ({
      criterion,
      ...rangeOf(criteria.map((points) => points[index]![1])),
    })),
    total: { ...rangeOf(totals), mean: tidy(totals.reduce((sum, total) => sum + total, 0) / totals.length) },
    changesHierarchy: new Set(evaluators.map(({ hierarchy, significance }) => hierarchy ?? significance)).size > 1,
  }
}

/**
 * What the evaluators of a site find, table by table, and where they differ: of each evaluator the latest standing
 * evaluation by that table. Points of different groups of the Colombian form are not compared.
 * @param evaluations of one site, in any order
 * @returns one comparison a table, in the order of its first evaluation; of a single evaluator, without disagreement
 */
export function compareEvaluations(evaluations: readonly Recorded<'evaluation'>[]): EvaluationComparison[] {
  const tables = new Map<string, Map<string, Recorded<'evaluation'>[]>>()
  for (const evaluation of standing(evaluations).toSorted((a, b) => a.number - b.number)) {
    const table = tableOf(evaluation)
    const byName = tables.get(table) ?? new Map<string, Recorded<'evaluation'>[]>()
    // A name with or without its accents is one person, who does not make two evaluators.
    const name = searchWords(evaluation.value.by.name).join(' ')
    tables.set(table, byName.set(name, [...(byName.get(name) ?? []), evaluation]))
  }
  return [...tables.values()].map((byName) => compared([...byName.values()].map((own) => latest(own)!)))
}
