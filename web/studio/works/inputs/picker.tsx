import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../words'
import { narrow, type Choice } from '../narrow'

interface PickerProps {
  readonly id?: string
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly choices: readonly Choice[]
  /** What is chosen now; undefined where choosing adds to a list. */
  readonly value?: string
  readonly onChoose: (id: string) => void
  /** Takes the choice back. */
  readonly onClear?: () => void
}

const SHOWN = 12

/** What is typed, what fits it, and what the keys do. */
function usePicking({ choices, value, onChoose, onClear }: PickerProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const found = typed === null ? [] : narrow(choices, typed)
  const shown = found.slice(0, SHOWN)
  const open = typed !== null
  const close = () => {
    setTyped(null)
    setActive(0)
  }
  const choose = (choice: Choice | undefined) => {
    if (!choice) return
    onChoose(choice.id)
    close()
  }
  const write = (text: string) => {
    setActive(0)
    setTyped(text)
    if (text === '' && value) onClear?.()
  }
  const step = (by: number) =>
    open ? setActive((shown.length + active + by) % Math.max(1, shown.length)) : setTyped('')
  const onKey = (event: KeyboardEvent) => {
    const keys: Record<string, (() => void) | false> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: open && (() => choose(shown[active])),
      Escape: open && close,
    }
    const does = keys[event.key]
    if (!does) return
    event.preventDefault()
    event.stopPropagation()
    does()
  }
  return { typed, active, found, shown, open, close, choose, write, onKey, show: () => open || setTyped('') }
}
type Picking = ReturnType<typeof usePicking>

/** What fits what is typed, with the one that Enter takes. */
function Found({ id, label, picking }: { readonly id: string; readonly label: string; readonly picking: Picking }) {
  const { open, shown, found, active, choose } = picking
  const list = useRef<HTMLUListElement>(null)
  // A list below the edge of the screen would be chosen from blindly.
  useLayoutEffect(() => {
    if (open) list.current?.scrollIntoView({ block: 'nearest' })
  }, [open, shown.length])
  return (
    <>
      <ul ref={list} class="picker-list" role="listbox" id={`${id}-list`} aria-label={label} hidden={!open}>
        {shown.map((choice, index) => (
          <li
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active ? 'true' : 'false'}
            class={index === active ? 'is-active' : undefined}
            onMouseDown={(event) => {
              // The focus stays in the box, so that the next one can be typed at once.
              event.preventDefault()
              choose(choice)
            }}
          >
            <span>{choice.name}</span>
            {choice.note && <span class="small">{choice.note}</span>}
          </li>
        ))}
      </ul>
      {open && shown.length === 0 && <p class="small">{t('works.form.noMatch')}</p>}
      {open && found.length > SHOWN && <p class="small">{t('works.form.more', { count: found.length - SHOWN })}</p>}
      <span class="unseen" role="status">
        {open ? t('works.form.matches', { count: found.length }) : ''}
      </span>
    </>
  )
}

/** The attributes that tell the ear what the box does. */
const heardAs = (id: string, { hint, error }: PickerProps, { open, shown, active }: Picking) => ({
  role: 'combobox' as const,
  'aria-expanded': open ? ('true' as const) : ('false' as const),
  'aria-controls': `${id}-list`,
  'aria-autocomplete': 'list' as const,
  'aria-activedescendant': open && shown.length > 0 ? `${id}-${active}` : undefined,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? ('true' as const) : undefined,
})

/** One of many, found by typing a piece of its name: an editable combobox with a list. */
export function Picker(props: PickerProps) {
  const own = useId()
  const { id = own, label, hint, error, choices, value } = props
  const picking = usePicking(props)
  const chosen = choices.find((choice) => choice.id === value)
  const rest = value ? (chosen?.name ?? t('works.form.unknown', { id: value })) : ''
  return (
    <div class={`entry picker${error ? ' is-wrong' : ''}`}>
      <label for={id}>{label}</label>
      <span class="beside">
        <input
          {...heardAs(id, props, picking)}
          id={id}
          type="text"
          autocomplete={'off' as const}
          spellcheck={false}
          placeholder={rest || t('works.form.filter')}
          value={picking.typed ?? rest}
          onClick={picking.show}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => picking.write(event.currentTarget.value)}
          onKeyDown={picking.onKey}
          onBlur={picking.close}
        />
      </span>
      <Found id={id} label={label} picking={picking} />
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
