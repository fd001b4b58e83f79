import '../works/works.css'
import './providers.css'
import { useRef, useState } from 'preact/hooks'
import { call, keyKeeper } from '../../api'
import { ProviderValue, type Choices, type ProviderDetail } from '../../../server/contract/api/catalog'
import { NETWORK_IDS } from '../../../server/contract/common'
import { useShortcut } from '../keys'
import { Button } from '../parts/button'
import { Dialog } from '../parts/dialog'
import { Field, Select } from '../parts/field'
import { Empty, WhenReady } from '../parts/loading'
import { NetworkName, SampleBadge } from '../parts/marks'
import { Page, Toolbar } from '../parts/page'
import { useQuery } from '../parts/query'
import { Table, type Column } from '../parts/table'
import { ask, go, place } from '../router'
import { may } from '../session'
import { say, t, tOr } from '../words'
import { placeChoices } from '../works/inputs/chosen'
import { optionOf } from '../works/inputs/labels'
import { CHOICES } from '../works/kinds'
import { holds } from '../works/narrow'
import { cardDisagreements, PROVIDER_FORM } from './forms'
import { newerProvider, providerAddress, PROVIDERS } from './shapes'
import { ValueForm } from './value-form'

const networkOptions = () => NETWORK_IDS.map((id) => ({ value: id, label: tOr(`networks.${id}`, id) }))

function NewProvider({ choices, onClose }: { readonly choices: Choices | undefined; onClose(): void }) {
  const [network, setNetwork] = useState('')
  const keyFor = useRef(keyKeeper()).current
  return (
    <Dialog kind="wide" title={t('providers.new')} onClose={onClose}>
      <div class="flow">
        <Select
          label={t('providers.network')}
          empty={t('works.new.choose')}
          options={networkOptions()}
          value={network}
          onInput={setNetwork}
        />
        {network && (
          <ValueForm
            key={network}
            sections={PROVIDER_FORM}
            begin={{ value: { womenLed: false, languages: ['es'] }, tag: '' }}
            schema={ProviderValue}
            disagreements={cardDisagreements}
            choices={choices}
            network={network}
            action={t('providers.create')}
            readNewer={newerProvider}
            onClose={onClose}
            save={async ({ value }) => {
              const body = { network, value }
              const made = await call(PROVIDERS.create, { body, key: keyFor(body) })
              onClose()
              await go(providerAddress(made.id))
            }}
          />
        )}
      </div>
    </Dialog>
  )
}

const columnsOf = (choices: Choices | undefined): Column<ProviderDetail>[] => {
  const places = new Map(placeChoices(choices, []).map(({ id, name }) => [id, name]))
  return [
    {
      key: 'name',
      label: t('providers.field.name'),
      kind: 'title',
      cell: ({ id, value, sample }) => (
        <>
          <a href={providerAddress(id)}>{say(value.name)}</a> {sample && <SampleBadge />}
        </>
      ),
    },
    {
      key: 'network',
      label: t('providers.network'),
      kind: 'bare',
      cell: ({ network }) => <NetworkName id={network} />,
    },
    {
      key: 'kind',
      label: t('providers.field.kind'),
      kind: 'bare',
      cell: ({ value }) => <span class="first-up">{optionOf('providers', 'providerKind', value.kind)}</span>,
    },
    {
      key: 'place',
      label: t('providers.field.place'),
      kind: 'bare',
      cell: ({ value }) => places.get(value.place) ?? value.place,
    },
  ]
}

function Filters({ count }: { readonly count: number | undefined }) {
  const { search } = place.value
  return (
    <Toolbar label={t('works.list.filters')}>
      <Field
        id="search"
        type="search"
        label={t('providers.search')}
        value={search.get('q') ?? ''}
        onInput={(q) => ask({ q })}
      />
      <Select
        label={t('providers.network')}
        empty={t('works.list.anyNetwork')}
        options={networkOptions()}
        value={search.get('red') ?? ''}
        onInput={(red) => ask({ red })}
      />
      <p class="small count" role="status">
        {count !== undefined && t('works.list.count', { count })}
      </p>
    </Toolbar>
  )
}

/** Everybody who serves travellers and whom one may see. */
export default function Providers() {
  const [adding, setAdding] = useState(false)
  const { search } = place.value
  const [q, network] = [search.get('q') ?? '', search.get('red') ?? '']
  const list = useQuery((signal) => call(PROVIDERS.list, { query: { network }, signal }), [network])
  const choices = useQuery((signal) => call(CHOICES, { signal }), [])
  useShortcut('/', t('providers.search'), () => document.getElementById('search')?.focus())
  const found = (providers: readonly ProviderDetail[]) =>
    providers.filter(({ value }) => holds(Object.values(value.name).join(' '), q))
  return (
    <Page
      title={t('providers.title')}
      lead={t('providers.lead')}
      actions={
        may('provider.create') && (
          <Button kind="main" onClick={() => setAdding(true)}>
            {t('providers.new')}
          </Button>
        )
      }
    >
      <Filters count={list.data && found(list.data.providers).length} />
      <WhenReady of={list} lines={8}>
        {({ providers }) =>
          found(providers).length > 0 ? (
            <Table
              caption={t('providers.title')}
              columns={columnsOf(choices.data)}
              rows={found(providers)}
              keyOf={({ id }) => id}
            />
          ) : (
            <Empty title={t(q || network ? 'providers.noMatch' : 'providers.none')} />
          )
        }
      </WhenReady>
      {adding && <NewProvider choices={choices.data} onClose={() => setAdding(false)} />}
    </Page>
  )
}
