import { useState } from 'preact/hooks'
import { Button } from '../parts/button'
import { Dialog } from '../parts/dialog'
import { dateTime, t } from '../words'
import type { Book } from './book'
import { onTheWay } from './errand'
import { isDone, isSent, partsOf, progressOf } from './parts'
import { send } from './errand'
import { textAt, type Visit } from './visit'

const titleOf = (visit: Visit): string =>
  visit.title || textAt(visit, `site.name.${visit.language}`) || t('field.unnamed')

/** How one part stands, in a word and in the sentence of whoever refused it. */
function Parts({ book, visit }: { readonly book: Book; readonly visit: Visit }) {
  const photos = book.photosOf(visit.id)
  return (
    <ul class="field-parts">
      {partsOf(visit, photos).map((part) => {
        const sent = visit.sent[part]
        const isGoing = onTheWay.value?.visit === visit.id && onTheWay.value.part === part
        const [kind, photo] = part.split(':')
        const number = photo ? photos.findIndex(({ id }) => id === photo) + 1 : 0
        const state = isGoing ? 'going' : sent && sent.is !== 'tried' ? sent.is : 'waits'
        return (
          <li key={part} class={`is-${state}`}>
            <span>{t(`field.part.${kind}`, { n: number })}</span> <b>{t(`field.partState.${state}`)}</b>
            {sent?.is === 'blocked' && <span class="small line">{t(`field.blocked.${sent.why}`)}</span>}
            {sent?.is === 'refused' && (
              <span class="small line">
                {sent.why} {sent.problems?.join(' ')} {t('field.refusedNext')}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Drop({ book, visit, onClose }: { readonly book: Book; readonly visit: Visit; onClose(): void }) {
  return (
    <Dialog title={t('field.dropTitle')} onClose={onClose}>
      <div class="flow">
        <p>{t('field.dropText', { name: titleOf(visit) })}</p>
        <div class="row">
          <Button kind="danger" onClick={() => void book.drop(visit.id)}>
            {t('field.drop')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** Refused parts wait for a correction: written again, they go with the rest. */
const tryAgain = (book: Book, visit: Visit): Promise<void> =>
  book
    .put({ ...visit, sent: Object.fromEntries(Object.entries(visit.sent).filter(([, { is }]) => is !== 'refused')) })
    .then(() => send(book.person))

/** One visit: what it is called, since when, and how much of it has arrived. */
export function VisitLine({ book, visit }: { readonly book: Book; readonly visit: Visit }) {
  const [dropping, setDropping] = useState(false)
  const photos = book.photosOf(visit.id)
  const done = isDone(visit, photos)
  const { sent, all } = progressOf(visit, photos)
  const isRefused = Object.values(visit.sent).some(({ is }) => is === 'refused')
  const isOpen = partsOf(visit, photos).some((part) => !isSent(visit.sent[part]))
  return (
    <li>
      <a class="field-name" href={`/studio/campo/${visit.id}`}>
        {titleOf(visit)}
      </a>
      <span class="small">{dateTime(new Date(visit.startedAt).toISOString())}</span>
      <span class={`field-standing is-${done ? 'done' : visit.finished ? 'waits' : 'open'}`}>
        {done ? t('field.allSent') : visit.finished ? t('field.progress', { sent, all }) : t('field.unfinished')}
      </span>
      {visit.finished && isOpen && <Parts book={book} visit={visit} />}
      <span class="row">
        {visit.clashes.length > 0 && (
          <a class="button is-main" href={`/studio/campo/${visit.id}`}>
            {t('field.choose', { count: visit.clashes.length })}
          </a>
        )}
        {isRefused && (
          <Button kind="quiet" onClick={() => void tryAgain(book, visit)}>
            {t('form.again')}
          </Button>
        )}
        <Button
          kind="quiet"
          label={`${t('field.drop')}: ${titleOf(visit)}`}
          onClick={() => (done ? void book.drop(visit.id) : setDropping(true))}
        >
          {t('field.drop')}
        </Button>
      </span>
      {dropping && <Drop book={book} visit={visit} onClose={() => setDropping(false)} />}
    </li>
  )
}
