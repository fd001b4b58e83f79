import { useState } from 'preact/hooks'
import { call } from '../../api'
import { may as mayWith } from '../../../server/account/rights.rules'
import type { DraftLine } from '../../../server/contract/api/review'
import { Button } from '../parts/button'
import { Field } from '../parts/field'
import { WhenReady } from '../parts/loading'
import { ErrorNote } from '../parts/notice'
import { Section } from '../parts/page'
import { useDoing, useQuery } from '../parts/query'
import { away, me } from '../session'
import { say, t, tOr } from '../words'
import { shapesOf } from '../works/kinds'
import { holds } from '../works/narrow'
import type { Book } from './book'
import { takeAlong } from './send'

/** More than a day's walk; whoever looks for another one types its name. */
const MOST = 30

const isMine = ({ networks }: DraftLine): boolean => mayWith(me.value?.grants ?? [], 'site.edit', { networks })

function TakeLine({ book, line }: { readonly book: Book; readonly line: DraftLine }) {
  const doing = useDoing()
  const name = say(line.name) || line.id
  return (
    <li>
      <span class="field-name">{name}</span>
      <span class="small">{line.networks.map((id) => tOr(`networks.${id}`, id)).join(', ')}</span>
      <Button
        label={t('field.takeOf', { name })}
        busy={doing.busy}
        onClick={() => void doing.run(() => takeAlong(book, line.id))}
      >
        {t('field.take')}
      </Button>
      <ErrorNote error={doing.error} />
    </li>
  )
}

function Found({ book, q, all }: { readonly book: Book; readonly q: string; readonly all: readonly DraftLine[] }) {
  const taken = new Set(book.taken.value.map(({ id }) => id))
  const found = all.filter((line) => isMine(line) && !taken.has(line.id) && holds(`${say(line.name)} ${line.id}`, q))
  return (
    <>
      <ul class="field-list">
        {found.slice(0, MOST).map((line) => (
          <TakeLine key={line.id} book={book} line={line} />
        ))}
      </ul>
      {found.length === 0 && <p class="small">{t('field.noneFound')}</p>}
      {found.length > MOST && <p class="small">{t('field.moreFound', { count: found.length - MOST })}</p>}
    </>
  )
}

/** Before the day: what is read of each site now is there later without a signal. */
export function SitesToTake({ book }: { readonly book: Book }) {
  const [q, setQ] = useState('')
  const list = useQuery((signal) => call(shapesOf('site').list, { signal }), [away.value ? 1 : 0])
  return (
    <Section title={t('field.takeTitle')} lead={t('field.takeLead')}>
      {away.value ? (
        <p class="small">{t('field.takeAway')}</p>
      ) : (
        <>
          <Field label={t('works.list.search')} type="search" value={q} onInput={setQ} />
          <WhenReady of={list} lines={5}>
            {({ drafts }) => <Found book={book} q={q} all={drafts} />}
          </WhenReady>
        </>
      )}
    </Section>
  )
}
