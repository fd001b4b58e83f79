import { Button } from '../parts/button'
import { Notice } from '../parts/notice'
import { go } from '../router'
import { away, me } from '../session'
import { t } from '../words'
import type { AskedProps } from './asked'
import { onTheWay, send } from './errand'
import { blocksOf, lacksOf, partsOf } from './parts'
import { questionOf, type QuestionOf } from './questions'
import { piecesOf } from './settle'
import type { Visit } from './visit'

/** What was written of the site, by the names of the questions. */
const namesOf = (visit: Visit): string =>
  [...new Set(piecesOf(visit.touched).map((piece) => t(`field.ask.${questionOf(piece)?.id ?? 'name'}`)))].join(' · ')

/** What goes, what stays behind, and the one button that says it is done. */
export function Whole({ visit, book, change }: AskedProps<QuestionOf<'whole'>>) {
  const photos = book.photosOf(visit.id)
  const parts = partsOf(visit, photos)
  const [blocks, lacks] = [blocksOf(visit), lacksOf(visit)]
  const nothing = parts.filter((part) => part !== 'begin').length === 0 && !visit.isNew
  const finish = () => {
    change((so) => ({ ...so, finished: true }))
    void send(me.peek()?.id ?? '')
    void go('/studio/campo')
  }
  return (
    <div class="field-whole flow">
      <h2>{t('field.whole')}</h2>
      <ul class="plain-list">
        {visit.touched.length > 0 && <li>{t('field.wholeFields', { names: namesOf(visit) })}</li>}
        {parts.includes('state') && <li>{t('field.wholeState')}</li>}
        {parts.includes('telling') && <li>{t('field.wholeTelling')}</li>}
        {photos.length > 0 && <li>{t('field.wholePhotos', { count: photos.length })}</li>}
        {nothing && <li>{t('field.wholeNothing')}</li>}
      </ul>
      {lacks.length > 0 && (
        <Notice kind="warn">
          <ul class="plain-list">
            {lacks.map((lack) => (
              <li key={lack}>{t(`field.lack.${lack}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {visit.finished ? (
        <Button
          disabled={onTheWay.value?.visit === visit.id}
          onClick={() => change((so) => ({ ...so, finished: false }))}
        >
          {t('field.writeOn')}
        </Button>
      ) : (
        <Button kind="main" disabled={nothing || blocks.length > 0} onClick={finish}>
          {t(away.value ? 'field.finishAway' : 'field.finish')}
        </Button>
      )}
    </div>
  )
}
