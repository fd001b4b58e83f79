import { FOUR_STATES, type Assessment, type Condition } from '../../../server/contract/record'
import { SIMPLE_STATES } from '../../../server/contract/sheet'
import { OneOf, Select, TextArea } from '../parts/field'
import { t } from '../words'
import { idOf } from '../works/fields'
import { AnyInput } from '../works/inputs/any'
import { labelOf, optionOf } from '../works/inputs/labels'
import { useForm } from '../works/tools'
import { at, type Value } from '../works/value'

const VOCABULARIES = ['simple', 'four', 'en16096'] as const
const EUROPEAN = ['condition', 'urgency', 'recommendation'] as const
const DEGREES = ['0', '1', '2', '3']
const STATES = { simple: SIMPLE_STATES, four: FOUR_STATES } as const
const LEVELS = ['low', 'medium', 'high'] as const
const TRENDS = ['falling', 'steady', 'rising'] as const
const FACTORS = Array.from({ length: 14 }, (_, index) => index + 1)

const option = (words: string, value: string) => ({ value, label: optionOf('record', words, value) })

/** The state of the place, or of what surrounds it, in one of three vocabularies. */
function ConditionInput({ path, optional }: { readonly path: string; readonly optional?: boolean }) {
  const { value, set, errors } = useForm()
  const condition = at(value, path) as Value | undefined
  const vocabulary = (condition?.vocabulary ?? '') as (typeof VOCABULARIES)[number] | ''
  const choices = VOCABULARIES.map((each) => option('vocabulary', each))
  const wrong = Object.entries(errors).find(([where]) => where === path || where.startsWith(`${path}.`))?.[1]
  return (
    <fieldset class="condition wide" id={idOf(path)} tabIndex={-1}>
      <legend>{labelOf('record', path)}</legend>
      <div class="entries">
        <Select
          label={t('record.field.vocabulary')}
          options={choices}
          empty={optional ? t('record.notSeen') : undefined}
          value={vocabulary}
          onInput={(next) => set(path, next ? { vocabulary: next } : undefined)}
        />
      </div>
      {(vocabulary === 'simple' || vocabulary === 'four') && (
        <OneOf
          label={t('record.field.state')}
          value={String(condition?.state ?? '')}
          options={STATES[vocabulary].map((state) => option('state', state))}
          onInput={(state) => set(`${path}.state`, state)}
        />
      )}
      {vocabulary === 'en16096' && (
        <div class="entries">
          {EUROPEAN.map((part) => (
            <Select
              key={part}
              label={t(`record.field.${part}Degree`)}
              empty={t('works.form.choose')}
              options={DEGREES.map((degree) => option(part, degree))}
              value={String(condition?.[part] ?? '')}
              onInput={(degree) => set(`${path}.${part}`, degree === '' ? undefined : Number(degree))}
            />
          ))}
        </div>
      )}
      {wrong && <p class="wrong">{wrong}</p>}
    </fieldset>
  )
}

interface Threat {
  readonly factor: number
  readonly intensity?: string
  readonly trend?: string
  readonly notes?: string
}

interface ThreatInputProps {
  readonly threat: Threat
  onChange(threat: Threat): void
}

const ThreatInput = ({ threat, onChange }: ThreatInputProps) => (
  <div class="threat-details">
    <OneOf
      label={t('record.field.intensity')}
      value={threat.intensity ?? ''}
      options={LEVELS.map((level) => option('intensity', level))}
      onInput={(intensity) => onChange({ ...threat, intensity })}
    />
    <OneOf
      label={t('record.field.trend')}
      value={threat.trend ?? ''}
      options={TRENDS.map((trend) => option('trend', trend))}
      onInput={(trend) => onChange({ ...threat, trend })}
    />
    <TextArea
      label={t('record.field.threatNotes')}
      rows={2}
      value={threat.notes ?? ''}
      onInput={(notes) => onChange({ ...threat, notes })}
    />
  </div>
)

/** UNESCO's fourteen factors: which of them act here, how strongly, and whether more or less than before. */
function ThreatsInput() {
  const { value, set, errors } = useForm()
  const threats = (at(value, 'threats') as readonly Threat[] | undefined) ?? []
  const wrong = Object.keys(errors).some((path) => path.startsWith('threats'))
  const put = (next: readonly Threat[]) =>
    set(
      'threats',
      next.toSorted((a, b) => a.factor - b.factor),
    )
  return (
    <fieldset class="threats wide" id={idOf('threats')} tabIndex={-1}>
      <legend>{labelOf('record', 'threats')}</legend>
      <p class="hint">{t('record.hint.threats')}</p>
      {FACTORS.map((factor) => {
        const threat = threats.find((each) => each.factor === factor)
        const others = threats.filter((each) => each.factor !== factor)
        const id = idOf(`threat-${factor}`)
        return (
          <div key={factor} class={`threat${threat ? ' is-acting' : ''}`}>
            <div class="check">
              <input
                id={id}
                type="checkbox"
                checked={threat !== undefined}
                onChange={(event) => put(event.currentTarget.checked ? [...others, { factor }] : others)}
              />
              <label for={id}>{optionOf('record', 'factor', String(factor))}</label>
            </div>
            {threat && <ThreatInput threat={threat} onChange={(next) => put([...others, next])} />}
          </div>
        )
      })}
      {wrong && <p class="wrong">{t('record.wrong.threats')}</p>}
    </fieldset>
  )
}

/** How a place was found on a day, by whom, and what threatens it. */
export const AssessmentFields = () => (
  <div class="entries">
    <ConditionInput path="condition" />
    <ConditionInput path="surroundings" optional />
    <ThreatsInput />
    <AnyInput field={{ path: 'method', input: 'long', limit: 6000, wide: true }} />
  </div>
)

function conditionWords(condition: Condition): string {
  if (condition.vocabulary !== 'en16096') return optionOf('record', 'state', condition.state)
  return EUROPEAN.map((part) => optionOf('record', part, String(condition[part]))).join('; ')
}

export const AssessmentView = ({ value }: { readonly value: Assessment }) => (
  <>
    <dl class="read record-read">
      <div>
        <dt>{t('record.field.condition')}</dt>
        <dd class="first-up">{conditionWords(value.condition)}</dd>
      </div>
      {value.surroundings && (
        <div>
          <dt>{t('record.field.surroundings')}</dt>
          <dd class="first-up">{conditionWords(value.surroundings)}</dd>
        </div>
      )}
      <div class="wide">
        <dt>{t('record.field.method')}</dt>
        <dd class="said">{value.method}</dd>
      </div>
    </dl>
    {value.threats.length > 0 && (
      <ul class="threat-list">
        {value.threats.map(({ factor, intensity, trend, notes }) => (
          <li key={factor} class={`is-${intensity}`}>
            <span>{optionOf('record', 'factor', String(factor))}</span>{' '}
            <span class="small">
              {optionOf('record', 'intensity', intensity)} · {optionOf('record', 'trend', trend)}
            </span>
            {notes && <p class="said small">{notes}</p>}
          </li>
        ))}
      </ul>
    )}
  </>
)
