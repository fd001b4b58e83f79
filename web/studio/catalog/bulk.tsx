import type { ComponentChildren } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import type { BulkAsk, BulkDone, BulkEdit, BulkLine, BulkPreview } from '../../../server/contract/api/table'
import { call, keyKeeper } from '../../api'
import { Button } from '../parts/button'
import { Dialog } from '../parts/dialog'
import { ErrorNote } from '../parts/notice'
import { useDoing } from '../parts/query'
import { t } from '../words'
import { FORMS } from '../works/fields'
import { OneDifference } from '../works/versions'
import { APPLY, PREVIEW } from './calls'
import { ReplaceForm } from './replace-form'
import { SetForm } from './set-form'

interface BulkProps {
  readonly doing: 'set' | 'replace'
  readonly select: BulkAsk['select']
  readonly count: number
  onDone(done: BulkDone): void
  onClose(): void
}

/** More rows than these are counted, not read. */
const MOST_SHOWN = 60

function Line({ line }: { readonly line: BulkLine }) {
  const speaker = useMemo(() => ({ sections: FORMS.site, choices: undefined, room: 'works' as const }), [])
  return (
    <li class={`bulk-line is-${line.state}`}>
      <p class="bulk-name">
        {line.name} {line.why && <span class="wrong">{line.why}</span>}
      </p>
      {line.changes.length > 0 && (
        <ol class="differences">
          {line.changes.map((difference) => (
            <OneDifference key={difference.field} difference={difference} speaker={speaker} />
          ))}
        </ol>
      )}
    </li>
  )
}

/** What would become of each site; those that stay as they are are only counted. */
function Shown({ preview }: { readonly preview: BulkPreview }) {
  const { changed, unchanged, refused } = preview.counts
  const told = preview.rows.filter(({ state }) => state !== 'unchanged')
  return (
    <>
      <p role="status" class="bulk-counts">
        {t('catalog.willChange', { count: changed })} {unchanged > 0 && t('catalog.willStay', { count: unchanged })}{' '}
        {refused > 0 && t('catalog.willNot', { count: refused })}
      </p>
      <ol class="bulk-lines">
        {told.slice(0, MOST_SHOWN).map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      {told.length > MOST_SHOWN && <p class="small">{t('map.more', { count: told.length - MOST_SHOWN })}</p>}
    </>
  )
}

interface StepProps {
  readonly children: ComponentChildren
  readonly error: unknown
}

const Step = ({ children, error }: StepProps) => (
  <div class="flow">
    <ErrorNote error={error} />
    {children}
  </div>
)

/** Asks what is to be changed, shows what would become of each site, and does it. */
export function Bulk({ doing, select, count, onDone, onClose }: BulkProps) {
  const [edits, setEdits] = useState<readonly BulkEdit[]>()
  const [preview, setPreview] = useState<BulkPreview>()
  const work = useDoing()
  const keyFor = useRef(keyKeeper()).current
  const look = async (edit: BulkEdit) => {
    setEdits([edit])
    const shown = await work.run(() => call(PREVIEW, { body: { select, edits: [edit] } }))
    if (shown) setPreview(shown)
  }
  const apply = async () => {
    const rows = preview!.rows.filter(({ state }) => state === 'changed')
    const seen = Object.fromEntries(rows.map(({ id, tag }) => [id, tag]))
    const body = { select: { ids: rows.map(({ id }) => id) }, edits, seen }
    const done = await work.run(() => call(APPLY, { body, key: keyFor(body) }))
    if (done) onDone(done)
  }
  const Form = doing === 'set' ? SetForm : ReplaceForm
  const title = t(doing === 'set' ? 'catalog.setField' : 'catalog.replace')
  return (
    <Dialog title={title} kind="wide" onClose={onClose} busy={work.busy}>
      <Step error={work.error}>
        <p class="small">{t('catalog.overChosen', { count })}</p>
        <div hidden={preview !== undefined}>
          <Form busy={work.busy} onEdit={(edit) => void look(edit)} />
        </div>
        {preview && (
          <>
            <Shown preview={preview} />
            <div class="row">
              <Button kind="main" busy={work.busy} disabled={preview.counts.changed === 0} onClick={() => void apply()}>
                {t('catalog.apply', { count: preview.counts.changed })}
              </Button>
              <Button onClick={() => setPreview(undefined)} disabled={work.busy}>
                {t('catalog.back')}
              </Button>
            </div>
            <p class="small">{t('catalog.asDrafts')}</p>
          </>
        )}
      </Step>
    </Dialog>
  )
}
