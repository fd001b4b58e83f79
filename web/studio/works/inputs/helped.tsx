import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../parts/button'
import { Field } from '../../parts/field'
import { language, LOCALES } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { hintOf, labelOf } from './labels'

/** The months of the year to choose from. */
export function monthOptions(): { value: string; label: string }[] {
  const format = new Intl.DateTimeFormat(LOCALES[language.value], { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: format.format(Date.UTC(2000, month, 15)),
  }))
}

interface HelpedProps {
  readonly field: FieldOf<'edtf' | 'hours'>
  readonly text: string
  /** What is wrong with what was written. */
  readonly wrong: string | undefined
  /** What was written, in words. */
  readonly meaning: string | undefined
  /** The words on the button that opens the helper. */
  readonly help: string
  /** The helper that writes it, opened when somebody wants it. */
  readonly children: ComponentChildren
}

/** A line in a notation, what it means in words, and a helper that writes it. */
export function HelpedInput({ field, text, wrong, meaning, help, children }: HelpedProps) {
  const { set, errors, room } = useForm()
  const [open, setOpen] = useState(false)
  return (
    <div class="with-help wide">
      <Field
        id={idOf(field.path)}
        label={labelOf(room, field.path)}
        hint={hintOf(room, field.path)}
        value={text}
        maxLength={field.limit}
        error={errors[field.path] ?? (text === '' ? undefined : wrong)}
        onInput={(next) => set(field.path, next)}
      />
      <div class="helped">
        <p class="meaning" role="status">
          {meaning}
        </p>
        <Button kind="quiet" expanded={open} onClick={() => setOpen(!open)}>
          {help}
        </Button>
        {open && <div>{children}</div>}
      </div>
    </div>
  )
}
