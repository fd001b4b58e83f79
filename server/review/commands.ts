import type { z } from 'zod'
import type { CommentLine, DraftDetail, KeptTranslation } from '../contract/api/review'
import type { DraftValue } from '../contract/draft'
import { AppError } from '../contract/errors'
import type { Queries } from '../db/database'
import { beginning } from './begin.commands'
import type { Change, ReviewDeps, Target } from './desk.commands'
import { draftOfPlan } from './frozen.rules'
import { reviewPen, type Drawers, type Pen } from './pen.commands'
import { AFTER } from './state.rules'
import { continuesEditing } from './trail.rules'

export type ReviewCommands = ReturnType<typeof reviewCommands>

/** What those who write do with their drafts. */
function writing(
  { versions }: Pick<ReviewDeps, 'versions'>,
  { desk, drafts, stale, comments, trail }: Drawers,
  pen: Pen,
) {
  /** What a version was made from, in the shape that drafts have today. */
  async function planned(tx: Queries, { kind, id }: Target, version: number): Promise<DraftValue> {
    const plan = await versions.planOf(kind, { id, version }, tx)
    const value = plan && draftOfPlan(kind, plan)
    if (value !== undefined) return value
    const isKnown = (await versions.frozen(kind, { id, version }, tx)) !== undefined
    throw new AppError(isKnown ? 'version.without_plan' : 'version.not_found', { id, version })
  }

  return {
    async save(tx: Queries, change: Change, value: DraftValue): Promise<DraftDetail> {
      const { actor, kind, id } = change
      const before = await desk.toChange(tx, { ...change, action: 'edit', yours: value })
      const work = await pen.write(tx, before, { value, by: actor })
      const last = await trail.lastOf(tx, kind, id)
      if (work && !continuesEditing(last, { person: actor.id, at: pen.now() }))
        await pen.log(tx, actor, { action: 'edited', work })
      return pen.after(tx, change)
    },

    /** Back to what is published; what never was is gone, and what was said about it too. */
    async discard(tx: Queries, change: Change): Promise<void> {
      const work = await desk.toChange(tx, { ...change, action: 'discard' })
      const { kind, id, version } = work
      if (version > 0) await pen.put(tx, work, { state: AFTER.discard, value: {}, base: version })
      else {
        await drafts.remove(tx, kind, id)
        await comments.removeOf(tx, kind, id)
      }
      await stale.giveUp(tx, work)
      await pen.log(tx, change.actor, { action: 'discarded', work })
    },

    /** A published version becomes a draft again: it goes through review like any other. */
    async restore(tx: Queries, change: Change, version: number): Promise<DraftDetail> {
      const { actor } = change
      const before = await desk.toChange(tx, { ...change, action: 'restore' })
      const value = await planned(tx, change, version)
      const work = await pen.write(tx, { ...before, base: before.version }, { value, by: actor })
      if (work) await pen.log(tx, actor, { action: 'restored', work, details: { version } })
      return pen.after(tx, change)
    },
  }
}

/** A translation older than its source that somebody has read again and found true. */
function keeping({ desk, stale }: Drawers, pen: Pen) {
  return {
    async keepTranslation(tx: Queries, change: Change, kept: z.infer<typeof KeptTranslation>): Promise<DraftDetail> {
      const work = await desk.toChange(tx, { ...change, action: 'edit' })
      const marks = await stale.of(tx, work)
      const others = marks.filter(({ field, language }) => field !== kept.field || language !== kept.language)
      await stale.replace(tx, work, others)
      // Nothing is being written: what is on the desk is what is on the shelf.
      if (work.state === 'published') await stale.shelve(tx, work)
      if (others.length < marks.length)
        await pen.log(tx, change.actor, { action: 'confirmed', work, details: { ...kept } })
      return pen.after(tx, change)
    },
  }
}

/** The way of a draft to its publication and back. */
function reviewing({ desk, stale }: Drawers, pen: Pen) {
  return {
    async send(tx: Queries, change: Change, note = ''): Promise<DraftDetail> {
      const { actor } = change
      const work = await desk.toChange(tx, { ...change, action: 'send' })
      await desk.refuseIncomplete(tx, work, actor)
      await pen.put(tx, work, { state: AFTER.send, sentBy: actor.id })
      if (note) await pen.say(tx, work, { purpose: 'send', text: note, by: actor })
      await pen.log(tx, actor, { action: 'sent', work })
      return pen.after(tx, change)
    },

    async withdraw(tx: Queries, change: Change): Promise<DraftDetail> {
      const work = await desk.toChange(tx, { ...change, action: 'withdraw' })
      await pen.put(tx, work, { state: AFTER.withdraw, sentBy: '' })
      await pen.log(tx, change.actor, { action: 'withdrawn', work })
      return pen.after(tx, change)
    },

    async giveBack(tx: Queries, change: Change, comment: string): Promise<DraftDetail> {
      const work = await desk.toChange(tx, { ...change, action: 'return' })
      await pen.put(tx, work, { state: AFTER.return, sentBy: '' })
      await pen.say(tx, work, { purpose: 'return', text: comment, by: change.actor })
      await pen.log(tx, change.actor, { action: 'returned', work })
      return pen.after(tx, change)
    },

    async publish(tx: Queries, change: Change, note = ''): Promise<DraftDetail> {
      const { actor, kind, id } = change
      const work = await desk.toChange(tx, { ...change, action: 'publish' })
      await desk.refuseIncomplete(tx, work, actor)
      const written = { id, networks: work.scope.networks, value: work.value, person: actor.id, note }
      const { version } = await desk.roomOf(kind).publish(tx, written)
      await pen.put(tx, work, { state: AFTER.publish, value: {}, base: version, sentBy: '' })
      await stale.shelve(tx, work)
      if (note) await pen.say(tx, work, { purpose: 'publish', text: note, by: actor })
      await pen.log(tx, actor, { action: 'published', work, details: { version } })
      return pen.after(tx, change)
    },
  }
}

/** What people do with drafts, each within one transaction: load, decide, save, and say so in the log. */
export function reviewCommands(deps: ReviewDeps, drawers: Drawers) {
  const { desk } = drawers
  const pen = reviewPen(deps, drawers)
  return {
    ...beginning(drawers, pen),
    ...writing(deps, drawers, pen),
    ...keeping(drawers, pen),
    ...reviewing(drawers, pen),
    async comment(tx: Queries, target: Target, text: string): Promise<CommentLine> {
      const work = await desk.readable(tx, target)
      const line = await pen.say(tx, work, { purpose: 'comment', text, by: target.actor })
      await pen.log(tx, target.actor, { action: 'commented', work })
      return line
    },
  }
}
