import { useState } from 'preact/hooks'
import type { Me } from '../../server/contract/api/account'
import { Button } from './parts/button'
import { Field } from './parts/field'
import { ErrorNote } from './parts/notice'
import { useDoing } from './parts/query'
import { Password } from './password'
import { signIn } from './session'
import { t } from './words'

interface SignInFormProps {
  /** The address that is asked for; it cannot be changed when it is given. */
  readonly email?: string
  onDone(person: Me): void
}

/** E-mail and password. What was typed stays when it was wrong. */
export function SignInForm({ email: given, onDone }: SignInFormProps) {
  const [email, setEmail] = useState(given ?? '')
  const [password, setPassword] = useState('')
  const doing = useDoing()
  const submit = async (event: Event) => {
    event.preventDefault()
    const person = await doing.run(() => signIn(email, password))
    if (person) onDone(person)
  }
  return (
    <form class="flow" onSubmit={submit}>
      <ErrorNote error={doing.error} />
      <Field
        label={t('account.email')}
        type="email"
        name="email"
        value={email}
        onInput={setEmail}
        autocomplete="username"
        readOnly={given !== undefined}
        required
        maxLength={254}
      />
      <Password
        label={t('account.password')}
        value={password}
        onInput={setPassword}
        autocomplete="current-password"
        first={given !== undefined}
      />
      <div class="row">
        <Button type="submit" kind="main" busy={doing.busy}>
          {doing.busy ? t('account.signingIn') : t('account.signIn')}
        </Button>
      </div>
    </form>
  )
}
