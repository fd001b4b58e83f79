import type { Actor } from '../contract/account'
import type { DraftKind, DraftState, DraftValue } from '../contract/draft'
import type { Queries } from '../db/database'
import type { ReviewDeps } from './desk.commands'
import type { Drawers, Pen } from './pen.commands'
import { staleThrough, type Stale } from './stale.rules'
import type { Draft, Work } from './work.rules'

/** Something as a file brings it: new, or laid over the work that was read. */
export interface Brought {
  readonly id: string
  readonly networks: readonly string[]
  readonly value: DraftValue
  readonly over?: Work | undefined
}

interface Writer {
  readonly actor: Actor
  /** What the log tells beside who and what: the file it came from. */
  readonly details: Readonly<Record<string, unknown>>
}

interface PacedWriter extends Writer {
  /** Called for each row that is written: gives others their turn. */
  readonly pace: () => Promise<void>
}

/** What a draft goes back to. */
interface Back {
  readonly work: Work
  readonly state: DraftState
  readonly before: DraftValue
  readonly base: number
  readonly marks?: readonly Stale[] | undefined
}

export type BulkCommands = ReturnType<typeof bulkCommands>

interface Now {
  readonly saved: { readonly revision: number; readonly isGone: boolean } | undefined
  readonly version: number
}

/** Whether an object is still as it was when it was read: new, or the work that is to be written over. */
const isAsRead = (over: Work | undefined, { saved, version }: Now): boolean =>
  over === undefined
    ? version === 0 && (saved === undefined || saved.isGone)
    : over.revision === (saved?.revision ?? 0) && saved?.isGone !== true && over.version === version

/** Many drafts at once, within one transaction: who may, and what is good, has been decided by whoever calls. */
export function bulkCommands({ database, versions, audit }: ReviewDeps, { desk, drafts, stale }: Drawers, pen: Pen) {
  /** The next revision of each; undefined when one of them is no longer as it was read. */
  async function nextOf(tx: Queries, kind: DraftKind, { all, actor }: { all: readonly Brought[]; actor: Actor }) {
    const ids = all.map(({ id }) => id)
    const saved = await drafts.revisions(tx, kind, ids)
    const published = await versions.numbersAmong(kind, ids, tx)
    const at = pen.now()
    const next: Draft[] = []
    for (const { id, networks, value, over } of all) {
      const before = saved.get(id)
      if (!isAsRead(over, { saved: before, version: published.get(id) ?? 0 })) return undefined
      if (over) next.push(await pen.overwritten(tx, { ...over, value }, actor))
      else
        next.push({
          ...{ kind, value, networks, object: id, provider: '', state: 'draft', base: 0, createdAt: at, savedAt: at },
          ...{ createdBy: actor.id, editedBy: actor.id, sentBy: '', revision: (before?.revision ?? 0) + 1 },
        })
    }
    return next
  }

  return {
    find: (within: Queries, kind: DraftKind, id: string): Promise<Work | undefined> => desk.find(within, { kind, id }),

    /** Every address that something of the kind has or had. */
    async taken(within: Queries, kind: DraftKind): Promise<Set<string>> {
      const shelved = (await desk.roomOf(kind).onShelf(within)).map(({ id }) => id)
      return new Set([...(await drafts.taken(within, kind)), ...shelved])
    },

    /** What is being written and not published as it stands. */
    open: async (within: Queries, kind: DraftKind): Promise<Draft[]> =>
      (await drafts.all(within, kind)).filter(({ state }) => state !== 'published'),

    /**
     * Writes all of them in one short transaction, with a line of the log for each.
     * @returns false, with nothing written, when somebody has changed one of them since it was read
     */
    place(kind: DraftKind, all: readonly Brought[], { actor, details, pace }: PacedWriter): Promise<boolean> {
      const deeds = all.map(({ id, networks, over }) => {
        const scope = over?.scope ?? { networks }
        return { actor, action: over ? ('edited' as const) : ('created' as const), kind, object: id, scope, details }
      })
      const told = audit.tell(deeds)
      return database.inTransaction(async (tx) => {
        const next = await nextOf(tx, kind, { all, actor })
        if (next === undefined) return false
        await drafts.saveAll(tx, next, pace)
        for (const { over, value } of all) if (over) await pen.mark(tx, over, value)
        await audit.recordAll(tx, told, pace)
        return true
      })
    },

    /** Changes whenever a draft of the kind does. */
    signature: (within: Queries, kind: DraftKind): Promise<string> => drafts.signature(within, kind),

    /** How many translations of each object of the kind their source has overtaken. */
    staleCounts: (within: Queries, kind: DraftKind): Promise<Map<string, number>> => stale.counts(within, kind),

    ...oneByOne({ stale }, pen),
  }
}

/** Writes within a transaction of the caller's, object by object. */
function oneByOne({ stale }: Pick<Drawers, 'stale'>, pen: Pen) {
  return {
    /** Back to what stood there: a draft as it was, or, where nobody was writing, what is published. */
    async putBack(tx: Queries, { work, marks, ...back }: Back, { actor, details }: Writer): Promise<void> {
      const { state, before, base } = back
      const wasOpen = state !== 'published'
      await pen.put(tx, work, wasOpen ? { state, value: before, base } : { state, value: {}, base: work.version })
      if (!wasOpen) await stale.giveUp(tx, work)
      else await (marks ? stale.replace(tx, work, marks) : pen.mark(tx, work, before))
      await pen.log(tx, actor, { action: wasOpen ? 'edited' : 'discarded', work, details })
    },

    /** @returns the translations that were older than their source before */
    async overwrite(
      tx: Queries,
      { work, value }: { work: Work; value: DraftValue },
      { actor, details }: Writer,
    ): Promise<readonly Stale[]> {
      const before = await stale.of(tx, work)
      const written = await pen.write(tx, work, { value, by: actor })
      if (!written) return before
      if (before.length > 0) await stale.replace(tx, work, staleThrough(before, await stale.of(tx, work), value))
      await pen.log(tx, actor, { action: 'edited', work: written, details })
      return before
    },
  }
}
