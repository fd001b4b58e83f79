import type { Assessment } from '../../../server/contract/record'
import { Button } from '../parts/button'
import { OneOf } from '../parts/field'
import { language, LOCALES, t } from '../words'
import { hintOf, labelOf, type AskedProps } from './asked'
import { ACCESS_FACTS, THREATS, type Question, type QuestionOf } from './questions'
import { answerAt, answered, textAt } from './visit'

interface GroupProps {
  readonly question: Question
  readonly children: preact.ComponentChildren
}

export const Group = ({ question, children }: GroupProps) => (
  <fieldset class="field-group">
    <legend>{labelOf(question.id)}</legend>
    {hintOf(question.id) && <p class="hint">{hintOf(question.id)}</p>}
    {children}
  </fieldset>
)

interface TickProps {
  readonly label: string
  readonly checked: boolean
  onChange(checked: boolean): void
}

const Tick = ({ label, checked, onChange }: TickProps) => (
  <label class="field-tick">
    <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
    <span>{label}</span>
  </label>
)

/** One of a few, each a line as high as a thumb; what was chosen by mistake can be taken away again. */
export function One({ question, visit, change }: AskedProps<QuestionOf<'one'>>) {
  const { id, path, options, words } = question
  const chosen = textAt(visit, path)
  return (
    <Group question={question}>
      {options.map((option) => (
        <label key={option} class="field-tick">
          <input
            type="radio"
            name={id}
            checked={chosen === option}
            onChange={() => change((so) => answered(so, path, option))}
          />
          <span>{t(`field.option.${words}.${option}`)}</span>
        </label>
      ))}
      {chosen && (
        <Button
          kind="quiet"
          label={t('field.clearOf', { name: labelOf(id) })}
          onClick={() => change((so) => answered(so, path, undefined))}
        >
          {t('field.clear')}
        </Button>
      )}
    </Group>
  )
}

/** In the order of the list, whatever the order of the thumb: the same choice is the same value. */
const ticked = <T,>(all: readonly T[], list: readonly T[], it: T): readonly T[] | undefined => {
  const next = all.filter((each) => (each === it ? !list.includes(it) : list.includes(each)))
  return next.length > 0 ? next : undefined
}

export function Ticks({ question, visit, change }: AskedProps<QuestionOf<'ticks'>>) {
  const { path, options, words } = question
  const list = (answerAt(visit, path) as readonly string[] | undefined) ?? []
  return (
    <Group question={question}>
      {options.map((option) => (
        <Tick
          key={option}
          label={t(`field.option.${words}.${option}`)}
          checked={list.includes(option)}
          onChange={() => change((so) => answered(so, path, ticked(options, list, option)))}
        />
      ))}
    </Group>
  )
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
const monthName = (month: number): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1))

export function Months({ question, visit, change }: AskedProps<QuestionOf<'months'>>) {
  const list = (answerAt(visit, question.path) as readonly number[] | undefined) ?? []
  return (
    <Group question={question}>
      <div class="field-months">
        {MONTHS.map((month) => (
          <Tick
            key={month}
            label={monthName(month)}
            checked={list.includes(month)}
            onChange={() => change((so) => answered(so, question.path, ticked<number>(MONTHS, list, month)))}
          />
        ))}
      </div>
    </Group>
  )
}

const FACT = ['yes', 'no', 'unknown'] as const

export const Facts = ({ question, visit, change }: AskedProps<QuestionOf<'facts'>>) => (
  <div class="field-facts">
    {ACCESS_FACTS.map((fact) => {
      const path = `${question.path}.${fact}`
      return (
        <OneOf
          key={fact}
          label={t(`field.option.facts.${fact}`)}
          value={textAt(visit, path)}
          options={FACT.map((value) => ({ value, label: t(`field.fact.${value}`) }))}
          onInput={(value) => change((so) => answered(so, path, value))}
        />
      )
    })}
  </div>
)

type Threat = Assessment['threats'][number]
const INTENSITIES = ['low', 'medium', 'high'] as const
const TRENDS = ['falling', 'steady', 'rising'] as const

/** Each threat that is seen, how strong it is and which way it goes. */
export function Threats({ question, visit, change }: AskedProps<QuestionOf<'threats'>>) {
  const list = (answerAt(visit, question.path) as readonly Threat[] | undefined) ?? []
  const put = (next: readonly Threat[]) =>
    change((so) =>
      answered(so, question.path, next.length > 0 ? [...next].sort((a, b) => a.factor - b.factor) : undefined),
    )
  const others = (factor: number) => list.filter((threat) => threat.factor !== factor)
  return (
    <Group question={question}>
      {THREATS.map((factor) => {
        const threat = list.find((each) => each.factor === factor)
        const set = (more: Partial<Threat>) => put([...others(factor), { ...threat!, ...more }])
        return (
          <div key={factor}>
            <Tick
              label={t(`field.option.threats.${factor}`)}
              checked={threat !== undefined}
              onChange={(on) => put(on ? [...list, { factor, intensity: 'medium', trend: 'steady' }] : others(factor))}
            />
            {threat && (
              <div class="field-how">
                <OneOf
                  label={t('field.intensity')}
                  value={threat.intensity}
                  options={INTENSITIES.map((value) => ({ value, label: t(`field.option.intensity.${value}`) }))}
                  onInput={(value) => set({ intensity: value as Threat['intensity'] })}
                />
                <OneOf
                  label={t('field.trend')}
                  value={threat.trend}
                  options={TRENDS.map((value) => ({ value, label: t(`field.option.trend.${value}`) }))}
                  onInput={(value) => set({ trend: value as Threat['trend'] })}
                />
              </div>
            )}
          </div>
        )
      })}
    </Group>
  )
}
