import { Field, Select, TextArea } from '../../parts/field'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'
import { hintOf, labelOf, optionOf } from './labels'

/** One text in one language. */
export function TextInput({ field }: { readonly field: FieldOf<'text' | 'long'> }) {
  const { value, set, errors, room } = useForm()
  const text = String(at(value, field.path) ?? '')
  const over = text.length - field.limit
  const shared = {
    id: idOf(field.path),
    label: labelOf(room, field.path),
    hint: hintOf(room, field.path),
    value: text,
    wide: field.wide,
    error: errors[field.path] ?? (over > 0 ? t('works.form.tooLong', { limit: field.limit, over }) : undefined),
    onInput: (next: string) => set(field.path, next),
  }
  return field.input === 'long' ? <TextArea {...shared} rows={3} /> : <Field {...shared} />
}

export function DateInput({ field }: { readonly field: FieldOf<'date'> }) {
  const { value, set, errors, room } = useForm()
  return (
    <Field
      id={idOf(field.path)}
      type="date"
      label={labelOf(room, field.path)}
      hint={hintOf(room, field.path)}
      value={String(at(value, field.path) ?? '')}
      error={errors[field.path]}
      onInput={(next) => set(field.path, next)}
    />
  )
}

export function ChoiceInput({ field }: { readonly field: FieldOf<'choice'> }) {
  const { value, set, errors, room } = useForm()
  const options = field.options.map((option) => ({ value: option, label: optionOf(room, field.words, option) }))
  return (
    <Select
      id={idOf(field.path)}
      label={labelOf(room, field.path)}
      hint={hintOf(room, field.path)}
      empty={t('works.form.choose')}
      options={options}
      value={String(at(value, field.path) ?? '')}
      error={errors[field.path]}
      onInput={(next) => set(field.path, field.number && next !== '' ? Number(next) : next)}
    />
  )
}

export function YesInput({ field }: { readonly field: FieldOf<'yes'> }) {
  const { value, set, room } = useForm()
  const id = idOf(field.path)
  return (
    <div class="entry check-entry">
      <div class="check">
        <input
          id={id}
          type="checkbox"
          checked={at(value, field.path) === true}
          onChange={(event) => set(field.path, event.currentTarget.checked)}
        />
        <label for={id}>{labelOf(room, field.path)}</label>
      </div>
    </div>
  )
}

/** Several of a few. */
export function ChecksInput({ field }: { readonly field: FieldOf<'checks'> }) {
  const { value, set, room } = useForm()
  const chosen = ((at(value, field.path) as readonly (string | number)[] | undefined) ?? []).map(String)
  const put = (option: string, on: boolean) => {
    const next = field.options.filter((each) => (each === option ? on : chosen.includes(each)))
    set(field.path, next.length > 0 ? next.map((each) => (field.number ? Number(each) : each)) : undefined)
  }
  return (
    <fieldset class="checks wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      {field.options.map((option) => (
        <div class="check" key={option}>
          <input
            id={`${idOf(field.path)}-${option}`}
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) => put(option, event.currentTarget.checked)}
          />
          <label for={`${idOf(field.path)}-${option}`}>{optionOf(room, field.words, option)}</label>
        </div>
      ))}
    </fieldset>
  )
}
