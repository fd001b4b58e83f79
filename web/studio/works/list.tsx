import './works.css'
import { useState } from 'preact/hooks'
import { call } from '../../api'
import type { DraftLine } from '../../../server/contract/api/review'
import { NETWORK_IDS } from '../../../server/contract/common'
import { DRAFT_STATES, type DraftKind } from '../../../server/contract/draft'
import { useShortcut } from '../keys'
import { Button } from '../parts/button'
import { Field, Select } from '../parts/field'
import { Empty, WhenReady } from '../parts/loading'
import { NetworkName, StateBadge } from '../parts/marks'
import { Page, Toolbar } from '../parts/page'
import { useQuery } from '../parts/query'
import { useRested } from '../parts/rested'
import { Table, type Column } from '../parts/table'
import { ask, place, type Params } from '../router'
import { may } from '../session'
import { say, t, tOr } from '../words'
import { kindOf, shapesOf, workAddress } from './kinds'
import { NewWork } from './new-work'
import { When } from './when'

const asked = (name: 'q' | 'estado' | 'red' | 'mias'): string => place.value.search.get(name) ?? ''

function Filters({ kind, count }: { readonly kind: DraftKind; readonly count: number | undefined }) {
  const networks = NETWORK_IDS.map((id) => ({ value: id, label: tOr(`networks.${id}`, id) }))
  const states = DRAFT_STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))
  return (
    <Toolbar label={t('works.list.filters')}>
      <Field id="search" type="search" label={t('works.list.search')} value={asked('q')} onInput={(q) => ask({ q })} />
      <Select
        label={t('works.list.state')}
        empty={t('works.list.any')}
        options={states}
        value={asked('estado')}
        onInput={(estado) => ask({ estado })}
      />
      <Select
        label={t('works.list.network')}
        empty={t('works.list.anyNetwork')}
        options={networks}
        value={asked('red')}
        onInput={(red) => ask({ red })}
      />
      <Button pressed={asked('mias') === 'si'} onClick={() => ask({ mias: asked('mias') ? undefined : 'si' })}>
        {t('works.list.mine')}
      </Button>
      <p class="small count" role="status" data-kind={kind}>
        {count === undefined ? '' : t('works.list.count', { count })}
      </p>
    </Toolbar>
  )
}

const Standing = ({ state, stale }: DraftLine) => (
  <>
    <StateBadge state={state} />
    {stale > 0 && <span class="small is-old-count">{t('works.old.inList', { count: stale })}</span>}
  </>
)

const columnsOf = (kind: DraftKind): Column<DraftLine>[] => [
  {
    key: 'name',
    label: t('works.list.name'),
    kind: 'title',
    cell: ({ id, name }) => <a href={workAddress(kind, id)}>{say(name) || t('works.list.unnamed')}</a>,
  },
  {
    key: 'network',
    label: t('works.list.network'),
    kind: 'bare',
    cell: ({ networks }) =>
      networks.length === 0 ? (
        <span class="small">{t('works.list.noNetwork')}</span>
      ) : (
        <span class="network-list">
          {networks.map((network) => (
            <NetworkName key={network} id={network} />
          ))}
        </span>
      ),
  },
  {
    key: 'state',
    label: t('works.list.state'),
    kind: 'bare',
    cell: (line) => <Standing {...line} />,
  },
  {
    key: 'version',
    label: t('works.list.version'),
    kind: 'num',
    cell: ({ version }) => (version === null ? <span class="small">{t('works.list.never')}</span> : version),
  },
  {
    key: 'saved',
    label: t('works.list.saved'),
    kind: 'bare',
    cell: ({ savedAt, editedBy }) => (
      <span class="small">
        <When at={savedAt} />
        {' · '}
        {editedBy ? editedBy.name : t('works.list.fromFiles')}
      </span>
    ),
  },
]

/** Sites, routes, packages or tours: drafts and what is published. */
export default function WorkList({ params }: { readonly params: Params }) {
  const kind = kindOf(params.kind)
  const [adding, setAdding] = useState(false)
  const q = useRested(asked('q'))
  const [state, network, mine] = [asked('estado'), asked('red'), asked('mias')]
  const list = useQuery(
    (signal) => call(shapesOf(kind).list, { query: { q, state, network, mine: mine && 'true' }, signal }),
    [kind, q, state, network, mine],
  )
  useShortcut('/', t('works.list.search'), () => document.getElementById('search')?.focus())
  const filtered = [q, state, network, mine].some(Boolean)
  const mayAdd = may(`${kind}.edit`)
  return (
    <Page
      title={t(`works.kinds.${kind}`)}
      lead={t(`works.lead.${kind}`)}
      actions={
        mayAdd && (
          <Button kind="main" onClick={() => setAdding(true)}>
            {t(`works.new.${kind}`)}
          </Button>
        )
      }
    >
      <Filters kind={kind} count={list.loading ? undefined : list.data?.drafts.length} />
      <WhenReady of={list} lines={8}>
        {({ drafts }) =>
          drafts.length > 0 ? (
            <Table caption={t(`works.kinds.${kind}`)} columns={columnsOf(kind)} rows={drafts} keyOf={({ id }) => id} />
          ) : filtered ? (
            <Empty title={t('works.list.noMatch')}>
              <Button onClick={() => ask({ q: undefined, estado: undefined, red: undefined, mias: undefined })}>
                {t('works.list.clear')}
              </Button>
            </Empty>
          ) : (
            <Empty title={t('works.list.none')}>{mayAdd && <p>{t('works.list.noneNext')}</p>}</Empty>
          )
        }
      </WhenReady>
      {adding && <NewWork kind={kind} onClose={() => setAdding(false)} />}
    </Page>
  )
}
