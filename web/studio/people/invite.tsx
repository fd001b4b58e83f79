import { useRef, useState } from 'preact/hooks'
import type { Grant } from '../../../server/contract/account'
import type { NewLink } from '../../../server/contract/api/account'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { ApiError, call, fieldErrors, keyKeeper } from '../../api'
import { CALLS } from '../calls'
import { FRESH_GRANT, grantsOf, type GrantDraft } from '../grant-draft'
import { givable, GrantEditor, providerName, type ProviderNames } from '../grants'
import { FormEnd } from '../parts/button'
import { Dialog } from '../parts/dialog'
import { Field, OneOf, Select } from '../parts/field'
import { ErrorNote } from '../parts/notice'
import { useDoing } from '../parts/query'
import { language, t } from '../words'

interface Props {
  readonly names: ProviderNames
  onDone(link: NewLink, email: string): void
  onClose(): void
}

interface OwnProps {
  readonly own: readonly Grant[]
  readonly names: ProviderNames
  readonly value: Grant
  onChange(grant: Grant): void
}

const providerOf = (grant: Grant): string => ('provider' in grant ? grant.provider : '')

/** A cooperative invites into its own provider and nowhere else. */
function OwnProvider({ own, names, value, onChange }: OwnProps) {
  const nameOf = (id: string) => providerName(id, names)
  if (own.length === 1) return <p>{t('people.joins', { provider: nameOf(providerOf(value)) })}</p>
  return (
    <Select
      label={t('common.provider')}
      value={providerOf(value)}
      options={own.map((grant) => ({ value: providerOf(grant), label: nameOf(providerOf(grant)) }))}
      onInput={(id) => onChange(own.find((grant) => providerOf(grant) === id)!)}
    />
  )
}

const wrongEmail = (error: unknown): string | undefined =>
  error instanceof ApiError && error.code === 'person.exists' ? error.sentence : fieldErrors(error).email

/** Who is invited, to what, and in which language they will read it. */
export function Invite({ names, onDone, onClose }: Props) {
  const may = givable()
  const [email, setEmail] = useState('')
  const [reads, setReads] = useState<Language>(language.peek())
  const [drafts, setDrafts] = useState<readonly GrantDraft[]>([FRESH_GRANT])
  const [own, setOwn] = useState<Grant | undefined>(may === 'any' ? undefined : may[0])
  const doing = useDoing()
  const keyFor = useRef(keyKeeper()).current
  const wrong = wrongEmail(doing.error)
  const submit = async (event: Event) => {
    event.preventDefault()
    const grants = may === 'any' ? grantsOf(drafts) : own && [own]
    if (!grants) return
    const body = { email: email.trim(), grants, language: reads }
    const link = await doing.run(() => call(CALLS.invite, { body, key: keyFor(body) }))
    if (link) onDone(link, body.email)
  }
  return (
    <Dialog title={t('people.inviteTitle')} kind="wide" onClose={onClose} busy={doing.busy}>
      <form class="flow" onSubmit={submit}>
        {!wrong && <ErrorNote error={doing.error} />}
        <Field
          label={t('account.email')}
          type="email"
          value={email}
          onInput={setEmail}
          error={wrong}
          required
          maxLength={254}
        />
        {may === 'any' ? (
          <GrantEditor drafts={drafts} names={names} onChange={setDrafts} />
        ) : (
          own && <OwnProvider own={may} names={names} value={own} onChange={setOwn} />
        )}
        <OneOf
          label={t('people.readsIn')}
          value={reads}
          options={LANGUAGES.map((code) => ({ value: code, label: t(`languages.${code}`) }))}
          onInput={(value) => setReads(value as Language)}
        />
        <FormEnd submit={t('people.makeLink')} busy={doing.busy} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
