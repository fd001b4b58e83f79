import { useState } from 'preact/hooks'
import { cicaturSubtypes, cicaturTypes } from '../../../../server/catalog/cicatur.rules'
import { Field, Select } from '../../parts/field'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'
import { hintOf, labelOf } from './labels'

const OTHER = '…'

/** The type within its category, or the subtype within its type: one of the usual ones, or one's own words. */
export function ClassInput({ field }: { readonly field: FieldOf<'type' | 'subtype'> }) {
  const { value, set, errors, room } = useForm()
  const category = at(value, 'cicatur.category') as number | undefined
  const type = at(value, 'cicatur.type') as string | undefined
  const usual = field.input === 'type' ? cicaturTypes(category) : cicaturSubtypes(category, type)
  const text = String(at(value, field.path) ?? '')
  const [own, setOwn] = useState(false)
  const writes = usual.length === 0 || own || (text !== '' && !usual.includes(text))
  const id = idOf(field.path)
  const written = (
    <Field
      id={writes ? id : undefined}
      bare={usual.length > 0}
      label={labelOf(room, field.path)}
      hint={hintOf(room, field.path)}
      value={text}
      maxLength={field.limit}
      error={errors[field.path]}
      onInput={(next) => set(field.path, next)}
    />
  )
  if (usual.length === 0) return written
  // The classification is filled in in Spanish, whatever its editor reads.
  const options = [
    ...usual.map((each) => ({ value: each, label: each, lang: 'es' })),
    { value: OTHER, label: t('works.form.other') },
  ]
  return (
    <div class="choice-or-own">
      <Select
        id={writes ? undefined : id}
        label={labelOf(room, field.path)}
        empty={t('works.form.choose')}
        options={options}
        value={writes ? OTHER : text}
        onInput={(next) => {
          setOwn(next === OTHER)
          if (next !== OTHER) set(field.path, next)
        }}
      />
      {writes && written}
    </div>
  )
}
