import { Button } from '../parts/button'
import { Notice } from '../parts/notice'
import { me } from '../session'
import { t } from '../words'
import type { Book } from './book'
import { onTheWay, send, signInAndSend, stopped } from './errand'
import { isSent, partsOf } from './parts'

/** Whether anything of what was finished has not arrived. */
const hasWaiting = (book: Book): boolean =>
  book.visits.value.some(
    (visit) => visit.finished && partsOf(visit, book.photosOf(visit.id)).some((part) => !isSent(visit.sent[part])),
  )

/** How the sending goes, why it stopped, and how to go on. */
export function Going({ book }: { readonly book: Book }) {
  if (!hasWaiting(book)) return null
  const going = onTheWay.value
  const why = stopped.value
  const person = me.value?.id ?? ''
  return (
    <Notice kind={why && !going ? 'warn' : 'info'}>
      <p role="status">{t(going ? 'field.going' : `field.stopped.${why ?? 'none'}`)}</p>
      {!going && (
        <div class="row">
          {why === 'session' ? (
            <Button kind="main" onClick={() => void signInAndSend(person)}>
              {t('field.signInAgain')}
            </Button>
          ) : (
            <Button kind="main" onClick={() => void send(person)}>
              {t('field.sendNow')}
            </Button>
          )}
        </div>
      )}
    </Notice>
  )
}
