import type { ComponentChildren } from 'preact'
import { t } from '../words'
import { ErrorNote } from './notice'

interface LoadingProps {
  /** How many lines of text are expected: the page does not jump when they come. */
  readonly lines?: number
}

/** Ruled lines where text will stand. */
export const Loading = ({ lines = 4 }: LoadingProps) => (
  <div class="waiting" role="status">
    <span class="unseen">{t('form.loading')}</span>
    {Array.from({ length: lines }, (_, index) => (
      <span key={index} class="waiting-line" aria-hidden="true" />
    ))}
  </div>
)

interface WhenReadyProps<T> {
  readonly of: { readonly data: T | undefined; readonly error: unknown; readonly loading: boolean; again(): void }
  readonly lines?: number
  readonly children: (data: T) => ComponentChildren
}

/** Draws what was read; lines while it is awaited; why it failed, with a way to try again. */
export function WhenReady<T>({ of, lines, children }: WhenReadyProps<T>) {
  return (
    <>
      {of.error !== undefined && <ErrorNote error={of.error} retry={of.again} />}
      {of.data !== undefined ? (
        <div class={of.loading ? 'is-renewing' : undefined}>{children(of.data)}</div>
      ) : (
        of.error === undefined && <Loading lines={lines} />
      )}
    </>
  )
}

interface EmptyProps {
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
}

/** Says that there is nothing yet, and what to do next. */
export const Empty = ({ title, children }: EmptyProps) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {children}
  </div>
)
