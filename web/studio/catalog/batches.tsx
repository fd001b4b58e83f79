import { useState } from 'preact/hooks'
import type { BatchList, BulkEdit, BulkUndone } from '../../../server/contract/api/table'
import { call } from '../../api'
import { Button } from '../parts/button'
import { announce } from '../parts/live'
import { ErrorNote, Notice } from '../parts/notice'
import { useDoing, type Asked } from '../parts/query'
import { t } from '../words'
import { labelOf } from '../works/inputs/labels'
import { When } from '../works/when'
import { UNDO } from './calls'

/** An edit in a few words. */
const toldOf = (edit: BulkEdit): string =>
  'set' in edit
    ? t('catalog.wasSet', { field: labelOf('works', edit.set.field) })
    : t('catalog.wasReplaced', { find: edit.replace.find, next: edit.replace.with })

const DAY = 86_400_000

interface BatchesProps {
  readonly of: Asked<BatchList>
  /** The rows stand otherwise now. */
  onChanged(): void
}

const Left = ({ undone: { undone, left } }: { readonly undone: BulkUndone }) => (
  <Notice kind={left.length > 0 ? 'warn' : 'good'}>
    <p role="status">{t('catalog.undone', { count: undone })}</p>
    {left.length > 0 && (
      <ul class="plain-list">
        {left.map(({ id, name, why }) => (
          <li key={id}>
            {name}: {why}
          </li>
        ))}
      </ul>
    )}
  </Notice>
)

/** What this person changed in many sites lately, and the way back: also after the page was loaded again. */
export function Batches({ of, onChanged }: BatchesProps) {
  const [undone, setUndone] = useState<BulkUndone>()
  const work = useDoing()
  const recent = (of.data?.batches ?? []).filter(({ at }) => Date.now() - Date.parse(at) < DAY)
  const [last, ...older] = recent.filter(({ undoneAt }) => undoneAt === null)
  const undo = async (id: string) => {
    const done = await work.run(() => call(UNDO, { params: { id } }))
    if (!done) return
    setUndone(done)
    announce(t('catalog.undone', { count: done.undone }))
    of.again()
    onChanged()
  }
  const line = ({ id, at, edits, count }: BatchList['batches'][number]) => (
    <li key={id} class="batch">
      <span>
        {edits.map(toldOf).join(', ')} · {t('catalog.inSites', { count })} · <When at={at} />
      </span>
      <Button busy={work.busy} onClick={() => void undo(id)}>
        {t('catalog.undo')}
      </Button>
    </li>
  )
  return (
    <div class="batches">
      <ErrorNote error={work.error} />
      {undone && <Left undone={undone} />}
      {last && <ul class="plain-list">{line(last)}</ul>}
      {older.length > 0 && (
        <details class="turns">
          <summary>{t('catalog.olderChanges', { count: older.length })}</summary>
          <ul class="plain-list">{older.map(line)}</ul>
        </details>
      )}
    </div>
  )
}
