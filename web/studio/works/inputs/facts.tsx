import { ACCESS_FACTS, type AccessFacts } from '../../../../server/contract/sheet'
import { Button } from '../../parts/button'
import { Field } from '../../parts/field'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'
import { NumberInput } from './figures'
import { hintOf, labelOf, optionOf } from './labels'
import { Sequence } from './sequence'

const ANSWERS = ['yes', 'no', 'unknown'] as const

/** Fact by fact what is there, what is not, and what nobody has looked at yet. */
export function FactsInput({ field }: { readonly field: FieldOf<'facts'> }) {
  const { value, set, room } = useForm()
  const facts = (at(value, field.path) as AccessFacts | undefined) ?? {}
  return (
    <fieldset class="facts wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      <p class="hint">{hintOf(room, field.path)}</p>
      <div class="facts-grid">
        {ACCESS_FACTS.map((fact) => (
          <fieldset key={fact} class="fact one-of">
            <legend>{optionOf(room, 'accessFact', fact)}</legend>
            <div>
              {ANSWERS.map((answer) => (
                <label key={answer}>
                  <input
                    type="radio"
                    name={`${field.path}.${fact}`}
                    checked={facts[fact] === answer}
                    onChange={() => set(`${field.path}.${fact}`, answer)}
                  />
                  <span>{optionOf(room, 'answer', answer)}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </fieldset>
  )
}

interface YearOfVisitors {
  readonly year?: number
  readonly count?: number
  readonly source?: string
}

/** How many came, year by year, and who counted. */
export function VisitorsInput({ field }: { readonly field: FieldOf<'visitors'> }) {
  const { value, set, errors, room } = useForm()
  const years = (at(value, field.path) as readonly YearOfVisitors[] | undefined) ?? []
  const put = (next: readonly YearOfVisitors[]) => set(field.path, next.length > 0 ? next : undefined)
  const number = (path: string, limits: { min: number; max: number }) =>
    ({ path, input: 'number', whole: true, ...limits }) as const
  return (
    <fieldset class="list wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      <Sequence
        items={years}
        keyOf={(_, index) => String(index)}
        idOf={(index) => idOf(`${field.path}.${index}`)}
        nameOf={({ year }, index) => String(year ?? t('works.form.line', { n: index + 1 }))}
        onChange={put}
        empty={t('works.form.visitors.none')}
      >
        {(year, index) => {
          const path = `${field.path}.${index}`
          return (
            <div class="entries visitors-year">
              <NumberInput
                label={t('works.form.visitors.year')}
                field={number(`${path}.year`, { min: 1800, max: 2100 })}
              />
              <NumberInput
                label={t('works.form.visitors.count')}
                field={number(`${path}.count`, { min: 0, max: 1e9 })}
              />
              <Field
                id={idOf(`${path}.source`)}
                label={t('works.form.visitors.source')}
                value={year.source ?? ''}
                maxLength={200}
                error={errors[`${path}.source`]}
                onInput={(text) => set(`${path}.source`, text)}
              />
            </div>
          )
        }}
      </Sequence>
      <Button onClick={() => put([...years, {}])}>{t('works.form.visitors.add')}</Button>
    </fieldset>
  )
}

/** How far the point is moved for everybody else, and what they will see then. */
export function BlurInput({ field }: { readonly field: FieldOf<'blur'> }) {
  const { value, room } = useForm()
  const metres = at(value, field.path) as number | undefined
  return (
    <div class="wide blur">
      <NumberInput label={labelOf(room, field.path)} field={{ ...field, input: 'number', wide: false }} />
      <p class="meaning" role="status">
        {metres ? t('works.blur.shown', { near: Math.round(metres / 2), far: metres }) : t('works.blur.exact')}
      </p>
    </div>
  )
}
