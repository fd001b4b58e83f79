import type { EvaluationComparison } from '../../../server/contract/api/record'
import { t } from '../words'
import { optionOf } from '../works/inputs/labels'
import { at, type Value } from '../works/value'
import { criteriaOf } from './begin'
import { criterionName, hierarchyWords, points } from './evaluation'
import type { Lines } from './shapes'

type Line = Lines['evaluation']

type Told = Pick<EvaluationComparison, 'evaluators' | 'total' | 'changesHierarchy' | 'method'>

/** A spread of this share of a criterion is worth talking about. */
const WORTH_TALKING = 0.2
const WIDTH = 200
const EDGE = 8

/** Each evaluator has a form of their own: nobody is told apart by colour alone. */
function Sign({ index, x }: { readonly index: number; readonly x: number }) {
  const y = 10
  if (index % 3 === 0) return <circle class="full" cx={x} cy={y} r="5" />
  if (index % 3 === 1) return <rect class="hollow" x={x - 4.5} y={y - 4.5} width="9" height="9" />
  return <path class="hollow" d={`M${x} ${y - 6}L${x + 6} ${y + 5}H${x - 6}Z`} />
}

/** Whose points they are, where no column says it. */
const GivenSign = ({ index }: { readonly index: number }) => (
  <svg class="given-sign" viewBox="0 0 20 20" aria-hidden="true">
    <Sign index={index} x={10} />
  </svg>
)

interface TrackProps {
  readonly maximum: number
  /** Points of each evaluator, in their order; undefined where their sheet is on an older page. */
  readonly given: readonly (number | undefined)[]
  readonly range: { readonly lowest: number; readonly highest: number }
}

function Track({ maximum, given, range }: TrackProps) {
  const x = (value: number) => EDGE + ((WIDTH - 2 * EDGE) * Math.min(value, maximum)) / maximum
  return (
    <svg class="track" viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true">
      <path class="rail" d={`M${EDGE} 10H${WIDTH - EDGE}`} />
      <path class="gap-line" d={`M${x(range.lowest)} 10H${x(range.highest)}`} />
      {given.map((value, index) => value !== undefined && <Sign key={index} index={index} x={x(value)} />)}
    </svg>
  )
}

/** How far apart they are, in words. */
export function sentenceOf({ evaluators, total, changesHierarchy, method }: Told): string {
  if (evaluators.length < 2) return t('record.compare.alone')
  if (total.spread === 0)
    return [t('record.compare.agree'), changesHierarchy && t('record.compare.reach')].filter(Boolean).join(' ')
  const told = t('record.compare.differ', {
    spread: points(total.spread),
    lowest: points(total.lowest),
    highest: points(total.highest),
    mean: points(total.mean),
  })
  const turns = method === 'ecuador' ? 'record.compare.hierarchy' : 'record.compare.reach'
  return changesHierarchy ? `${told} ${t(turns)}` : told
}

const verdict = (evaluator: EvaluationComparison['evaluators'][number]): string => {
  if (evaluator.hierarchy) return hierarchyWords(evaluator.hierarchy)
  return evaluator.significance ? optionOf('record', 'reach', evaluator.significance) : ''
}

interface RowProps {
  readonly comparison: EvaluationComparison
  readonly index: number
  readonly sheets: readonly (Value | undefined)[]
}

function classOf(spread: number, maximum: number): string | undefined {
  if (spread === 0) return 'is-same'
  return spread >= WORTH_TALKING * maximum ? 'is-loud' : undefined
}

/** One criterion: what each gave it, and how far apart they are. */
function Row({ comparison, index, sheets }: RowProps) {
  const { method, group, criteria } = comparison
  const range = criteria[index]!
  const { key, maximum } = criteriaOf({ method, group })[index]!
  const given = sheets.map((score) => score && Math.min(maximum, Number(at(score, `points.${key}`))))
  const apart = t('record.compare.apart', { count: range.spread, points: points(range.spread) })
  return (
    <tr class={classOf(range.spread, maximum)}>
      <th scope="row">{criterionName({ method, group }, key)}</th>
      {given.map((value, at) => (
        <td key={at} class="num">
          <GivenSign index={at} />
          {value === undefined ? '·' : points(value)}
        </td>
      ))}
      <td>
        <Track maximum={maximum} given={given} range={range} />
        <span class="small">{range.spread === 0 ? t('record.compare.same') : apart}</span>
      </td>
    </tr>
  )
}

function Totals({ evaluators, total }: EvaluationComparison) {
  return (
    <tr>
      <th scope="row">{t('record.compare.total')}</th>
      {evaluators.map((evaluator, index) => (
        <td key={evaluator.number} class="num">
          <GivenSign index={index} />
          <strong>{points(evaluator.total)}</strong>
          <span class="small">{verdict(evaluator)}</span>
        </td>
      ))}
      <td>
        <span class="small">{t('record.compare.apart', { count: total.spread, points: points(total.spread) })}</span>
      </td>
    </tr>
  )
}

function Table({ comparison, lines }: { readonly comparison: EvaluationComparison; readonly lines: readonly Line[] }) {
  const { evaluators, criteria } = comparison
  const sheets = evaluators.map(
    ({ number }) => lines.find((line) => line.number === number)?.value.score as Value | undefined,
  )
  return (
    <table class="comparison">
      <caption class="unseen">{t('record.compare.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('record.compare.criterion')}</th>
          {evaluators.map(({ number, name }, index) => (
            <th scope="col" key={number} class="num">
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <Sign index={index} x={10} />
              </svg>
              {name}
            </th>
          ))}
          <th scope="col" class="track-head">
            {t('record.compare.spread')}
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ criterion }, index) => (
          <Row key={criterion} comparison={comparison} index={index} sheets={sheets} />
        ))}
      </tbody>
      <tfoot>
        <Totals {...comparison} />
      </tfoot>
    </table>
  )
}

interface ComparisonsProps {
  readonly comparisons: readonly EvaluationComparison[]
  readonly lines: readonly Line[]
}

/** What those who looked make of the same site by the same table: their disagreement is drawn, and told. */
export const Comparisons = ({ comparisons, lines }: ComparisonsProps) => (
  <>
    {comparisons.map((comparison) => {
      const { method, group, evaluators } = comparison
      return (
        <section key={`${method} ${group}`} class="compared">
          <h3>
            {optionOf('record', 'table', method)}
            {group && ` · ${optionOf('record', 'group', group)}`}
          </h3>
          <p>{sentenceOf(comparison)}</p>
          {evaluators.length > 1 && <Table comparison={comparison} lines={lines} />}
        </section>
      )
    })}
  </>
)
