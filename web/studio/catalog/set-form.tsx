import { useState } from 'preact/hooks'
import { SET_FIELDS, type BulkEdit, type SetField } from '../../../server/contract/api/table'
import { CONFIDENCES, SITE_KINDS } from '../../../server/contract/site'
import { Button } from '../parts/button'
import { Field, Select } from '../parts/field'
import { t } from '../words'
import { readNumber } from '../works/figures'
import { labelOf, optionOf } from '../works/inputs/labels'

interface FormProps {
  readonly busy: boolean
  onEdit(edit: BulkEdit): void
}

const YES = ['true', 'false']
const CHOICES: Partial<Record<SetField, { readonly values: readonly string[]; readonly words: string }>> = {
  kind: { values: SITE_KINDS, words: 'siteKind' },
  confidence: { values: CONFIDENCES, words: 'confidence' },
  country: { values: ['NI', 'CU', 'VE', 'AR'], words: 'country' },
}
const FIGURES: Partial<Record<SetField, { readonly min: number; readonly max: number; readonly whole?: boolean }>> = {
  precision: { min: 1, max: 100_000, whole: true },
  altitude: { min: -200, max: 7000 },
  visitMinutes: { min: 1, max: 600, whole: true },
}

/** What was written as the field takes it; null empties it, undefined cannot be read. */
function valueOf(field: SetField, text: string): string | number | boolean | null | undefined {
  if (text.trim() === '') return null
  if (field === 'essential') return text === 'true'
  const limits = FIGURES[field]
  if (!limits) return text
  const read = readNumber(text, limits)
  return read.is === 'value' ? read.value : undefined
}

interface ValueProps {
  readonly field: SetField
  readonly text: string
  readonly wrong: string | undefined
  onText(text: string): void
}

function ValueInput({ field, text, wrong, onText }: ValueProps) {
  const label = t('catalog.newValue')
  const choices = CHOICES[field]
  if (field === 'essential') {
    const options = YES.map((value) => ({ value, label: t(value === 'true' ? 'catalog.yes' : 'catalog.no') }))
    return <Select label={label} options={options} value={text || 'true'} onInput={onText} />
  }
  if (choices) {
    const options = choices.values.map((value) => ({ value, label: optionOf('works', choices.words, value) }))
    return <Select label={label} empty={t('catalog.empty')} options={options} value={text} onInput={onText} />
  }
  return <Field label={label} hint={t('catalog.emptyHint')} value={text} error={wrong} onInput={onText} />
}

/** One field, and the value it gets in every chosen site. */
export function SetForm({ busy, onEdit }: FormProps) {
  const [field, setField] = useState<SetField>('kind')
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string>()
  const send = () => {
    const value = valueOf(field, field === 'essential' ? text || 'true' : text)
    const limits = FIGURES[field]
    setWrong(
      value === undefined ? t('works.question.range', { min: limits?.min ?? '', max: limits?.max ?? '' }) : undefined,
    )
    if (value !== undefined) onEdit({ set: { field, value } })
  }
  return (
    <form class="flow" noValidate onSubmit={(event) => (event.preventDefault(), send())}>
      <Select
        label={t('catalog.field')}
        options={SET_FIELDS.map((each) => ({ value: each, label: labelOf('works', each) }))}
        value={field}
        onInput={(next) => {
          setField(next as SetField)
          setText('')
        }}
      />
      <ValueInput field={field} text={text} wrong={wrong} onText={setText} />
      <div class="row">
        <Button type="submit" kind="main" busy={busy}>
          {t('catalog.preview')}
        </Button>
      </div>
    </form>
  )
}
