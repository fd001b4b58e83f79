import { call } from '../../api'
import type { DraftDetail } from '../../../server/contract/api/review'
import { Button } from '../parts/button'
import { Notice } from '../parts/notice'
import { useQuery } from '../parts/query'
import { language, LOCALES, t } from '../words'
import { ago } from './ago'
import { shapesOf } from './kinds'

interface LastWordProps {
  readonly detail: DraftDetail
  onChanges(): void
}

/** What was said when a work was sent or returned, and the way to what changed: the next person starts from there. */
function Word({ detail, onChanges }: LastWordProps) {
  const { kind, id, state, tag, version, sentBy } = detail
  const purpose = state === 'returned' ? 'return' : 'send'
  const said = useQuery((signal) => call(shapesOf(kind).comments, { params: { id }, signal }), [kind, id, tag])
  const steps = said.data?.comments.filter((comment) => comment.purpose !== 'comment')
  const last = steps?.at(-1)
  const word = last?.purpose === purpose ? last : undefined
  const waits = state === 'review'
  if (!word && !waits) return null
  return (
    <div class="last-word">
      <Notice kind={waits ? 'info' : 'bad'}>
        {word ? (
          <>
            <p class="small">
              {t(`works.last.${purpose}`, {
                name: word.by,
                when: ago(Date.parse(word.at), Date.now(), LOCALES[language.value]),
              })}
            </p>
            <p class="said">{word.text}</p>
          </>
        ) : (
          sentBy && <p class="small">{t('works.work.sentBy', { name: sentBy.name })}</p>
        )}
        {waits && version !== null && <Button onClick={onChanges}>{t('works.last.changes', { n: version })}</Button>}
      </Notice>
    </div>
  )
}

/** Only while a work waits for a review or has come back from one. */
export const LastWord = (props: LastWordProps) =>
  props.detail.state === 'review' || props.detail.state === 'returned' ? <Word {...props} /> : null
