import { useEffect, useState } from 'preact/hooks'
import type { LinkInfo } from '../../../server/contract/api/account'
import { ApiError, call, fieldErrors } from '../../api'
import { CALLS } from '../calls'
import { Door } from '../door'
import { GrantList } from '../grants'
import { readLink, type OneTimeLink } from '../link'
import { Button, ButtonLink } from '../parts/button'
import { Field } from '../parts/field'
import { ErrorNote, Notice } from '../parts/notice'
import { Loading } from '../parts/loading'
import { useDoing, useQuery } from '../parts/query'
import { Password } from '../password'
import { choseLanguage } from '../preferences'
import { go } from '../router'
import { me, welcome, whoIsHere } from '../session'
import { dateTime, language, speak, t } from '../words'

// The secret leaves the address bar, and with it the history, before anything else is done with it.
function takeLink(): OneTimeLink | undefined {
  const link = readLink(location.hash)
  if (location.hash) history.replaceState(null, '', location.pathname)
  return link
}

/** A path of the API that uses each kind up, and what it is told. */
function useUp({ kind, secret }: OneTimeLink, told: { name: string; email: string; password: string }) {
  const { name, email, password } = told
  const common = { secret, password }
  if (kind === 'reset') return call(CALLS.choosePassword, { body: common, quiet: true })
  const also = { ...common, name, language: language.value }
  return kind === 'setup'
    ? call(CALLS.setUp, { body: { ...also, email }, quiet: true })
    : call(CALLS.accept, { body: also, quiet: true })
}

const fieldOfPassword = (error: unknown): string | undefined =>
  error instanceof ApiError && error.code.startsWith('password.') ? error.sentence : fieldErrors(error).password

interface FormProps {
  readonly link: OneTimeLink
  readonly info: LinkInfo
}

function useChoice({ link, info }: FormProps) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState(info.email)
  const [password, setPassword] = useState('')
  const doing = useDoing()
  const submit = async (event: Event) => {
    event.preventDefault()
    const person = await doing.run(async () => {
      await useUp(link, { name, email, password })
      return (await whoIsHere()) ?? 'door'
    })
    if (person === undefined) return
    if (person === 'door') return go('/studio/entrar?clave=lista', { replace: true })
    await welcome(person)
    return go('/studio', { replace: true })
  }
  return { name, setName, email, setEmail, password, setPassword, doing, submit }
}

/** Who they are, where the link does not say it, and the password they choose. */
function Choose(props: FormProps) {
  const { link, info } = props
  const { name, setName, email, setEmail, password, setPassword, doing, submit } = useChoice(props)
  const wrong = fieldErrors(doing.error)
  const wrongPassword = fieldOfPassword(doing.error)
  return (
    <form class="flow" onSubmit={submit}>
      {!wrongPassword && Object.keys(wrong).length === 0 && <ErrorNote error={doing.error} />}
      {link.kind !== 'reset' && (
        <Field
          label={t('account.name')}
          hint={t('account.nameHint')}
          value={name}
          onInput={setName}
          autocomplete="name"
          error={wrong.name}
          required
          maxLength={80}
        />
      )}
      <Field
        label={t('account.email')}
        type="email"
        value={email}
        onInput={setEmail}
        autocomplete="username"
        readOnly={link.kind !== 'setup'}
        error={wrong.email}
        required
        maxLength={254}
      />
      <Password
        label={t('account.newPassword')}
        value={password}
        onInput={setPassword}
        autocomplete="new-password"
        error={wrongPassword}
      />
      <div class="row">
        <Button type="submit" kind="main" busy={doing.busy}>
          {t(`link.${link.kind}.do`)}
        </Button>
      </div>
      <p class="small">{t('link.expires', { when: dateTime(info.expiresAt) })}</p>
    </form>
  )
}

const Unusable = ({ error, retry }: { readonly error: unknown; retry?: () => void }) => (
  <Door title={t('link.unusable')}>
    <div class="flow">
      {error === undefined ? (
        <Notice kind="warn" loud>
          <p>{t('link.none')}</p>
        </Notice>
      ) : (
        <ErrorNote error={error} retry={error instanceof ApiError && error.status === 0 ? retry : undefined} />
      )}
      <p>{t('link.askAgain')}</p>
      <p>
        <ButtonLink href="/studio/entrar">{t('link.toDoor')}</ButtonLink>
      </p>
    </div>
  </Door>
)

function Opened({ link }: { readonly link: OneTimeLink }) {
  const info = useQuery(
    (signal) => call(CALLS.lookAtLink, { body: { secret: link.secret }, signal, quiet: true }),
    [link.secret],
  )
  const invitedIn = link.kind === 'setup' ? undefined : info.data?.language
  useEffect(() => {
    if (invitedIn && !choseLanguage()) void speak(invitedIn)
  }, [invitedIn])
  if (info.error !== undefined) return <Unusable error={info.error} retry={info.again} />
  if (!info.data)
    return (
      <Door title={t(`link.${link.kind}.title`)}>
        <Loading lines={6} />
      </Door>
    )
  const { invitedBy, grants } = info.data
  return (
    <Door title={t(`link.${link.kind}.title`)} lead={t(`link.${link.kind}.lead`, { by: invitedBy })}>
      <div class="flow">
        {link.kind === 'invitation' && <GrantList grants={grants} />}
        {me.value && (
          <Notice kind="warn">
            <p>{t('link.other', { name: me.value.name })}</p>
          </Notice>
        )}
        <Choose link={link} info={info.data} />
      </div>
    </Door>
  )
}

/** A one-time link: of the first start, an invitation, or a new password. */
export default function Link() {
  const [link, setLink] = useState(takeLink)
  useEffect(() => {
    const another = () => setLink(takeLink())
    window.addEventListener('hashchange', another)
    return () => window.removeEventListener('hashchange', another)
  }, [])
  return link ? <Opened key={link.secret} link={link} /> : <Unusable error={undefined} />
}
