import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../words'
import { Button } from './button'
import { ErrorNote } from './notice'

interface DialogProps {
  readonly title: ComponentChildren
  onClose(): void
  readonly children: ComponentChildren
  /** `side` comes from the edge and is as tall as the screen. */
  readonly kind?: 'middle' | 'side' | 'wide'
  /** Escape and the backdrop do not close it while something is at work. */
  readonly busy?: boolean
}

/** What had the focus before a window opened, and before the window that opened it. */
const before = new WeakMap<Element, readonly HTMLElement[]>()

function openersOf(active: Element | null): readonly HTMLElement[] {
  if (!(active instanceof HTMLElement)) return []
  const host = active.closest('dialog')
  return [active, ...((host && before.get(host)) ?? [])]
}

const firstOf = (dialog: Element): HTMLElement | null =>
  dialog.querySelector<HTMLElement>('[data-first]') ??
  dialog.querySelector<HTMLElement>('input, select, textarea') ??
  dialog.querySelector<HTMLElement>('h2')

/** A window over the page. It is open for as long as it is drawn; the focus stays in it and returns where it was. */
export function Dialog({ title, onClose, children, kind = 'middle', busy = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const openers = openersOf(document.activeElement)
    const dialog = box.current!
    before.set(dialog, openers)
    dialog.showModal()
    firstOf(dialog)?.focus()
    return () => {
      dialog.close()
      openers.find(({ isConnected }) => isConnected)?.focus()
    }
  }, [])
  const close = () => busy || onClose()
  return (
    <dialog
      ref={box}
      class={`window is-${kind}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onMouseDown={(event) => event.target === event.currentTarget && close()}
    >
      <div class="window-inside">
        <header class="window-head">
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" class="window-close" aria-label={t('form.close')} onClick={close}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" />
            </svg>
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}

interface ConfirmProps {
  readonly title: string
  readonly children?: ComponentChildren
  /** The words on the button that does it. */
  readonly action: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly error?: unknown
  onYes(): void
  onClose(): void
}

/** Asks before something that cannot be undone by one more click. */
export function Confirm(props: ConfirmProps) {
  return (
    <Dialog title={props.title} onClose={props.onClose} busy={props.busy}>
      <div class="flow">
        {props.children}
        <ErrorNote error={props.error} />
        <div class="row">
          <Button kind={props.danger ? 'danger' : 'main'} busy={props.busy} onClick={props.onYes}>
            {props.action}
          </Button>
          <Button kind="quiet" onClick={props.onClose} disabled={props.busy}>
            {t('form.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
