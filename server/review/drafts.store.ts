import { and, asc, eq, ne } from 'drizzle-orm'
import { joinNetworks, splitNetworks } from '../account/audit.rules'
import type { DraftKind, DraftState } from '../contract/draft'
import type { Database, Queries } from '../db/database'
import { drafts, publications } from '../db/schema'
import type { Draft } from './work.rules'

// A discarded object leaves its row behind, empty and unseen: begun anew under the same address it must not begin
// again at revision 1, or an old window could write over it.
const GONE = 'gone'

type Row = typeof drafts.sqlite.$inferSelect
const draftOf = ({ kind, state, networks, ...row }: Row): Draft => ({
  ...row,
  kind: kind as DraftKind,
  state: state as DraftState,
  networks: splitNetworks(networks),
})

export interface DraftStore {
  find(within: Queries, kind: DraftKind, object: string): Promise<Draft | undefined>
  /** Every draft of a kind by its address, whatever its state. */
  all(within: Queries, kind: DraftKind): Promise<Draft[]>
  /** Writes it as the next revision. */
  save(tx: Queries, draft: Omit<Draft, 'revision'>): Promise<Draft>
  /** Forgets what was written. */
  remove(tx: Queries, kind: DraftKind, object: string): Promise<void>
  /** Every address of the kind that something has or had: drafts and frozen versions. */
  taken(within: Queries, kind: DraftKind): Promise<Set<string>>
}

export function draftStore(database: Database): DraftStore {
  const t = database.table(drafts)
  const rowOf = async (within: Queries, kind: DraftKind, object: string) =>
    (
      await within
        .select()
        .from(t)
        .where(and(eq(t.kind, kind), eq(t.object, object)))
    )[0]

  return {
    async find(within, kind, object) {
      const row = await rowOf(within, kind, object)
      return row === undefined || row.state === GONE ? undefined : draftOf(row)
    },
    async all(within, kind) {
      const where = and(eq(t.kind, kind), ne(t.state, GONE))
      return (await within.select().from(t).where(where).orderBy(asc(t.object))).map(draftOf)
    },
    async save(tx, draft) {
      const before = await rowOf(tx, draft.kind, draft.object)
      const next = { ...draft, revision: (before?.revision ?? 0) + 1 }
      const columns = { ...next, networks: joinNetworks(draft.networks), id: `${draft.kind}:${draft.object}` }
      await tx.insert(t).values(columns).onConflictDoUpdate({ target: t.id, set: columns })
      return next
    },
    async remove(tx, kind, object) {
      const row = await rowOf(tx, kind, object)
      if (row === undefined) return
      const emptied = { networks: joinNetworks([]), provider: '', value: {}, createdBy: '', editedBy: '', sentBy: '' }
      await tx
        .update(t)
        .set({ ...emptied, state: GONE, revision: row.revision + 1 })
        .where(eq(t.id, row.id))
    },
    async taken(within, kind) {
      const p = database.table(publications)
      const frozen = await within.selectDistinct({ id: p.object }).from(p).where(eq(p.kind, kind))
      const written = await within
        .select({ id: t.object })
        .from(t)
        .where(and(eq(t.kind, kind), ne(t.state, GONE)))
      return new Set([...frozen, ...written].map(({ id }) => id))
    },
  }
}
