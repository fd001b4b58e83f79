import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../parts/button'
import { Field } from '../../parts/field'
import { t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { readDegrees, readMoney, readNumber, type Read } from '../figures'
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
function ReadInput<T extends string | number>(props: ReadProps<T>) {
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

/** Longitude and latitude, each in its own box; a position is written only when both can be read. */
export function PositionInput({ field }: { readonly field: FieldOf<'position'> }) {
  const { value, set, room } = useForm()
  const position = at(value, field.path) as readonly [number, number] | undefined
  const [parts, setParts] = useState<readonly [number | undefined, number | undefined]>(
    position ?? [undefined, undefined],
  )
  const known = position?.join()
  useLayoutEffect(() => {
    if (position) setParts(position)
  }, [known])
  const put = (index: 0 | 1, part: number | undefined) => {
    const next = [index === 0 ? part : parts[0], index === 1 ? part : parts[1]] as const
    setParts(next)
    if (next.every((it) => it !== undefined)) set(field.path, next)
    else if (next.every((it) => it === undefined)) set(field.path, undefined)
  }
  const half = (parts[0] === undefined) !== (parts[1] === undefined)
  const axes = ['lng', 'lat'] as const
  return (
    <fieldset class="position wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      <p class="hint">{hintOf(room, field.path)}</p>
      <div class="entries">
        {axes.map((axis, index) => (
          <ReadInput<number>
            key={axis}
            path={`${field.path}.${index}`}
            label={t(`works.form.${axis}`)}
            value={parts[index]}
            half={half && parts[index] === undefined}
            error={half && parts[index] === undefined ? t('works.question.halfPair') : undefined}
            read={(text) => readDegrees(text, axis)}
            onValue={(part) => put(index as 0 | 1, part)}
          />
        ))}
      </div>
    </fieldset>
  )
}
