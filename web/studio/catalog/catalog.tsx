import './catalog.css'
import './grid.css'
import './bulk.css'
import '../works/works.css'
import { useRef, useState } from 'preact/hooks'
import type { BulkAsk } from '../../../server/contract/api/table'
import { call } from '../../api'
import { useShortcut } from '../keys'
import { Button } from '../parts/button'
import { Select } from '../parts/field'
import { announce } from '../parts/live'
import { Empty, WhenReady } from '../parts/loading'
import { ErrorNote } from '../parts/notice'
import { Page } from '../parts/page'
import { useQuery } from '../parts/query'
import { place } from '../router'
import { may } from '../session'
import { t } from '../words'
import { NewWork } from '../works/new-work'
import { Batches } from './batches'
import { Beside } from './beside'
import { Bulk } from './bulk'
import { BATCHES } from './calls'
import { COLUMNS, keepColumns, keptColumns } from './columns'
import { ExportLinks } from './export-links'
import { Filters, turn } from './filters'
import { Grid } from './grid'
import { NO_FILTER, readQuestion, type Question } from './question'
import { useRows, type Rows } from './use-rows'

interface ColumnsProps {
  readonly keys: readonly string[]
  onChange(keys: readonly string[]): void
}

/** Which columns are shown; the name always is. */
const ColumnChoice = ({ keys, onChange }: ColumnsProps) => (
  <details class="column-choice turns">
    <summary>{t('catalog.columns')}</summary>
    <fieldset class="checks">
      <legend class="unseen">{t('catalog.columns')}</legend>
      {COLUMNS.slice(1).map(({ key, label }) => (
        <label class="check" key={key}>
          <input
            type="checkbox"
            checked={keys.includes(key)}
            onChange={(event) => {
              const on = event.currentTarget.checked
              onChange(COLUMNS.map((column) => column.key).filter((each) => (each === key ? on : keys.includes(each))))
            }}
          />
          <span>{label()}</span>
        </label>
      ))}
    </fieldset>
  </details>
)

interface ChosenProps {
  readonly chosen: ReadonlySet<string>
  readonly all: boolean
  readonly total: number
  onAll(): void
  onNone(): void
  onDo(doing: 'set' | 'replace'): void
}

const TO_CHOSEN = 'b'

/** What can be done with the chosen rows: below all of them for the Tab key, and one key away from any. */
function ChosenBar({ chosen, all, total, onAll, onNone, onDo }: ChosenProps) {
  const count = all ? total : chosen.size
  const bar = useRef<HTMLDivElement>(null)
  useShortcut(TO_CHOSEN, t('catalog.toChosen'), () => bar.current?.focus())
  return (
    <div class="chosen-bar" role="region" aria-label={t('catalog.withChosen')} tabIndex={-1} ref={bar}>
      <p role="status">
        {t('catalog.chosen', { count })}
        <span class="by-key">
          {' · '}
          {t('catalog.toChosenKey')} <kbd>{TO_CHOSEN}</kbd>
        </span>
      </p>
      {!all && total > chosen.size && (
        <Button kind="quiet" onClick={onAll}>
          {t('catalog.chooseAll', { count: total })}
        </Button>
      )}
      <Button onClick={() => onDo('set')}>{t('catalog.setField')}</Button>
      <Button onClick={() => onDo('replace')}>{t('catalog.replace')}</Button>
      <Button kind="quiet" onClick={onNone}>
        {t('catalog.chooseNone')}
      </Button>
    </div>
  )
}

/** The rows that are chosen, here or all that the filters find; another question begins anew. */
function useChosen(of: string) {
  const [kept, setKept] = useState({ of, ids: new Set<string>() as ReadonlySet<string>, all: false })
  const now = kept.of === of ? kept : { of, ids: new Set<string>() as ReadonlySet<string>, all: false }
  return {
    ids: now.ids,
    all: now.all,
    choose(ids: readonly string[], on: boolean) {
      const next = new Set(now.ids)
      for (const id of ids)
        if (on) next.add(id)
        else next.delete(id)
      setKept({ of, ids: next, all: false })
    },
    chooseAll: () => setKept({ ...now, all: true }),
    none: () => setKept({ of, ids: new Set(), all: false }),
  }
}

const WIDE = '(min-width: 72rem)'

/** Whether the map stands beside the table; at first where there is room for both. */
function useMapShown() {
  const [shown, setShown] = useState(() => matchMedia(WIDE).matches)
  return { shown, toggle: () => setShown(!shown) }
}

interface RowsPartProps {
  readonly rows: Rows
  readonly question: Question
  readonly columns: readonly string[]
  readonly withMap: boolean
}

/** How many there are, told to the ear when it changes. */
const Count = ({ rows }: { readonly rows: Rows }) => {
  const page = rows.first.data
  const key = page?.isMore ? 'catalog.countMore' : 'catalog.count'
  return (
    <p class="small count" role="status">
      {page ? t(key, { count: page.count }) : ''}
    </p>
  )
}

/** Cards have no heads to press: their order is chosen from a list. */
const PhoneSort = ({ question }: { readonly question: Question }) => (
  <div class="phone-sort">
    <Select
      label={t('catalog.sortBy')}
      empty={t('catalog.usual')}
      options={COLUMNS.flatMap(({ sort, label }) => (sort ? [{ value: sort, label: label() }] : []))}
      value={question.sort ?? ''}
      onInput={(orden) => turn({ orden, sentido: undefined })}
    />
  </div>
)

