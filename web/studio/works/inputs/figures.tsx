import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../parts/button'
import { Field } from '../../parts/field'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { readMoney, readNumber, type Read } from '../figures'
import { useForm } from '../tools'
import { at } from '../value'
import { hintOf, labelOf } from './labels'

/** The sentence of a question. */
function questionOf(read: Read<unknown>, money: boolean | undefined): string | undefined {
  if (read.is !== 'question') return undefined
  const words = read.about === 'shape' && money ? 'money' : read.about
  const { perhaps = '', limits } = read
  return t(`works.question.${words}`, { perhaps, min: limits?.min ?? '', max: limits?.max ?? '' })
}

interface ReadProps<T> {
  readonly path: string
  readonly label: string
  readonly hint?: string
  readonly unit?: string
  readonly value: T | undefined
  readonly money?: boolean
  /** Something wrong that reading alone does not show. */
  readonly error?: string
  read(text: string): Read<T>
  onValue(value: T | undefined): void
  /** Where a part is not yet a whole, what was typed waits here. */
  readonly half?: boolean
}

/** A number written as text: what cannot be read stays on screen as it was typed, with a question, and out of the value. */
export function ReadInput<T extends string | number>(props: ReadProps<T>) {
  const { unread } = useForm()
  const shown = props.value === undefined ? '' : String(props.value)
  const [text, setText] = useState(shown)
  const own = useRef<T | undefined>(props.value)
  // What stood there before the hand came: it stays while what is typed cannot be read, not some beginning of it.
  const settled = useRef<T | undefined>(props.value)
  // Before the next key is heard: later, what was typed meanwhile would be overwritten.
  useLayoutEffect(() => {
    if (own.current === props.value) return
    own.current = settled.current = props.value
    setText(shown)
  }, [props.value])
  const read = props.read(text)
  const asks = read.is === 'question'
  useEffect(() => {
    unread(props.path, asks || props.half === true)
    return () => unread(props.path, false)
  }, [asks, props.half])
  const write = (next: string) => {
    setText(next)
    const now = props.read(next)
    const value = now.is === 'value' ? now.value : now.is === 'question' ? settled.current : undefined
    if (value === own.current) return
    own.current = value
    props.onValue(value)
  }
  return (
    <Field
      id={idOf(props.path)}
      label={props.label}
      hint={props.hint}
      inputMode={props.money ? 'decimal' : 'text'}
      value={text}
      beside={
        read.is === 'question' && read.perhaps !== undefined ? (
          <Button onClick={() => write(read.perhaps!)}>{t('works.question.use', { perhaps: read.perhaps })}</Button>
        ) : (
          props.unit && <span class="unit">{props.unit}</span>
        )
      }
      error={questionOf(read, props.money) ?? props.error}
      onInput={write}
      onBlur={() => void (settled.current = own.current)}
    />
  )
}

/** What the form knows of a field that is read: its words, its value, what is wrong with it. */
function useField<T>({ path }: { readonly path: string }) {
  const { value, set, errors, room } = useForm()
  return {
    path,
    label: labelOf(room, path),
    hint: hintOf(room, path),
    value: at(value, path) as T | undefined,
    error: errors[path],
    onValue: (next: T | undefined) => set(path, next),
  }
}

interface NumberInputProps {
  readonly field: FieldOf<'number'>
  /** Its words, where they do not hang on its path. */
  readonly label?: string
}

export function NumberInput({ field, label }: NumberInputProps) {
  const known = useField<number>(field)
  return (
    <ReadInput {...known} label={label ?? known.label} unit={field.unit} read={(text) => readNumber(text, field)} />
  )
}

export function MoneyInput({ field }: { readonly field: FieldOf<'money'> }) {
  return <ReadInput {...useField<string>(field)} money read={readMoney} />
}

const readCurrency = (text: string): Read<string> => {
  const written = text.trim().toUpperCase()
  if (written === '') return { is: 'nothing' }
  return /^[A-Z]{3}$/.test(written) ? { is: 'value', value: written } : { is: 'question', about: 'currency' }
}

export function CurrencyInput({ field }: { readonly field: FieldOf<'currency'> }) {
  return <ReadInput {...useField<string>(field)} read={readCurrency} />
}
