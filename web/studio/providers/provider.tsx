import '../works/works.css'
import './providers.css'
import { useState } from 'preact/hooks'
import { call } from '../../api'
import { ProviderValue, type Choices, type ProviderDetail } from '../../../server/contract/api/catalog'
import { Button } from '../parts/button'
import { announce } from '../parts/live'
import { WhenReady } from '../parts/loading'
import { NetworkName } from '../parts/marks'
import { Notice } from '../parts/notice'
import { Page, Section } from '../parts/page'
import { useQuery } from '../parts/query'
import type { Params } from '../router'
import { language, LOCALES, say, t } from '../words'
import { labelOf } from '../works/inputs/labels'
import { CHOICES } from '../works/kinds'
import { textOf, type Speaker } from '../works/saying'
import { at } from '../works/value'
import { cardDisagreements, PROVIDER_FORM } from './forms'
import { Services } from './services'
import { newerProvider, PROVIDERS } from './shapes'
import { ValueForm } from './value-form'

/** Codes as the names people give to languages; a code nobody knows stays as it is. */
function languageNames(codes: readonly string[]): string {
  const names = new Intl.DisplayNames(LOCALES[language.value], { type: 'language', fallback: 'code' })
  const nameOf = (code: string) => (/^[a-z]{2,3}$/.test(code) ? (names.of(code) ?? code) : code)
  return codes.map(nameOf).join(', ')
}

function About({ detail, choices }: { readonly detail: ProviderDetail; readonly choices: Choices | undefined }) {
  const speaker: Speaker = { sections: PROVIDER_FORM, choices, room: 'providers' }
  const fields = PROVIDER_FORM.flatMap((section) => section.fields)
  return (
    <dl class="read told">
      {fields.map(({ path }) => {
        const text = textOf(speaker, path, at(detail.value, path))
        if (!text) return null
        return (
          <div key={path}>
            <dt>{labelOf('providers', path)}</dt>
            <dd class="first-up">{path === 'languages' ? languageNames(detail.value.languages) : text}</dd>
          </div>
        )
      })}
    </dl>
  )
}

interface OpenProps {
  readonly detail: ProviderDetail
  readonly choices: Choices | undefined
  onSaved(detail: ProviderDetail): void
}

function Opened({ detail, choices, onSaved }: OpenProps) {
  const [editing, setEditing] = useState(false)
  const { id, network, value, sample, tag } = detail
  const mayEdit = detail.may.includes('edit')
  const save = async (version: { value: unknown; tag: string }) => {
    onSaved(await call(PROVIDERS.save, { params: { id }, body: { value: version.value }, match: version.tag }))
    announce(t('providers.saved'))
    setEditing(false)
  }
  return (
    <Page title={say(value.name)} network={network} over={<NetworkName id={network} />}>
      {sample && <Notice kind="warn">{t('providers.sampleText')}</Notice>}
      <Section
        title={t('providers.about')}
        actions={mayEdit && !editing && <Button onClick={() => setEditing(true)}>{t('providers.edit')}</Button>}
      >
        {editing ? (
          <ValueForm
            sections={PROVIDER_FORM}
            begin={{ value, tag }}
            schema={ProviderValue}
            disagreements={cardDisagreements}
            choices={choices}
            network={network}
            action={t('providers.save')}
            readNewer={newerProvider}
            onClose={() => setEditing(false)}
            save={save}
          />
        ) : (
          <About detail={detail} choices={choices} />
        )}
      </Section>
      {!editing && <Services provider={detail} choices={choices} />}
    </Page>
  )
}

/** One provider and what it sells. */
export default function Provider({ params }: { readonly params: Params }) {
  const id = params.id!
  const detail = useQuery((signal) => call(PROVIDERS.read, { params: { id }, signal }), [id])
  const choices = useQuery((signal) => call(CHOICES, { signal }), [])
  if (detail.data) return <Opened detail={detail.data} choices={choices.data} onSaved={detail.put} />
  return (
    <Page title={t('providers.about')}>
      <WhenReady of={detail} lines={8}>
        {() => null}
      </WhenReady>
    </Page>
  )
}
