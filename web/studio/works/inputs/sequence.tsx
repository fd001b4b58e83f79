import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { announce } from '../../parts/live'
import { t } from '../../words'
import { moved } from '../value'

interface SequenceProps<T> {
  readonly items: readonly T[]
  readonly keyOf: (item: T, index: number) => string
  /** How an entry is called when it is moved or taken away. */
  readonly nameOf: (item: T, index: number) => string
  readonly onChange: (items: readonly T[]) => void
  readonly children: (item: T, index: number) => ComponentChildren
  readonly empty?: ComponentChildren
  /** Numbered stops, or entries whose order says nothing. */
  readonly numbered?: boolean
  readonly idOf?: (index: number) => string
}

const ARROWS = {
  up: 'M8 13V3M3.5 7.5L8 3l4.5 4.5',
  down: 'M8 3v10M3.5 8.5L8 13l4.5-4.5',
  away: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
}

interface ToolProps {
  readonly does: keyof typeof ARROWS
  readonly label: string
  readonly off?: boolean
  onClick(): void
}

const Tool = ({ does, label, off, onClick }: ToolProps) => (
  <button
    type="button"
    class={`tool does-${does}`}
    aria-label={label}
    title={label}
    aria-disabled={off ? 'true' : undefined}
    onClick={() => off || onClick()}
  >
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={ARROWS[does]} />
    </svg>
  </button>
)

/** Moves and takes away, tells the ear what happened, and keeps the focus with what was moved. */
function useMoves<T>({ items, nameOf, onChange }: SequenceProps<T>) {
  const list = useRef<HTMLOListElement>(null)
  const focusTool = (index: number, does: string) =>
    requestAnimationFrame(() =>
      list.current?.children[index]?.querySelector<HTMLElement>(`.tool.does-${does}`)?.focus(),
    )
  const move = (from: number, to: number) => {
    const next = moved(items, from, to)
    if (next === items) return
    onChange(next)
    announce(t('works.form.movedTo', { name: nameOf(items[from]!, from), n: to + 1, total: items.length }))
    focusTool(to, to < from ? 'up' : 'down')
  }
  const take = (index: number) => {
    onChange(items.filter((_, at) => at !== index))
    announce(t('works.form.removed', { name: nameOf(items[index]!, index) }))
    focusTool(Math.min(index, items.length - 2), 'away')
  }
  const onKey = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(index, event.key === 'ArrowUp' ? index - 1 : index + 1)
  }
  return { list, move, take, onKey }
}

/** An ordered list whose entries are moved by buttons, or with Alt and the arrows, and taken away. */
export function Sequence<T>(props: SequenceProps<T>) {
  const { items, keyOf, nameOf, numbered } = props
  const { list, move, take, onKey } = useMoves(props)
  if (items.length === 0) return <p class="small sequence-empty">{props.empty}</p>
  return (
    <ol class={`sequence${numbered ? ' is-numbered' : ''}`} ref={list}>
      {items.map((item, index) => {
        const named = (words: string) => `${t(words)}: ${nameOf(item, index)}`
        const last = index === items.length - 1
        return (
          <li
            key={keyOf(item, index)}
            id={props.idOf?.(index)}
            tabIndex={-1}
            onKeyDown={(event) => onKey(event, index)}
          >
            {numbered && <span class="number">{index + 1}</span>}
            <div class="sequence-item">{props.children(item, index)}</div>
            <div class="tools">
              <Tool does="up" label={named('works.form.up')} off={index === 0} onClick={() => move(index, index - 1)} />
              <Tool does="down" label={named('works.form.down')} off={last} onClick={() => move(index, index + 1)} />
              <Tool does="away" label={named('works.form.remove')} onClick={() => take(index)} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}
