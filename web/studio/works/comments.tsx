import { useRef, useState } from 'preact/hooks'
import { call, keyKeeper } from '../../api'
import type { CommentLine } from '../../../server/contract/api/review'
import type { DraftKind } from '../../../server/contract/draft'
import { Button } from '../parts/button'
import { TextArea } from '../parts/field'
import { Empty, WhenReady } from '../parts/loading'
import { ErrorNote } from '../parts/notice'
import { Section } from '../parts/page'
import { useDoing, useQuery } from '../parts/query'
import { t } from '../words'
import { shapesOf } from './kinds'
import { When } from './when'

interface CommentsProps {
  readonly kind: DraftKind
  readonly id: string
  readonly tag: string
  readonly may: boolean
}

const Said = ({ comments }: { readonly comments: readonly CommentLine[] }) => (
  <ol class="comments">
    {comments.map((comment) => (
      <li key={comment.id} class={`is-${comment.purpose}`}>
        <p class="small">
          <strong>{comment.by}</strong> {t(`works.comments.purpose.${comment.purpose}`)} · <When at={comment.at} />
        </p>
        <p class="said">{comment.text}</p>
      </li>
    ))}
  </ol>
)

function Say({ kind, id, onSaid }: Pick<CommentsProps, 'kind' | 'id'> & { onSaid(): void }) {
  const [text, setText] = useState('')
  const sending = useDoing()
  const keyFor = useRef(keyKeeper())
  const send = async () => {
    const body = { text: text.trim() }
    await call(shapesOf(kind).comment, { params: { id }, body, key: keyFor.current(body) })
    // The same words said once more are another comment.
    keyFor.current = keyKeeper()
    setText('')
    onSaid()
  }
  return (
    <form
      class="flow"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void sending.run(send)
      }}
    >
      <TextArea label={t('works.comments.text')} value={text} maxLength={2000} rows={3} onInput={setText} />
      <ErrorNote error={sending.error} />
      <div class="row">
        <Button type="submit" kind="main" busy={sending.busy} disabled={text.trim() === ''}>
          {t(sending.busy ? 'works.comments.sending' : 'works.comments.send')}
        </Button>
      </div>
    </form>
  )
}

/** What people said about a work, oldest first, with a place to say more. */
export function CommentsPart({ kind, id, tag, may }: CommentsProps) {
  const list = useQuery((signal) => call(shapesOf(kind).comments, { params: { id }, signal }), [kind, id, tag])
  return (
    <Section title={t('works.work.comments')}>
      <div class="flow">
        <WhenReady of={list} lines={3}>
          {({ comments }) =>
            comments.length === 0 ? (
              <Empty title={t('works.comments.none')}>
                <p>{t('works.comments.who')}</p>
              </Empty>
            ) : (
              <Said comments={comments} />
            )
          }
        </WhenReady>
        {may && <Say kind={kind} id={id} onSaid={list.again} />}
      </div>
    </Section>
  )
}
