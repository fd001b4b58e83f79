import './field.css'
import { useState } from 'preact/hooks'
import { Notice } from '../parts/notice'
import { Page, Section } from '../parts/page'
import { Button, ButtonLink } from '../parts/button'
import { Loading } from '../parts/loading'
import { ErrorNote } from '../parts/notice'
import { useDoing } from '../parts/query'
import { place } from '../router'
import { away, may } from '../session'
import { dateTime, t } from '../words'
import type { Book } from './book'
import { Going } from './going'
import { NewPlace } from './new-place'
import { Paper } from './paper'
import { takeAlong } from './send'
import { SitesToTake } from './sites-to-take'
import { useBook } from './use-book'
import { VisitLine } from './visit-line'
import { readiness } from './worker'

/** What this telephone can do where there is no signal. */
const Ready = () => (
  <p class={`field-ready is-${readiness.value}`} role="status">
    {t(`field.ready.${readiness.value}`)}
  </p>
)

const Visits = ({ book }: { readonly book: Book }) => (
  <Section title={t('field.visits')} lead={t('field.visitsLead')}>
    <Going book={book} />
    {book.visits.value.length === 0 && <p class="small">{t('field.noVisits')}</p>}
    <ul class="field-list">
      {book.visits.value.map((visit) => (
        <VisitLine key={visit.id} book={book} visit={visit} />
      ))}
    </ul>
  </Section>
)

function TakenLine({ book, id }: { readonly book: Book; readonly id: string }) {
  const doing = useDoing()
  const taken = book.taken.value.find((each) => each.id === id)!
  return (
    <li>
      <a class="field-name" href={`/studio/campo/${id}`}>
        {taken.name}
      </a>
      <span class="small">{t('field.takenAt', { when: dateTime(new Date(taken.takenAt).toISOString()) })}</span>
      <span class="row">
        {!away.value && (
          <Button kind="quiet" busy={doing.busy} onClick={() => void doing.run(() => takeAlong(book, id))}>
            {t('field.renew')}
          </Button>
        )}
        <Button kind="quiet" label={t('field.leaveOf', { name: taken.name })} onClick={() => void book.leaveBehind(id)}>
          {t('field.leave')}
        </Button>
        {!away.value && <Paper of={`sites/${id}`} name={taken.name} />}
      </span>
      <ErrorNote error={doing.error} />
    </li>
  )
}

const TakenAlong = ({ book }: { readonly book: Book }) => (
  <Section title={t('field.taken')} lead={t('field.takenLead')}>
    {book.taken.value.length === 0 && <p class="small">{t('field.noneTaken')}</p>}
    <ul class="field-list">
      {book.taken.value.map(({ id }) => (
        <TakenLine key={id} book={book} id={id} />
      ))}
    </ul>
  </Section>
)

function Opened({ book }: { readonly book: Book }) {
  const asked = place.value.search.get('red') ?? ''
  const [adding, setAdding] = useState(asked !== '')
  return (
    <Page
      title={t('field.title')}
      lead={t('field.lead')}
      actions={
        <Button kind="main" onClick={() => setAdding(true)}>
          {t('field.newPlace')}
        </Button>
      }
    >
      <Ready />
      <Visits book={book} />
      <TakenAlong book={book} />
      <SitesToTake book={book} />
      {adding && <NewPlace asked={asked} onClose={() => setAdding(false)} />}
    </Page>
  )
}

/** Where somebody prepares a day without signal, and sends what they brought from it. */
export default function FieldHome() {
  const book = useBook()
  if (!may('site.edit'))
    return (
      <Page title={t('field.title')} lead={t('field.notYours')}>
        <ButtonLink href="/studio">{t('frame.toHome')}</ButtonLink>
      </Page>
    )
  if (book) return <Opened book={book} />
  return (
    <Page title={t('field.title')}>
      {book === null ? <Loading lines={5} /> : <Notice kind="bad">{t('field.noRoom')}</Notice>}
    </Page>
  )
}
