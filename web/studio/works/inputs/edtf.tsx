import { useId, useState } from 'preact/hooks'
import { Button } from '../../parts/button'
import { Field, Select } from '../../parts/field'
import { language, LOCALES, t } from '../../words'
import { datingOf, edtfMeaning, edtfOf, NO_TIME, type Dating, type When } from '../edtf'
import { idOf, type FieldOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'
import { hintOf, labelOf } from './labels'

const monthNames = (): string[] => {
  const format = new Intl.DateTimeFormat(LOCALES[language.value], { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 15)))
}
/** The months of the year to choose from. */
export const monthOptions = () => monthNames().map((label, month) => ({ value: String(month + 1), label }))

interface WhenInputProps {
  readonly when: When
  readonly name: string
  onChange(when: When): void
}

function WhenInput({ when, name, onChange }: WhenInputProps) {
  const put = (piece: keyof When) => (text: string) => onChange({ ...when, [piece]: text.trim() } as When)
  const doubts = ['~', '?', '%'].map((value) => ({ value, label: t(`works.edtf.doubt.${value}`) }))
  return (
    <fieldset class="when-input">
      <legend>{name}</legend>
      <Field label={t('works.edtf.year')} value={when.year} inputMode="numeric" maxLength={4} onInput={put('year')} />
      <Select
        label={t('works.edtf.month')}
        empty={t('works.edtf.unknown')}
        options={monthOptions()}
        value={when.month}
        onInput={put('month')}
      />
      <Field
        label={t('works.edtf.day')}
        value={when.day}
        inputMode="numeric"
        maxLength={2}
        disabled={when.month === ''}
        onInput={put('day')}
      />
      <Select
        label={t('works.edtf.sure')}
        empty={t('works.edtf.certain')}
        options={doubts}
        value={when.doubt}
        onInput={put('doubt')}
      />
    </fieldset>
  )
}

/** A year, a month or a day, more or less sure, or the time between two of them. */
function Composer({ text, onText }: { readonly text: string; onText(text: string): void }) {
  const [dating, setDating] = useState<Dating>(datingOf(text) ?? { from: NO_TIME })
  const shown = edtfOf(dating) === text.trim() ? dating : (datingOf(text) ?? dating)
  const put = (next: Dating) => {
    setDating(next)
    onText(edtfOf(next))
  }
  const { from, to } = shown
  return (
    <div class="composer">
      <WhenInput
        name={t(to ? 'works.edtf.from' : 'works.edtf.on')}
        when={from}
        onChange={(next) => put({ ...shown, from: next })}
      />
      {to && <WhenInput name={t('works.edtf.to')} when={to} onChange={(next) => put({ from, to: next })} />}
      <Button kind="quiet" onClick={() => put(to ? { from } : { from, to: NO_TIME })}>
        {t(to ? 'works.edtf.point' : 'works.edtf.interval')}
      </Button>
    </div>
  )
}

interface HelpedProps {
  readonly help: string
  readonly meaning: string | undefined
  readonly children: preact.ComponentChildren
}

/** What was written, in words, and a helper that writes it, opened when somebody wants it. */
export function Helped({ help, meaning, children }: HelpedProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div class="helped">
      <p class="meaning" role="status">
        {meaning}
      </p>
      <Button kind="quiet" expanded={open} onClick={() => setOpen(!open)}>
        {help}
      </Button>
      {open && <div id={id}>{children}</div>}
    </div>
  )
}

/** The date of a story in the notation that holds what is not known of it, with what it means beside it. */
export function EdtfInput({ field }: { readonly field: FieldOf<'edtf'> }) {
  const { value, set, errors, room } = useForm()
  const text = String(at(value, field.path) ?? '')
  const meaning = edtfMeaning(text, language.value)
  return (
    <div class="with-help wide">
      <Field
        id={idOf(field.path)}
        label={labelOf(room, field.path)}
        hint={hintOf(room, field.path)}
        value={text}
        maxLength={field.limit}
        error={errors[field.path] ?? (text !== '' && !meaning ? t('works.question.edtf') : undefined)}
        onInput={(next) => set(field.path, next)}
      />
      <Helped help={t('works.edtf.help')} meaning={meaning && t('works.edtf.reads', { words: meaning })}>
        <Composer text={text} onText={(next) => set(field.path, next)} />
      </Helped>
    </div>
  )
}
