import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

interface Shortcut {
  /** One key, or two one after the other: `?`, `/`, `g s`. */
  readonly keys: string
  /** What it does, for the help. */
  readonly label: string
  readonly run: () => void
}

/** The shortcuts that hold on the screen one sees. */
export const shortcuts = signal<readonly Shortcut[]>([])

/** Adds a shortcut for as long as the screen is drawn. */
export function useShortcut(keys: string, label: string, run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const own: Shortcut = { keys, label, run: () => latest.current() }
    shortcuts.value = [...shortcuts.peek(), own]
    return () => void (shortcuts.value = shortcuts.peek().filter((each) => each !== own))
  }, [keys, label])
}

/** How long the second key of a pair is awaited. */
const PAIR_MS = 1200

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(?:checkbox|radio|button|submit)$/.test((target as HTMLInputElement).type)

/** Finds the shortcut of a key that follows another one, or of the key alone. */
export function findShortcut(all: readonly Shortcut[], before: string, key: string): Shortcut | undefined {
  return all.findLast(({ keys }) => keys === (before ? `${before} ${key}` : key))
}

/** Listens to the keyboard; never while somebody types, holds a modifier or answers a window. */
export function listenToKeys(): void {
  let before = ''
  let at = 0
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return
    const pair = event.timeStamp - at < PAIR_MS ? before : ''
    const found = findShortcut(shortcuts.peek(), pair, event.key)
    ;[before, at] = found || pair || event.key !== 'g' ? ['', 0] : ['g', event.timeStamp]
    if (!found) return
    event.preventDefault()
    found.run()
  })
}
