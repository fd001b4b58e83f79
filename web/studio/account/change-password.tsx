import { useState } from 'preact/hooks'
import { ApiError, call } from '../../api'
import { CALLS } from '../calls'
import { Button } from '../parts/button'
import { ErrorNote, Notice } from '../parts/notice'
import { useDoing } from '../parts/query'
import { Password } from '../password'
import { me } from '../session'
import { t } from '../words'

const NEXT = ['password.short', 'password.long', 'password.common']

const saidOf = (error: unknown, codes: readonly string[]): string | undefined =>
  error instanceof ApiError && codes.includes(error.code) ? error.sentence : undefined

/** What is changed and whether it was: what was typed stays until the server has taken it. */
function useChange(onChanged: () => void) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [changed, setChanged] = useState(false)
  const doing = useDoing()
  const submit = async (event: Event) => {
    event.preventDefault()
    setChanged(false)
    const done = await doing.run(async () => {
      await call(CALLS.changePassword, { body: { current, next } })
      return true
    })
    if (!done) return
    setCurrent('')
    setNext('')
    setChanged(true)
    onChanged()
  }
  return { current, setCurrent, next, setNext, changed, doing, submit }
}

/** The password that holds, and the one that will. */
export function ChangePassword({ onChanged }: { onChanged(): void }) {
  const { current, setCurrent, next, setNext, changed, doing, submit } = useChange(onChanged)
  const wrongCurrent = saidOf(doing.error, ['password.wrong'])
  const wrongNext = saidOf(doing.error, NEXT)
  return (
    <form class="flow" onSubmit={submit}>
      {changed && (
        <Notice kind="good" loud>
          <p>{t('account.passwordChanged')}</p>
        </Notice>
      )}
      {!wrongCurrent && !wrongNext && <ErrorNote error={doing.error} />}
      <input
        class="unseen"
        type="text"
        autocomplete="username"
        value={me.value?.email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <Password
        label={t('account.currentPassword')}
        value={current}
        onInput={setCurrent}
        autocomplete="current-password"
        error={wrongCurrent}
      />
      <Password
        label={t('account.newPassword')}
        value={next}
        onInput={setNext}
        autocomplete="new-password"
        error={wrongNext}
      />
      <div class="row">
        <Button type="submit" kind="main" busy={doing.busy}>
          {t('account.changePassword')}
        </Button>
      </div>
    </form>
  )
}
