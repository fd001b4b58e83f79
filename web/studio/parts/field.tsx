import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../words'

interface Common {
  readonly label: ComponentChildren
  readonly value: string
  onInput(value: string): void
  readonly name?: string
  readonly hint?: ComponentChildren
  /** A sentence that says what is wrong and what would be accepted. */
  readonly error?: string
  readonly required?: boolean
  readonly readOnly?: boolean
  readonly disabled?: boolean
  /** The language of what is written, where it is not the reader's. */
  readonly lang?: string
  readonly maxLength?: number
  readonly onBlur?: () => void
  /** Field takes two columns, or all of them. */
  readonly wide?: boolean
  /** Hides the label from the eye, not from the ear. */
  readonly bare?: boolean
  readonly id?: string
  /** Takes the focus when the window it stands in opens. */
  readonly first?: boolean
}

interface FrameProps extends Pick<Common, 'label' | 'hint' | 'error' | 'required' | 'wide' | 'bare'> {
  readonly id: string
  readonly children: ComponentChildren
}

/** A label, what stands below it, and what is wrong with it, tied together for the ear. */
function Frame({ id, label, hint, error, required, wide, bare, children }: FrameProps) {
  return (
    <div class={`entry${wide ? ' wide' : ''}${error ? ' is-wrong' : ''}`}>
      <label for={id} class={bare ? 'unseen' : undefined}>
        {label}
        {required === false && <span class="optional"> {t('form.optional')}</span>}
      </label>
      {children}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

/** The attributes every kind of field shares. */
function sharedOf(props: Common, id: string) {
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    name: props.name,
    value: props.value,
    required: props.required === true,
    disabled: props.disabled,
    lang: props.lang,
    onBlur: props.onBlur,
    'data-first': props.first ? '' : undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
  }
}

const useFieldId = (given: string | undefined): string => {
  const own = useId()
  return given ?? own
}

export interface FieldProps extends Common {
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url' | 'date' | 'tel'
  /** What the browser may fill in: `username`, `new-password`, `name`; nothing by default. */
  readonly autocomplete?: string
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'url' | 'search'
  readonly placeholder?: string
  readonly list?: string
  readonly min?: string
  readonly max?: string
  /** What stands beside the input, such as a unit or a button. */
  readonly beside?: ComponentChildren
}

/** One line of text, a date, a number written as text. */
export function Field(props: FieldProps) {
  const id = useFieldId(props.id)
  return (
    <Frame {...props} id={id}>
      <span class="beside">
        <input
          {...sharedOf(props, id)}
          type={(props.type ?? 'text') as 'text'}
          readOnly={props.readOnly}
          maxLength={props.maxLength}
          autocomplete={(props.autocomplete ?? 'off') as 'off'}
          autocapitalize={props.type === 'email' ? 'none' : undefined}
          spellcheck={props.type === 'email' || props.type === 'password' ? false : undefined}
          inputMode={props.inputMode}
          placeholder={props.placeholder}
          list={props.list}
          min={props.min}
          max={props.max}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        {props.beside}
      </span>
    </Frame>
  )
}

export interface TextAreaProps extends Common {
  readonly rows?: number
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const id = useFieldId(props.id)
  return (
    <Frame {...props} id={id}>
      <textarea
        {...sharedOf(props, id)}
        rows={props.rows ?? 4}
        readOnly={props.readOnly}
        maxLength={props.maxLength}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Frame>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
  /** The language of the label, where it is not the reader's. */
  readonly lang?: string
}

export interface SelectProps extends Common {
  readonly options: readonly Option[]
  /** The words of the choice of nothing; without them something is always chosen. */
  readonly empty?: string
}

/** One of a few. */
export function Select(props: SelectProps) {
  const id = useFieldId(props.id)
  return (
    <Frame {...props} id={id}>
      <select
        {...sharedOf(props, id)}
        disabled={props.disabled || props.readOnly}
        onChange={(event) => props.onInput(event.currentTarget.value)}
      >
        {props.empty !== undefined && (
          <option value="" selected={props.value === ''}>
            {props.empty}
          </option>
        )}
        {props.options.map(({ value, label, lang }) => (
          <option key={value} value={value} lang={lang} selected={props.value === value}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

interface CheckProps {
  readonly label: ComponentChildren
  readonly checked: boolean
  onChange(checked: boolean): void
  readonly hint?: ComponentChildren
  readonly disabled?: boolean
}

/** Yes or no. */
export function Check({ label, checked, onChange, hint, disabled }: CheckProps) {
  const id = useId()
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface OneOfProps {
  readonly label: ComponentChildren
  readonly value: string
  readonly options: readonly Option[]
  onInput(value: string): void
}

/** One of a few, all of them seen. */
export function OneOf({ label, value, options, onInput }: OneOfProps) {
  const name = useId()
  return (
    <fieldset class="one-of">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onInput(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
