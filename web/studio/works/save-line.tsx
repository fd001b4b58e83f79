import { useComputed } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../parts/button'
import { announce } from '../parts/live'
import { language, LOCALES, t } from '../words'
import { ago } from './ago'
import { statusOf } from './autosave'
import type { Keeper } from './keeper'

/** Now, renewed as often as a sentence about it changes. */
function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

interface SaveLineProps {
  readonly keeper: Keeper
  /** Fields whose text is not in the value, because it could not be read. */
  readonly unread: number
}

/** Whether what is on screen is safe. */
export function SaveLine({ keeper, unread }: SaveLineProps) {
  const status = useComputed(() => statusOf(keeper.state.value)).value
  const { trouble, savedAt } = keeper.state.value
  const now = useNow(savedAt !== null && Date.now() - savedAt < 60_000 ? 3000 : 30_000)
  useEffect(() => {
    if (status === 'offline' || status === 'failed' || status === 'stale') announce(words())
  }, [status])
  const words = () =>
    t(`works.save.${status}`, {
      when: savedAt === null ? '' : ago(savedAt, Math.max(now, savedAt), LOCALES[language.value]),
      sentence: trouble.kind === 'failed' ? trouble.sentence : '',
    })
  return (
    <p class={`save-line is-${status}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="3.6" />
      </svg>
      <span>
        {words()} {unread > 0 && <span class="lacks">{t('works.save.unread', { count: unread })}</span>}
      </span>
      {(status === 'failed' || status === 'offline') && (
        <Button kind="quiet" onClick={() => void keeper.flush()}>
          {t('works.save.again')}
        </Button>
      )}
    </p>
  )
}
