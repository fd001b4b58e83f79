import { useState } from 'preact/hooks'
import { Button } from '../../parts/button'
import { Field, Select } from '../../parts/field'
import { language, t } from '../../words'
import { datingOf, edtfMeaning, edtfOf, NO_TIME, type Dating, type When } from '../edtf'
import type { FieldOf } from '../fields'
import { useForm } from '../tools'
import { at } from '../value'
import { HelpedInput, monthOptions } from './helped'

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

/** The date of a story in the notation that holds what is not known of it, with what it means beside it. */
export function EdtfInput({ field }: { readonly field: FieldOf<'edtf'> }) {
  const { value, set } = useForm()
  const text = String(at(value, field.path) ?? '')
  const words = edtfMeaning(text, language.value)
  return (
    <HelpedInput
      field={field}
      text={text}
      wrong={words ? undefined : t('works.question.edtf')}
      meaning={words && t('works.edtf.reads', { words })}
      help={t('works.edtf.help')}
    >
      <Composer text={text} onText={(next) => set(field.path, next)} />
    </HelpedInput>
  )
}
