import type { Actor } from '../contract/account'
import type { DraftKind, DraftValue } from '../contract/draft'
import type { Queries } from '../db/database'
import type { Draft } from './work.rules'
import type { Drawers, Pen } from './pen.commands'
import type { Work } from './work.rules'

/** Something new as a file brings it. */
interface Brought {
  readonly kind: DraftKind
  readonly id: string
  readonly networks: readonly string[]
  readonly value: DraftValue
}

interface Writer {
  readonly actor: Actor
  /** What the log tells beside who and what: the file it came from. */
  readonly details: Readonly<Record<string, unknown>>
}

export type BulkCommands = ReturnType<typeof bulkCommands>

/** Many drafts at once, within one transaction: who may, and what is good, has been decided by whoever calls. */
export function bulkCommands({ desk, drafts }: Drawers, pen: Pen) {
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

    async begin(tx: Queries, { kind, id, networks, value }: Brought, { actor, details }: Writer): Promise<void> {
      const at = pen.now()
      const writers = { createdBy: actor.id, editedBy: actor.id, sentBy: '' }
      const belongs = { networks, provider: '' }
      await drafts.save(tx, {
        ...{ ...belongs, ...writers, kind, value, object: id },
        ...{ state: 'draft', base: 0, createdAt: at, savedAt: at },
      })
      await pen.log(tx, actor, { action: 'created', work: (await desk.find(tx, { kind, id }))!, details })
    },

    async overwrite(tx: Queries, { work, value }: { work: Work; value: DraftValue }, by: Writer): Promise<void> {
      const written = await pen.write(tx, work, { value, by: by.actor })
      if (written) await pen.log(tx, by.actor, { action: 'edited', work: written, details: by.details })
    },
  }
}
