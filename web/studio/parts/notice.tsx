import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ApiError } from '../../api'
import { t } from '../words'
import { Button } from './button'

interface NoticeProps {
  readonly kind?: 'info' | 'good' | 'warn' | 'bad'
  readonly title?: ComponentChildren
  readonly children?: ComponentChildren
  /** Read at once by those who listen. */
  readonly loud?: boolean
}

/** Something worth knowing, beside a thick rule. */
export function Notice({ kind = 'info', title, children, loud }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  // Long forms are sent from their end: what went wrong stands at their beginning.
  useEffect(() => {
    if (loud) box.current?.scrollIntoView({ block: 'nearest' })
  }, [loud])
  return (
    <div ref={box} class={`notice is-${kind}`} role={loud ? 'alert' : undefined}>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  )
}

/** What the server said, or that something failed here. */
export const sentenceOf = (error: unknown): string => (error instanceof ApiError ? error.sentence : t('trouble.here'))

const problemsOf = (error: unknown): string[] =>
  error instanceof ApiError && Array.isArray(error.details.problems) ? error.details.problems.map(String) : []

interface ErrorNoteProps {
  readonly error: unknown
  /** Tries once more. */
  readonly retry?: () => void
}

/** Why something failed, and how to try again; nothing where nothing failed. */
export function ErrorNote({ error, retry }: ErrorNoteProps) {
  if (error === undefined || error === null) return null
  const problems = problemsOf(error)
  return (
    <Notice kind="bad" loud>
      <p>{sentenceOf(error)}</p>
      {problems.length > 0 && (
        <ul class="plain-list">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {retry && (
        <p>
          <Button onClick={retry}>{t('form.again')}</Button>
        </p>
      )}
    </Notice>
  )
}
