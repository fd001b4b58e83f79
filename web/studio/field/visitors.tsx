import { Field } from '../parts/field'
import { t } from '../words'
import { type AskedProps } from './asked'
import { Group } from './choices'
import type { QuestionOf } from './questions'
import { answerAt, answered, textAt, type Visit } from './visit'

interface Count {
  readonly year?: number
  readonly count?: number
  readonly source?: string
}

const countsOf = (visit: Visit, path: string): readonly Count[] => (answerAt(visit, path) as readonly Count[]) ?? []
const yearOf = (visit: Visit): number => Number(textAt(visit, 'on').slice(0, 4))

const MOST = 1_000_000_000

/** The count of this year, beside those that were told before; only whole numbers, and never without a source. */
export function Visitors({ question, visit, change }: AskedProps<QuestionOf<'visitors'>>) {
  const { path } = question
  const counts = countsOf(visit, path)
  const year = yearOf(visit)
  const mine = counts.find((each) => each.year === year) ?? {}
  const raw = textAt(visit, 'raw.visitors')
  const put = (more: Count) => (so: Visit) => {
    const next = { ...mine, year, ...more }
    const rest = countsOf(so, path).filter((each) => each.year !== year)
    const isEmpty = next.count === undefined && !next.source
    const all = isEmpty ? rest : [...rest, next]
    return answered(so, path, all.length > 0 ? all : undefined)
  }
  const type = (text: string) => {
    const isCount = /^\d{1,10}$/.test(text) && Number(text) <= MOST
    change((so) =>
      put({ count: isCount ? Number(text) : undefined })(answered(so, 'raw.visitors', isCount ? '' : text)),
    )
  }
  return (
    <Group question={question}>
      {counts.some((each) => each.year !== year) && (
        <p class="small">
          {counts
            .filter((each) => each.year !== year)
            .map((each) => `${each.year}: ${each.count}`)
            .join(' · ')}
        </p>
      )}
      <Field
        label={t('field.visitorsOf', { year })}
        value={raw || String(mine.count ?? '')}
        inputMode="numeric"
        maxLength={10}
        error={raw ? t('field.notCount') : undefined}
        onInput={type}
      />
      <Field
        label={t('field.visitorsSource')}
        hint={t('field.hint.visitorsSource')}
        value={mine.source ?? ''}
        maxLength={200}
        onInput={(source) => change(put({ source: source || undefined }))}
      />
    </Group>
  )
}
