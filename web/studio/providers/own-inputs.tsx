import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ACCESS_FACTS } from '../../../server/contract/sheet'
import { Field as TextField, Select } from '../parts/field'
import { t } from '../words'
import { idOf, type Field } from '../works/fields'
import { hintOf, labelOf, optionOf } from '../works/inputs/labels'
import { useForm } from '../works/tools'
import { at } from '../works/value'

/** A share as people say it, in percent; undefined for what cannot be read as one. */
export function readPercent(text: string): number | undefined {
  const written = text.trim().replace(/\s*%$/, '').replace(',', '.')
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(written) || Number(written) > 100) return undefined
  return Math.round(Number(written) * 100) / 10_000
}

/** A share of a price, written in percent. */
export function PercentInput({ field }: { readonly field: Field }) {
  const { value, set, errors, unread, room } = useForm()
  const share = at(value, field.path) as number | undefined
  const shown = share === undefined ? '' : String(Math.round(share * 10_000) / 100)
  const [text, setText] = useState(shown)
  const own = useRef(share)
  useLayoutEffect(() => {
    if (own.current === share) return
    own.current = share
    setText(shown)
  }, [share])
  const odd = text !== '' && readPercent(text) === undefined
  useEffect(() => {
    unread(field.path, odd)
    return () => unread(field.path, false)
  }, [odd])
  return (
    <TextField
      id={idOf(field.path)}
      label={labelOf(room, field.path)}
      hint={hintOf(room, field.path)}
      inputMode="decimal"
      value={text}
      beside={<span class="unit">%</span>}
      error={odd ? t('providers.percent') : errors[field.path]}
      onInput={(next) => {
        setText(next)
        own.current = readPercent(next)
        set(field.path, own.current)
      }}
    />
  )
}

/** Yes to something that otherwise is not there at all. */
export function OnlyYesInput({ field }: { readonly field: Field }) {
  const { value, set, room } = useForm()
  const id = idOf(field.path)
  return (
    <div class="entry check-entry wide">
      <div class="check">
        <input
          id={id}
          type="checkbox"
          checked={at(value, field.path) === true}
          onChange={(event) => set(field.path, event.currentTarget.checked ? true : undefined)}
        />
        <label for={id}>{labelOf(room, field.path)}</label>
      </div>
    </div>
  )
}

const ANSWERS = ['yes', 'no', 'unknown'] as const

/** Measured facts of access, one by one: what nobody has looked at stays empty. */
export function FactsInput({ field }: { readonly field: Field }) {
  const { value, set, room } = useForm()
  const options = ANSWERS.map((answer) => ({ value: answer, label: optionOf('providers', 'answer', answer) }))
  return (
    <fieldset class="list wide facts" id={idOf(field.path)} tabIndex={-1}>
      <legend class="unseen">{labelOf(room, field.path)}</legend>
      <p class="hint">{hintOf(room, field.path)}</p>
      <div class="entries">
        {ACCESS_FACTS.map((fact) => (
          <Select
            key={fact}
            id={idOf(`${field.path}.${fact}`)}
            label={<span class="first-up">{optionOf('providers', 'accessFact', fact)}</span>}
            empty={t('providers.noAnswer')}
            options={options}
            value={String(at(value, `${field.path}.${fact}`) ?? '')}
            onInput={(next) => set(`${field.path}.${fact}`, next)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Facts of access as text: those that are there, and those that are not. */
export function factsText(piece: unknown): string {
  const facts = (piece ?? {}) as Readonly<Record<string, string>>
  const of = (answer: 'yes' | 'no') =>
    ACCESS_FACTS.filter((fact) => facts[fact] === answer)
      .map((fact) => optionOf('providers', 'accessFact', fact))
      .join(', ')
  const [yes, no] = [of('yes'), of('no')]
  return [yes, no && t('providers.without', { facts: no })].filter(Boolean).join('; ')
}
