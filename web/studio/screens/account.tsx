import { useState } from 'preact/hooks'
import { Theme } from '../../../server/contract/account'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { call, fieldErrors } from '../../api'
import { ChangePassword } from '../account/change-password'
import { Devices, useSessions } from '../account/devices'
import { CALLS } from '../calls'
import { GrantList } from '../grants'
import { Button } from '../parts/button'
import { Field, OneOf } from '../parts/field'
import { announce } from '../parts/live'
import { ErrorNote } from '../parts/notice'
import { Page, Section } from '../parts/page'
import { useDoing, useQuery } from '../parts/query'
import { light, readIn } from '../preferences'
import { me } from '../session'
import { language, t } from '../words'

function Name() {
  const [name, setName] = useState(me.value?.name ?? '')
  const doing = useDoing()
  const submit = async (event: Event) => {
    event.preventDefault()
    const person = await doing.run(() => call(CALLS.changeMe, { body: { name } }))
    if (!person) return
    me.value = person
    announce(t('form.saved'))
  }
  const wrong = fieldErrors(doing.error).name
  return (
    <form class="flow" onSubmit={submit}>
      {!wrong && <ErrorNote error={doing.error} />}
      <Field
        label={t('account.name')}
        hint={t('account.nameHint')}
        value={name}
        onInput={setName}
        autocomplete="name"
        error={wrong}
        required
        maxLength={80}
      />
      <div class="row">
        <Button type="submit" kind="main" busy={doing.busy} disabled={name.trim() === me.value?.name}>
          {t('account.saveName')}
        </Button>
      </div>
    </form>
  )
}

/** Providers are known by their names to those who belong to one. */
function Roles() {
  const grants = me.value?.grants ?? []
  const belongs = grants.some(({ role }) => role === 'cooperative')
  const names = useQuery(async (signal) => (belongs ? (await call(CALLS.choices, { signal })).providers : []), [])
  return <GrantList grants={grants} names={names.data ?? []} />
}

/** Taken at once on this device, then kept with the account; said when it could not be kept. */
function Reading() {
  const doing = useDoing()
  const keep = (change: { language?: Language; theme?: Theme }) =>
    doing.run(async () => {
      if (change.theme) light(change.theme)
      if (change.language) await readIn(change.language)
      me.value = await call(CALLS.changeMe, { body: change })
      announce(t('form.saved'))
    })
  return (
    <div class="flow">
      <OneOf
        label={t('frame.language')}
        value={language.value}
        options={LANGUAGES.map((code) => ({ value: code, label: t(`languages.${code}`) }))}
        onInput={(value) => void keep({ language: value as Language })}
      />
      <OneOf
        label={t('account.theme')}
        value={me.value?.theme ?? 'auto'}
        options={Theme.options.map((value) => ({ value, label: t(`themes.${value}`) }))}
        onInput={(value) => void keep({ theme: value as Theme })}
      />
      <ErrorNote error={doing.error} />
    </div>
  )
}

/** My account: who I am here, how I read, my password and my devices. */
export default function Account() {
  const sessions = useSessions()
  return (
    <Page title={t('nav.account')} over={me.value?.email}>
      <Section title={t('account.whoTitle')} lead={t('account.whoLead')}>
        <Name />
      </Section>
      <Section title={t('account.rolesTitle')} lead={t('account.rolesLead')}>
        <Roles />
      </Section>
      <Section title={t('account.readingTitle')} lead={t('account.readingLead')}>
        <Reading />
      </Section>
      <Section title={t('account.password')} lead={t('account.passwordLead')}>
        <ChangePassword onChanged={sessions.again} />
      </Section>
      <Section title={t('account.devicesTitle')} lead={t('account.devicesLead')}>
        <Devices sessions={sessions} />
      </Section>
    </Page>
  )
}
