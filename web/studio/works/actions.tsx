import { useEffect, useState } from 'preact/hooks'
import { ApiError, call } from '../../api'
import { DraftDetail } from '../../../server/contract/api/review'
import { Button } from '../parts/button'
import { Confirm, Dialog } from '../parts/dialog'
import { TextArea } from '../parts/field'
import { announce } from '../parts/live'
import { ErrorNote, Notice } from '../parts/notice'
import { useDoing } from '../parts/query'
import { go } from '../router'
import { t } from '../words'
import { shapesOf, listAddress, type Step } from './kinds'
import type { Keeper } from './keeper'

const STEPS = ['publish', 'send', 'return', 'withdraw'] as const
type Act = Step | 'discard'

interface WindowProps {
  readonly act: Act
  readonly detail: DraftDetail
  readonly keeper: Keeper
  onClose(): void
  onGaps(): void
}

const nextVersion = ({ version }: DraftDetail): number => (version ?? 0) + 1

/** Saves what is on screen, does what was asked over the newest tag, and shows what came of it. */
async function perform(act: Act, keeper: Keeper, note: string): Promise<boolean> {
  const { kind, id, version } = keeper.detail.peek()
  const shapes = shapesOf(kind)
  if (act === 'discard') {
    await keeper.settle()
    await call(shapes.discard, { params: { id }, match: keeper.state.peek().tag })
    keeper.giveUp()
    announce(t('works.act.done.discard'))
    if (version === null) await go(listAddress(kind))
    else keeper.take(await call(shapes.read, { params: { id } }))
    return true
  }
  if (!(await keeper.flush())) return false
  const bodies = { send: { note }, publish: { note }, return: { comment: note }, withdraw: undefined }
  const asking = { params: { id }, body: bodies[act], match: keeper.state.peek().tag }
  const detail = await call(shapes.step(act), asking).catch((error: unknown) => {
    const current = error instanceof ApiError && DraftDetail.safeParse(error.attached.current).data
    // Everything of mine is saved: what somebody else has made of it since can be shown as it is.
    if (current) keeper.take(current)
    throw error
  })
  keeper.take(detail)
  announce(t(`works.act.done.${act}`, { n: detail.version ?? '' }))
  return true
}

/** What keeps a work from going on, told before anybody tries. */
function Blocked({ detail, onGaps }: { readonly detail: DraftDetail; onGaps(): void }) {
  const blocking = detail.gaps.filter(({ level }) => level === 'blocks')
  return (
    <Notice kind="warn" title={t('works.act.blocked', { count: blocking.length })}>
      <ul class="plain-list">
        {blocking.slice(0, 5).map((gap, index) => (
          <li key={index}>{gap.sentence}</li>
        ))}
      </ul>
      <Button onClick={onGaps}>{t('works.work.gaps')}</Button>
    </Notice>
  )
}

/** Saves what is on screen first, so that what is missing is told of that and not of what stood before. */
function useSaved(keeper: Keeper): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => void keeper.flush().finally(() => setReady(true)), [keeper])
  return ready
}

const isBlocked = (act: Act, { gaps }: DraftDetail): boolean =>
  (act === 'send' || act === 'publish') && gaps.some(({ level }) => level === 'blocks')

/** Asks for the note or the comment of a step, and does it. */
function StepWindow({ act, detail, keeper, onClose, onGaps }: WindowProps & { readonly act: Step }) {
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [unsaved, setUnsaved] = useState(false)
  const doing = useDoing()
  const ready = useSaved(keeper)
  const needsText = act === 'return'
  const blocked = ready && isBlocked(act, detail)
  const submit = async () => {
    if (needsText && note.trim().length < 3) return setWrong(t('works.act.commentShort'))
    setWrong(undefined)
    const done = await doing.run(() => perform(act, keeper, note.trim()))
    setUnsaved(done === false)
    if (done) onClose()
  }
  return (
    <Dialog title={t(`works.act.title.${act}`, { n: nextVersion(detail) })} onClose={onClose} busy={doing.busy}>
      <form class="flow" onSubmit={(event) => (event.preventDefault(), void submit())}>
        <p>{t(`works.act.text.${act}`)}</p>
        {blocked && <Blocked detail={detail} onGaps={onGaps} />}
        {!blocked && act !== 'withdraw' && (
          <TextArea
            label={t(needsText ? 'works.act.comment' : 'works.act.note')}
            value={note}
            maxLength={2000}
            error={wrong}
            onInput={setNote}
          />
        )}
        {unsaved && <Notice kind="warn">{t('works.act.unsavedFirst')}</Notice>}
        <ErrorNote error={doing.error} />
        <div class="row">
          {!blocked && (
            <Button type="submit" kind="main" busy={doing.busy || !ready}>
              {doing.busy ? t('works.act.working') : t(`works.act.${act}`)}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose} disabled={doing.busy}>
            {t('form.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function DiscardWindow({ detail, keeper, onClose }: Omit<WindowProps, 'act' | 'onGaps'>) {
  const doing = useDoing()
  const discard = async () => {
    if (await doing.run(() => perform('discard', keeper, ''))) onClose()
  }
  const text = detail.version === null ? 'works.act.text.discardDraft' : 'works.act.text.discardBack'
  return (
    <Confirm
      title={t('works.act.title.discard')}
      action={t('works.act.discard')}
      danger
      busy={doing.busy}
      error={doing.error}
      onYes={() => void discard()}
      onClose={onClose}
    >
      <p>{t(text, { n: detail.version ?? '' })}</p>
    </Confirm>
  )
}

interface ActionsProps {
  readonly detail: DraftDetail
  readonly keeper: Keeper
  onGaps(): void
}

/** What may be done with a work as it stands, by whoever is asking. */
export function Actions({ detail, keeper, onGaps }: ActionsProps) {
  const [act, setAct] = useState<Act | null>(null)
  const steps = STEPS.filter((step) => detail.may.includes(step))
  const close = () => setAct(null)
  const gaps = () => (close(), onGaps())
  return (
    <div class="row work-actions" role="group" aria-label={t('works.act.actions')}>
      {steps.map((step, index) => (
        <Button key={step} kind={index === 0 && step !== 'withdraw' ? 'main' : 'plain'} onClick={() => setAct(step)}>
          {t(`works.act.${step}`)}
        </Button>
      ))}
      {detail.may.includes('discard') && (
        <Button kind="quiet" onClick={() => setAct('discard')}>
          {t('works.act.discard')}
        </Button>
      )}
      {act === 'discard' && <DiscardWindow detail={detail} keeper={keeper} onClose={close} />}
      {act !== null && act !== 'discard' && (
        <StepWindow key={act} act={act} detail={detail} keeper={keeper} onClose={close} onGaps={gaps} />
      )}
    </div>
  )
}
