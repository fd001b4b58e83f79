import { scoreSite } from '../../../server/catalog/score.rules'
import {
  COLOMBIA_CRITERIA,
  ScoreInput,
  type ColombiaGroup,
  type ScoreOutput,
} from '../../../server/contract/methods/score'
import { OneOf, Select } from '../parts/field'
import { language, LOCALES, t } from '../words'
import { NumberInput } from '../works/inputs/figures'
import { optionOf } from '../works/inputs/labels'
import { useForm } from '../works/tools'
import { at, type Value } from '../works/value'
import { blankColombia, criteriaOf } from './begin'
import type { Lines } from './shapes'

const METHODS = ['colombia', 'ecuador'] as const
const GROUPS = Object.keys(COLOMBIA_CRITERIA) as ColombiaGroup[]
const REACHES = ['local', 'regional', 'national', 'international'] as const

/** A number of points as the reader writes it. */
export const points = (value: number): string =>
  new Intl.NumberFormat(LOCALES[language.value], { maximumFractionDigits: 2 }).format(value)

/** What a criterion is called in its table. */
export const criterionName = (score: Value, key: string): string =>
  score.method === 'ecuador'
    ? `${key} · ${t(`record.ecuador.${key}`)}`
    : t(`record.colombia.${String(score.group)}.${key}`)

/** What a result comes to, in one line. */
function resultWords({ quality, significance, total, hierarchy }: ScoreOutput): string {
  const whole = t('record.score.total', { total: points(total) })
  if (hierarchy) return `${whole} · ${hierarchyWords(hierarchy)}`
  return `${whole} · ${t('record.score.parts', { quality: points(quality ?? 0), significance: points(significance ?? 0) })}`
}
export const hierarchyWords = (hierarchy: string): string =>
  hierarchy === 'Recurso' ? t('record.score.resource') : t('record.score.hierarchy', { level: hierarchy })

/** The total as it grows, by the same rules the server keeps it by. */
function Running({ score }: { readonly score: Value }) {
  const whole = ScoreInput.safeParse(score)
  const criteria = criteriaOf(score)
  const said = criteria.map(({ key }) => at(score, `points.${key}`)).filter((each) => typeof each === 'number')
  const sum = said.reduce((total, each) => total + each, 0)
  const missing = criteria.length - said.length
  return (
    <p class="running" role="status">
      {whole.success ? (
        <strong>{resultWords(scoreSite(whole.data))}</strong>
      ) : (
        <>
          <strong>{t('record.score.sofar', { total: points(sum) })}</strong>
          {missing > 0 && <span class="small">{t('record.score.missing', { count: missing })}</span>}
        </>
      )}
    </p>
  )
}

function Criteria({ score }: { readonly score: Value }) {
  return (
    <div class="criteria">
      {criteriaOf(score).map(({ key, maximum }) => (
        <NumberInput
          // Another table or group is another sheet of paper.
          key={`${String(score.method)} ${String(score.group)} ${key}`}
          label={criterionName(score, key)}
          field={{
            path: `score.points.${key}`,
            input: 'number',
            min: 0,
            max: maximum,
            unit: t('record.score.of', { maximum }),
          }}
        />
      ))}
    </div>
  )
}

/** One evaluator's points, by the table of Colombia or of Ecuador. */
export function EvaluationFields() {
  const { value, set, errors } = useForm()
  const score = (at(value, 'score') as Value | undefined) ?? {}
  const begin = (method: string) =>
    set('score', method === 'colombia' ? blankColombia('material') : { method, points: {} })
  return (
    <div class="flow">
      <OneOf
        label={t('record.score.table')}
        value={String(score.method ?? '')}
        options={METHODS.map((method) => ({ value: method, label: optionOf('record', 'table', method) }))}
        onInput={begin}
      />
      {score.method === 'colombia' && (
        <div class="entries">
          <Select
            label={t('record.score.group')}
            options={GROUPS.map((group) => ({ value: group, label: optionOf('record', 'group', group) }))}
            value={String(score.group)}
            onInput={(group) =>
              set('score', { ...blankColombia(group as ColombiaGroup), significance: score.significance })
            }
          />
          <Select
            id="f-score-significance"
            label={t('record.score.reach')}
            empty={t('works.form.choose')}
            options={REACHES.map((reach) => ({ value: reach, label: optionOf('record', 'reach', reach) }))}
            value={String(score.significance ?? '')}
            error={errors['score.significance']}
            onInput={(reach) => set('score.significance', reach)}
          />
        </div>
      )}
      <Criteria score={score} />
      <Running score={score} />
    </div>
  )
}

export function EvaluationView({ value }: { readonly value: Lines['evaluation']['value'] }) {
  const score = value.score as Value
  return (
    <>
      <p class="result">{resultWords(value.result)}</p>
      <p class="small">
        {optionOf('record', 'table', value.score.method)}
        {value.score.method === 'colombia' &&
          ` · ${optionOf('record', 'group', value.score.group)} · ${optionOf('record', 'reach', value.score.significance)}`}
      </p>
      <details class="turns">
        <summary>{t('record.score.criteria')}</summary>
        <ul class="points">
          {criteriaOf(score).map(({ key, maximum }) => (
            <li key={key}>
              <span>{criterionName(score, key)}</span>
              <span class="num">
                {points(Number(at(score, `points.${key}`)))}{' '}
                <span class="small">{t('record.score.of', { maximum })}</span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