const NotFound = ({ filtered }: { readonly filtered: boolean }) =>
  filtered ? (
    <Empty title={t('works.list.noMatch')}>
      <Button onClick={() => turn(NO_FILTER)}>{t('works.list.clear')}</Button>
    </Empty>
  ) : (
    <Empty title={t('works.list.none')}>{may('site.edit') && <p>{t('works.list.noneNext')}</p>}</Empty>
  )

interface TablePartProps extends Omit<RowsPartProps, 'withMap'> {
  readonly chosen: ReturnType<typeof useChosen>
  readonly shown: string | undefined
  onShow(id: string | undefined): void
}

/** The rows there are, and a way to more of them. */
const TablePart = ({ rows, question, columns, chosen, shown, onShow }: TablePartProps) => (
  <div class="catalog-rows">
    <Grid
      columns={COLUMNS.filter(({ key }) => columns.includes(key))}
      rows={rows.rows}
      question={question}
      chosen={chosen.all ? new Set(rows.rows.map(({ id }) => id)) : chosen.ids}
      mayChoose={may('site.edit')}
      shown={shown}
      onChoose={chosen.choose}
      onShow={onShow}
    />
    <ErrorNote error={rows.loading.error} retry={() => void rows.load()} />
    {rows.cursor !== null && (
      <Button busy={rows.loading.busy} onClick={() => void rows.load()}>
        {t('catalog.more')}
      </Button>
    )}
  </div>
)

/** Table and map, and what is done with the rows that are chosen. */
function RowsPart({ rows, question, columns, withMap }: RowsPartProps) {
  const mayEdit = may('site.edit')
  const chosen = useChosen(rows.of)
  const [shown, setShown] = useState<string>()
  const [doing, setDoing] = useState<'set' | 'replace'>()
  const batches = useQuery((signal) => (mayEdit ? call(BATCHES, { signal }) : Promise.resolve({ batches: [] })), [])
  const total = rows.first.data?.count ?? 0
  const select: BulkAsk['select'] = chosen.all ? { filter: question.filter } : { ids: [...chosen.ids] }
  return (
    <>
      <Batches of={batches} onChanged={rows.first.again} />
      <div class={`catalog-split${withMap ? ' has-map' : ''}`}>
        <TablePart rows={rows} question={question} columns={columns} chosen={chosen} shown={shown} onShow={setShown} />
        {withMap && <Beside rows={rows} shown={shown} onShow={setShown} />}
      </div>
      {(chosen.all ? total : chosen.ids.size) > 0 && (
        <ChosenBar
          chosen={chosen.ids}
          all={chosen.all}
          total={total}
          onAll={chosen.chooseAll}
          onNone={chosen.none}
          onDo={setDoing}
        />
      )}
      {doing && (
        <Bulk
          doing={doing}
          select={select}
          count={chosen.all ? total : chosen.ids.size}
          onClose={() => setDoing(undefined)}
          onDone={(done) => {
            setDoing(undefined)
            chosen.none()
            announce(t('catalog.done', { count: done.counts.changed }))
            batches.again()
            rows.first.again()
          }}
        />
      )}
    </>
  )
}

const Ways = () => (
  <p class="row catalog-ways">
    <a href="/studio/sitios/importar">{t('import.link')}</a>
    <a href="/studio/cobertura">{t('coverage.link')}</a>
  </p>
)

/** The catalog of sites: what is published and what is being written, as a table with its map. */
export default function Catalog() {
  const question = readQuestion(place.value.search)
  const rows = useRows(question)
  const map = useMapShown()
  const [adding, setAdding] = useState(false)
  const [columns, setColumns] = useState(keptColumns)
  const choose = (keys: readonly string[]) => {
    setColumns(keys)
    keepColumns(keys)
  }
  useShortcut('/', t('works.list.search'), () => document.getElementById('search')?.focus())
  const isEmpty = rows.first.data !== undefined && rows.rows.length === 0
  return (
    <Page
      title={t('works.kinds.site')}
      lead={t('works.lead.site')}
      actions={
        may('site.edit') && (
          <Button kind="main" onClick={() => setAdding(true)}>
            {t('works.new.site')}
          </Button>
        )
      }
    >
      <Ways />
      <Filters filter={question.filter} page={rows.first.data} />
      <div class="catalog-tools">
        <Count rows={rows} />
        <PhoneSort question={question} />
        <ColumnChoice keys={columns} onChange={choose} />
        <ExportLinks filter={question.filter} />
        <Button pressed={map.shown} onClick={map.toggle}>
          {t('catalog.map')}
        </Button>
      </div>
      <WhenReady of={rows.first} lines={8}>
        {() => (
          <>
            {isEmpty && <NotFound filtered={Object.keys(question.filter).length > 0} />}
            {(!isEmpty || map.shown) && (
              <RowsPart rows={rows} question={question} columns={columns} withMap={map.shown} />
            )}
          </>
        )}
      </WhenReady>
      {adding && <NewWork kind="site" onClose={() => setAdding(false)} />}
    </Page>
  )
}
