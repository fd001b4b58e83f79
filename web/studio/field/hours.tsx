import { Field } from '../parts/field'
import { language, LOCALES, t } from '../words'
import { labelOf, type AskedProps } from './asked'
import { Group } from './choices'
import type { QuestionOf } from './questions'
import { answerAt, answered, textAt, type Visit } from './visit'
import { DAYS, readWeek, writeWeek, type Week } from './week'

/** The fifth of January 2026 is a Monday. */
const dayName = (index: number): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, 0, 5 + index),
  )

/** What is half chosen is kept beside the hours themselves until it says something whole. */
const weekOf = (visit: Visit, path: string): Week | undefined => {
  const half = answerAt(visit, 'raw.hours') as Partial<Week> | undefined
  return half ? { days: half.days ?? [], from: half.from ?? '', to: half.to ?? '' } : readWeek(textAt(visit, path))
}

/** Days and hours to be ticked; hours that say more than that stay as they were written. */
export function Hours({ question, visit, change }: AskedProps<QuestionOf<'hours'>>) {
  const { id, path } = question
  const week = weekOf(visit, path)
  if (!week)
    return (
      <Field
        label={labelOf(id)}
        hint={t('field.hoursAsWritten')}
        value={textAt(visit, path)}
        maxLength={500}
        onInput={(text) => change((so) => answered(so, path, text))}
      />
    )
  const put = (more: Partial<Week>) => {
    const next = { ...week, ...more }
    change((so) => answered(answered(so, 'raw.hours', next), path, writeWeek(next)))
  }
  const toggled = (day: string) =>
    DAYS.filter((each) => (each === day ? !week.days.includes(day) : week.days.includes(each)))
  return (
    <Group question={question}>
      <div class="field-months">
        {DAYS.map((day, index) => (
          <label key={day} class="field-tick">
            <input type="checkbox" checked={week.days.includes(day)} onChange={() => put({ days: toggled(day) })} />
            <span>{dayName(index)}</span>
          </label>
        ))}
      </div>
      <div class="field-pair">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} class="field-time">
            <span>{t(`field.hours.${end}`)}</span>
            <input type="time" value={week[end]} onInput={({ currentTarget }) => put({ [end]: currentTarget.value })} />
          </label>
        ))}
      </div>
      <output class="small">{writeWeek(week)}</output>
    </Group>
  )
}
