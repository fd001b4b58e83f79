import { randomUUID } from 'node:crypto'
import type { Actor } from '../contract/account'
import type {
  BatchList,
  BatchRow,
  BulkAsk,
  BulkDone,
  BulkLine,
  BulkOrder,
  BulkPreview,
  BulkUndone,
} from '../contract/api/table'
import type { DraftValue, DraftValues } from '../contract/draft'
import { AppError, type ErrorCode } from '../contract/errors'
import type { Queries } from '../db/database'
import type { BulkCommands } from '../review/bulk.commands'
import { differencesOf, saysTheSame } from '../review/compare.rules'
import { mayRead, refusalOf } from '../review/state.rules'
import { tagOf, type Work } from '../review/work.rules'
import { errorSentence } from '../templates/error-sentence'
import type { BatchStore } from './batches.store'
import { withEdits } from './edits.rules'
import type { TableCommands } from './table.commands'

type SiteDraft = DraftValues['site']

export interface BatchDeps {
  readonly bulk: Pick<BulkCommands, 'find' | 'overwrite' | 'putBack'>
  readonly table: Pick<TableCommands, 'ids'>
  readonly batches: BatchStore
  readonly read: Queries
  readonly now: () => Date
}

const nameOf = (value: DraftValue, id: string): string => {
  const { es, pt, en } = value.name ?? {}
  return es || pt || en || id
}

/** One site of a batch: what stands there, what would, or what keeps it from being changed. */
interface Planned {
  readonly id: string
  readonly work?: Work
  readonly value?: SiteDraft
  readonly refusal?: ErrorCode
}

const stateOf = ({ refusal, value }: Planned): BulkLine['state'] =>
  refusal !== undefined ? 'refused' : value === undefined ? 'unchanged' : 'changed'

const why = (code: ErrorCode | undefined, { language }: Actor): string =>
  code === undefined ? '' : errorSentence(new AppError(code), language)

function lineOf(planned: Planned, actor: Actor): BulkLine {
  const { id, work, value, refusal } = planned
  const isSeen = work !== undefined && refusal !== 'draft.not_found'
  return {
    id,
    name: isSeen ? nameOf(work.value, id) : id,
    state: stateOf(planned),
    why: why(refusal, actor),
    tag: isSeen ? tagOf(work) : '',
    changes: value === undefined ? [] : differencesOf('site', { from: work!.value, to: value }),
  }
}

function countsOf(planned: readonly Planned[]) {
  const count = (state: BulkLine['state']) => planned.filter((one) => stateOf(one) === state).length
  return { changed: count('changed'), unchanged: count('unchanged'), refused: count('refused') }
}

/** What would become of every site that is asked for. */
async function planOf({ bulk, table }: BatchDeps, tx: Queries, given: { actor: Actor; order: BulkOrder }) {
  const { actor, order } = given
  const { select, edits, seen } = order
  const ids = 'ids' in select ? [...new Set(select.ids)] : await table.ids(actor, select.filter)
  const planned: Planned[] = []
  for (const id of ids) {
    const work = await bulk.find(tx, 'site', id)
    if (!work || !mayRead(actor, 'site', work.scope)) {
      planned.push({ id, refusal: 'draft.not_found' })
      continue
    }
    const refusal = refusalOf('edit', work, actor)
    const isStale = seen?.[id] !== undefined && seen[id] !== tagOf(work)
    const value = withEdits(work.value as SiteDraft, edits)
    const isSame = value !== undefined && saysTheSame(work.value, value)
    if (refusal) planned.push({ id, work, refusal })
    else if (isStale) planned.push({ id, work, refusal: 'bulk.changed' })
    else if (value === undefined) planned.push({ id, work, refusal: 'bulk.invalid' })
    else planned.push(isSame ? { id, work } : { id, work, value })
  }
  return planned
}

/** Shows and makes changes to many sites at once. */
function changing(deps: BatchDeps) {
  const { bulk, batches, read, now } = deps
  return {
    /** What a batch would do, row by row; nothing is written. */
    async preview(actor: Actor, order: BulkAsk): Promise<BulkPreview> {
      const planned = await planOf(deps, read, { actor, order })
      return { counts: countsOf(planned), rows: planned.map((one) => lineOf(one, actor)) }
    },

    /** Changes the good rows, as drafts, and keeps what stood there before. */
    async apply(tx: Queries, actor: Actor, order: BulkOrder): Promise<BulkDone> {
      const planned = await planOf(deps, tx, { actor, order })
      const id = randomUUID()
      const rows: BatchRow[] = []
      for (const { work, value } of planned) {
        if (!work || !value) continue
        const marks = await bulk.overwrite(tx, { work, value }, { actor, details: { batch: id } })
        const { state, base, value: before } = work
        const { revision } = (await bulk.find(tx, 'site', work.id))!
        rows.push({ id: work.id, name: nameOf(before, work.id), state, before, base, revision, marks })
      }
      const about = { id, person: actor.id, at: now().toISOString(), edits: order.edits, rows, undoneAt: '' }
      if (rows.length > 0) await batches.add(tx, about)
      const refused = planned.filter(({ refusal }) => refusal !== undefined).map((one) => lineOf(one, actor))
      return {
        id,
        counts: countsOf(planned),
        refused: refused.map(({ id: site, name, why: reason }) => ({ id: site, name, why: reason })),
      }
    },
  }
}

/** Puts back what somebody changed in many sites. */
function undoing({ bulk, batches, now }: BatchDeps) {
  async function undoRow(
    tx: Queries,
    row: BatchRow,
    given: { actor: Actor; batch: string },
  ): Promise<ErrorCode | null> {
    const { actor, batch } = given
    const work = await bulk.find(tx, 'site', row.id)
    if (!work || !mayRead(actor, 'site', work.scope)) return 'draft.not_found'
    if (work.revision !== row.revision) return 'bulk.changed'
    const refusal = refusalOf('edit', work, actor)
    if (refusal) return refusal
    await bulk.putBack(tx, { work, ...row }, { actor, details: { undone: batch } })
    return null
  }

  return {
    /** Puts back every site that nobody has changed since. @throws AppError bulk.not_found, bulk.undone */
    async undo(tx: Queries, actor: Actor, id: string): Promise<BulkUndone> {
      const batch = await batches.find(tx, { id, person: actor.id })
      if (!batch) throw new AppError('bulk.not_found')
      if (batch.undoneAt !== '') throw new AppError('bulk.undone')
      const left: BulkUndone['left'] = []
      for (const row of batch.rows) {
        const refusal = await undoRow(tx, row, { actor, batch: id })
        if (refusal) left.push({ id: row.id, name: row.name, why: why(refusal, actor) })
      }
      await batches.close(tx, id, now().toISOString())
      return { id, undone: batch.rows.length - left.length, left }
    },

    /** Somebody's last batches. */
    async list(actor: Actor): Promise<BatchList> {
      const found = await batches.of(actor.id)
      return {
        batches: found.map(({ id, at, edits, rows, undoneAt }) => ({
          ...{ id, at, edits: [...edits], count: rows.length },
          undoneAt: undoneAt || null,
        })),
      }
    },
  }
}

/** Changes to many sites at once: shown first, made as drafts, and put back. Nothing here publishes. */
export const batchCommands = (deps: BatchDeps) => ({ ...changing(deps), ...undoing(deps) })
export type BatchCommands = ReturnType<typeof batchCommands>
