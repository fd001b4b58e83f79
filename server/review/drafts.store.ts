import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { joinNetworks, splitNetworks } from '../account/audit.rules'
import type { DraftKind, DraftState } from '../contract/draft'
import type { Database, Queries } from '../db/database'
import { insertMany } from '../db/insert-many'
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

/** How often something was saved; what is gone goes on counting when it is begun anew. */
interface Saved {
  readonly revision: number
  readonly isGone: boolean
}

/** Far below the number of values that any engine binds in one query. */
const AT_ONCE = 500

export interface DraftStore {
  find(within: Queries, kind: DraftKind, object: string): Promise<Draft | undefined>
  /** Every draft of a kind by its address, whatever its state. */
  all(within: Queries, kind: DraftKind): Promise<Draft[]>
  /** Changes whenever a draft of the kind does: every saving makes a revision more. */
  signature(within: Queries, kind: DraftKind): Promise<string>
  /** Writes it as the next revision. */
  save(tx: Queries, draft: Omit<Draft, 'revision'>): Promise<Draft>
  /** How often those of the objects were saved that somebody has ever opened, and whether they are still there. */
  revisions(within: Queries, kind: DraftKind, objects: readonly string[]): Promise<Map<string, Saved>>
  /** Writes many, each as the revision it names. */
  saveAll(tx: Queries, all: readonly Draft[], pace: () => Promise<void>): Promise<void>
  /** Forgets what was written. */
  remove(tx: Queries, kind: DraftKind, object: string): Promise<void>
  /** Every address of the kind that something has or had: drafts and frozen versions. */
  taken(within: Queries, kind: DraftKind): Promise<Set<string>>
}

const columnsOf = (draft: Draft) => ({
  ...draft,
  networks: joinNetworks(draft.networks),
  id: `${draft.kind}:${draft.object}`,
})

const revisionsIn =
  (t: typeof drafts.sqlite): DraftStore['revisions'] =>
  async (within, kind, objects) => {
    const found = new Map<string, Saved>()
    for (let from = 0; from < objects.length; from += AT_ONCE) {
      const ids = objects.slice(from, from + AT_ONCE).map((object) => `${kind}:${object}`)
      const { object, revision, state } = t
      for (const row of await within.select({ object, revision, state }).from(t).where(inArray(t.id, ids)))
        found.set(row.object, { revision: row.revision, isGone: row.state === GONE })
    }
    return found
  }

const signatureIn =
  (t: typeof drafts.sqlite) =>
  async (within: Queries, kind: DraftKind): Promise<string> => {
    const columns = { rows: sql<number>`count(*)`, revisions: sql<number>`sum(${t.revision})` }
    const [row] = await within.select(columns).from(t).where(eq(t.kind, kind))
    return `${row?.rows}.${row?.revisions}`
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
    signature: signatureIn(t),
    async save(tx, draft) {
      const before = await rowOf(tx, draft.kind, draft.object)
      const next = { ...draft, revision: (before?.revision ?? 0) + 1 }
      const columns = columnsOf(next)
      await tx.insert(t).values(columns).onConflictDoUpdate({ target: t.id, set: columns })
      return next
    },
    revisions: revisionsIn(t),
    saveAll: (tx, all, pace) => insertMany(tx, t, { rows: all.map(columnsOf), over: true, pace }),
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
