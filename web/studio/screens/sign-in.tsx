import { useState } from 'preact/hooks'
import { call } from '../../api'
import { CALLS } from '../calls'
import { Door } from '../door'
import { Button } from '../parts/button'
import { Field } from '../parts/field'
import { ErrorNote, Notice } from '../parts/notice'
import { useDoing } from '../parts/query'
import { insideStudio } from '../address'
import { go, place } from '../router'
import { SignInForm } from '../sign-in-form'
import { t } from '../words'

/** Asks for a link to choose a new password; the answer never tells whether there is such an account. */
function Forgotten({ onBack }: { onBack(): void }) {
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  const doing = useDoing()
  const submit = async (event: Event) => {
    event.preventDefault()
    const done = await doing.run(async () => {
      await call(CALLS.askForReset, { body: { email }, quiet: true })
      return true
    })
    if (done) setSent(true)
  }
  return (
    <Door title={t('account.forgotTitle')} lead={sent ? undefined : t('account.forgotLead')}>
      {sent ? (
        <div class="flow">
          <Notice kind="good" loud>
            <p>{t('account.forgotSent')}</p>
          </Notice>
          <p>{t('account.forgotNoMail')}</p>
        </div>
      ) : (
        <form class="flow" onSubmit={submit}>
          <ErrorNote error={doing.error} />
          <Field
            label={t('account.email')}
            type="email"
            value={email}
            onInput={setEmail}
            autocomplete="username"
            required
            maxLength={254}
          />
          <div class="row">
            <Button type="submit" kind="main" busy={doing.busy}>
              {t('account.forgotSend')}
            </Button>
          </div>
        </form>
      )}
      <p class="door-aside">
        <button type="button" class="as-link" onClick={onBack}>
          {t('account.backToSignIn')}
        </button>
      </p>
    </Door>
  )
}

/** The door of the studio. */
export default function SignIn() {
  const [forgotten, setForgotten] = useState(false)
  if (forgotten) return <Forgotten onBack={() => setForgotten(false)} />
  return (
    <Door title={t('account.signInTitle')} lead={t('account.signInLead')}>
      {place.value.search.get('clave') === 'lista' && (
        <Notice kind="good">
          <p>{t('account.passwordReady')}</p>
        </Notice>
      )}
      <SignInForm onDone={() => void go(insideStudio(place.value.search.get('next')), { replace: true })} />
      <p class="door-aside">
        <button type="button" class="as-link" onClick={() => setForgotten(true)}>
          {t('account.forgot')}
        </button>
      </p>
      <p class="small">{t('account.noAccount')}</p>
    </Door>
  )
}
