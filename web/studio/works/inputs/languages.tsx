import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Field } from '../../parts/field'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { at, same } from '../value'
import { hintOf, labelOf } from './labels'

const split = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)

/** Languages somebody serves in, as codes separated by commas. */
export function LanguagesInput({ field }: { readonly field: FieldOf<'languages'> }) {
  const { value, set, errors, room } = useForm()
  const codes = (at(value, field.path) as readonly string[] | undefined) ?? []
  const [text, setText] = useState(codes.join(', '))
  const own = useRef(codes)
  useLayoutEffect(() => {
    if (same(own.current, codes)) return
    own.current = codes
    setText(codes.join(', '))
  }, [codes])
  return (
    <Field
      id={idOf(field.path)}
      label={labelOf(room, field.path)}
      hint={hintOf(room, field.path)}
      value={text}
      error={errors[field.path]}
      onInput={(next) => {
        setText(next)
        own.current = split(next)
        set(field.path, own.current.length > 0 ? own.current : undefined)
      }}
    />
  )
}
