import { useState } from 'preact/hooks'
import { call } from '../../api'
import { may as mayWith } from '../../../server/account/rights.rules'
import type { LngLat } from '../../../geo/types'
import type { DraftLine } from '../../../server/contract/api/review'
import { PINS } from '../catalog/calls'
import { Button } from '../parts/button'
import { Field } from '../parts/field'
import { WhenReady } from '../parts/loading'
import { ErrorNote } from '../parts/notice'
import { Section } from '../parts/page'
import { useDoing, useQuery } from '../parts/query'
import { away, me } from '../session'
import { language, LOCALES, say, t, tOr } from '../words'
import { shapesOf } from '../works/kinds'
import { holds } from '../works/narrow'
import type { Book } from './book'
import { useHere } from './here'
import { inOrder, type Around, type Ordered } from './nearest'
import { takeAlong } from './send'

/** More than a day's walk; whoever looks for another one types its name. */
const MOST = 30

const isMine = ({ networks }: DraftLine): boolean => mayWith(me.value?.grants ?? [], 'site.edit', { networks })

interface Site {
  readonly id: string
  readonly name: string
  readonly networks: readonly string[]
}
const siteOf = ({ id, name, networks }: DraftLine): Site => ({ id, name: say(name) || id, networks })

const inKm = (metres: number): string =>
  new Intl.NumberFormat(LOCALES[language.value], { maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(
    metres / 1000,
  )

function TakeLine({ book, site }: { readonly book: Book; readonly site: Ordered<Site> }) {
  const doing = useDoing()
  const { id, name, networks, metres } = site
  const where = networks.map((each) => tOr(`networks.${each}`, each)).join(', ')
  return (
    <li class="field-take">
      <span class="field-name">{name}</span>
      <span class="small">{metres === undefined ? where : `${where} · ${t('field.away', { km: inKm(metres) })}`}</span>
      <Button
        label={t('field.takeOf', { name })}
        busy={doing.busy}
        onClick={() => void doing.run(() => takeAlong(book, id))}
      >
        {t('field.take')}
      </Button>
      <ErrorNote error={doing.error} />
    </li>
  )
}

/** In which order the sites stand, and the way to the nearest first. */
const Order = ({ standing, ask }: Pick<ReturnType<typeof useHere>, 'standing' | 'ask'>) => (
  <div class="row field-order">
    <p class="small" role="status">
      {t(`field.order.${standing}`)}
    </p>
    {standing !== 'known' && (
      <Button kind="quiet" busy={standing === 'asking'} onClick={ask}>
        {t('field.nearest')}
      </Button>
    )}
  </div>
)

interface FoundProps {
  readonly book: Book
  readonly q: string
  readonly all: readonly DraftLine[]
  readonly around: Around | undefined
}

function Found({ book, q, all, around }: FoundProps) {
  const taken = new Set(book.taken.value.map(({ id }) => id))
  const found = all.filter((line) => isMine(line) && !taken.has(line.id)).map(siteOf)
  const held = inOrder(
    found.filter(({ id, name }) => holds(`${name} ${id}`, q)),
    around,
    LOCALES[language.value],
  )
  return (
    <>
      <ul class="field-list">
        {held.slice(0, MOST).map((site) => (
          <TakeLine key={site.id} book={book} site={site} />
        ))}
      </ul>
      {held.length === 0 && <p class="small">{t('field.noneFound')}</p>}
      {held.length > MOST && <p class="small">{t('field.moreFound', { count: held.length - MOST })}</p>}
    </>
  )
}

/** The points of all sites that the person reads, once it is known where they stand. */
function useAround(here: LngLat | undefined): Around | undefined {
  const pins = useQuery((signal) => (here ? call(PINS, { signal }) : Promise.resolve(undefined)), [here?.join() ?? ''])
  if (!here || !pins.data) return undefined
  return { here, places: new Map(pins.data.pins.map(([id, lng, lat]) => [id, [lng, lat]])) }
}

function Choosing({ book }: { readonly book: Book }) {
  const [q, setQ] = useState('')
  const list = useQuery((signal) => call(shapesOf('site').list, { signal }), [])
  const { here, standing, ask } = useHere()
  const around = useAround(here)
  return (
    <>
      <Field label={t('works.list.search')} type="search" value={q} onInput={setQ} />
      <Order standing={here && !around ? 'asking' : standing} ask={ask} />
      <WhenReady of={list} lines={5}>
        {({ drafts }) => <Found book={book} q={q} all={drafts} around={around} />}
      </WhenReady>
    </>
  )
}

/** Before the day: what is read of each site now is there later without a signal. */
export const SitesToTake = ({ book }: { readonly book: Book }) => (
  <Section title={t('field.takeTitle')} lead={t('field.takeLead')}>
    {away.value ? <p class="small">{t('field.takeAway')}</p> : <Choosing book={book} />}
  </Section>
)
