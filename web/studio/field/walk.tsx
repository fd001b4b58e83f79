import './field.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, ButtonLink } from '../parts/button'
import { Loading } from '../parts/loading'
import { Notice } from '../parts/notice'
import { Page } from '../parts/page'
import { go, place, type Params } from '../router'
import { away, may, me } from '../session'
import { language, t } from '../words'
import type { Book } from './book'
import { Clashes } from './clashes'
import { networksHere } from './new-place'
import { isDone, isSent, type PartName } from './parts'
import { Asked } from './asked'
import { STEPS, type Step } from './questions'
import { takeAlong } from './send'
import { useBook } from './use-book'
import { beginVisit, textAt, type Visit } from './visit'
import { newKey } from '../../api'

export type Change = (how: (visit: Visit) => Visit) => void

/** What was made here has an id of random text; an address of a site has words. */
const isOwnId = (id: string): boolean => /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/.test(id)

/** What a new visit starts from: a site that was taken along, one that was not, or a place without an address. */
function groundOf(book: Book, id: string) {
  const taken = book.taken.peek().find((each) => each.id === id)
  if (taken) return { id: newKey(), site: id, network: taken.network, title: taken.name, base: taken.value }
  const network = place.peek().search.get('red') ?? networksHere()[0] ?? ''
  return isOwnId(id)
    ? { id, site: null, network, title: '', base: {} }
    : { id: newKey(), site: id, network, title: id, base: {} }
}

/** The visit an address stands for: one under way, or a new one. */
const visitFor = (book: Book, id: string): Visit =>
  book.find(id) ??
  book.visitTo(id) ??
  beginVisit({ ...groundOf(book, id), language: language.peek(), signer: me.peek()?.name ?? '', now: new Date() })

/** Goes to another step; the one before is where «back» leads. */
const toStep = (id: string): void => {
  const url = new URL(location.href)
  url.searchParams.set('paso', id)
  void go(url.href).then(() => window.scrollTo(0, 0))
}

/** The twelve steps as a rule with a mark for each, the one that is open thicker. */
function Way({ at }: { readonly at: number }) {
  return (
    <nav class="field-way" aria-label={t('field.way')}>
      <ol>
        {STEPS.map(({ id }, index) => (
          <li key={id}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              aria-label={t('field.stepN', { n: index + 1, name: t(`field.step.${id}`) })}
              onClick={() => toStep(id)}
            >
              <span aria-hidden="true">{index + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Says that what was typed is on the disk, or that it is not. */
const KEPT = { nothing: 'field.keeps', writing: 'field.keeping', kept: 'field.kept', failed: 'field.notKept' } as const
const Kept = ({ book }: { readonly book: Book }) => (
  <p class={`field-kept is-${book.keeping.value}`} role="status">
    {t(KEPT[book.keeping.value])}
  </p>
)

function Turns({ index }: { readonly index: number }) {
  const [before, after] = [STEPS[index - 1], STEPS[index + 1]]
  return (
    <div class="field-turns">
      {before ? <Button onClick={() => toStep(before.id)}>{t('field.before')}</Button> : <span />}
      {after && (
        <Button kind="main" onClick={() => toStep(after.id)}>
          {t('field.after')}
        </Button>
      )}
    </div>
  )
}

/** Records that went, or may have arrived, are not written over. */
const RECORDS: Readonly<Record<string, PartName>> = { state: 'state', story: 'telling' }
function isLocked(visit: Visit, { id }: Step): boolean {
  if (visit.finished) return true
  const sent = visit.sent[RECORDS[id] ?? 'begin']
  return RECORDS[id] !== undefined && (isSent(sent) || sent?.is === 'tried')
}

interface WalkingProps {
  readonly book: Book
  readonly visit: Visit
  readonly change: Change
}

function Steps({ book, visit, change }: WalkingProps) {
  const asked = place.value.search.get('paso')
  const index = Math.max(
    0,
    STEPS.findIndex(({ id }) => id === asked),
  )
  const step = STEPS[index]!
  const locked = isLocked(visit, step)
  const name = visit.title || textAt(visit, `site.name.${visit.language}`) || t('field.newPlace')
  const over = `${name} · ${t('field.stepOf', { n: index + 1, all: STEPS.length })}`
  return (
    <Page key={step.id} title={t(`field.step.${step.id}`)} over={over} lead={t(`field.stepLead.${step.id}`)}>
      <Way at={index} />
      {locked && !visit.finished && <Notice>{t('field.lockedRecord')}</Notice>}
      {visit.finished && step.id !== 'sign' && <Notice>{t('field.lockedVisit')}</Notice>}
      <fieldset class="field-step" disabled={locked && step.id !== 'sign'}>
        <legend class="unseen">{t(`field.step.${step.id}`)}</legend>
        {step.questions.map((question) => (
          <Asked key={question.id} question={question} visit={visit} change={change} book={book} />
        ))}
      </fieldset>
      <Kept book={book} />
      <Turns index={index} />
    </Page>
  )
}

const Done = ({ book, visit }: { readonly book: Book; readonly visit: Visit }) => (
  <Page title={t('field.doneTitle')} over={visit.title} lead={t('field.doneText')}>
    <div class="row">
      <ButtonLink href={`/studio/sitios/${visit.site}`}>{t('field.openSite')}</ButtonLink>
      <Button onClick={() => void book.drop(visit.id).then(() => go('/studio/campo'))}>{t('field.drop')}</Button>
      <ButtonLink href="/studio/campo" kind="quiet">
        {t('field.toField')}
      </ButtonLink>
    </div>
  </Page>
)

function Walking({ book, id }: { readonly book: Book; readonly id: string }) {
  const fresh = useRef(visitFor(book, id)).current
  const visit = book.visits.value.find((each) => each.id === fresh.id) ?? fresh
  const change: Change = (how) => void book.put(how(book.find(fresh.id) ?? fresh)).catch(() => undefined)
  if (visit.clashes.length > 0) return <Clashes visit={visit} change={change} />
  if (isDone(visit, book.photosOf(visit.id))) return <Done book={book} visit={visit} />
  return <Steps book={book} visit={visit} change={change} />
}

/** A site that was not taken along is taken now if anybody answers; otherwise one writes without seeing it. */
function useTaken(book: Book, id: string): boolean {
  const needs = !book.find(id) && !book.visitTo(id) && !isOwnId(id) && !book.taken.peek().some((each) => each.id === id)
  const [ready, setReady] = useState(!needs || away.peek())
  useEffect(() => {
    if (!ready)
      takeAlong(book, id).then(
        () => setReady(true),
        () => setReady(true),
      )
  }, [])
  return ready
}

function Opened({ book, id }: { readonly book: Book; readonly id: string }) {
  if (useTaken(book, id)) return <Walking book={book} id={id} />
  return (
    <Page title={t('field.title')}>
      <Loading lines={6} />
    </Page>
  )
}

/** The field form of one place, a step a screen. */
export default function Walk({ params }: { readonly params: Params }) {
  const book = useBook()
  if (book && may('site.edit')) return <Opened book={book} id={params.id!} />
  return (
    <Page title={t('field.title')} lead={may('site.edit') ? undefined : t('field.notYours')}>
      {may('site.edit') && (book === null ? <Loading lines={6} /> : <Notice kind="bad">{t('field.noRoom')}</Notice>)}
    </Page>
  )
}
