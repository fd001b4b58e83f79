import { and, desc, eq, inArray } from 'drizzle-orm'
import type { BatchRow, BulkEdit } from '../contract/api/table'
import type { Database, Queries } from '../db/database'
import { batches } from '../db/schema'

export interface Batch {
  readonly id: string
  readonly person: string
  readonly at: string
  readonly edits: readonly BulkEdit[]
  readonly rows: readonly BatchRow[]
  /** '' while it has not been undone. */
  readonly undoneAt: string
}

/** As many of somebody's batches can still be undone. */
const KEPT = 20

export type BatchStore = ReturnType<typeof batchStore>

/** What was changed in many sites at once, with what stood there before. */
export function batchStore(database: Database) {
  const t = database.table(batches)
  return {
    async add(tx: Queries, batch: Batch): Promise<void> {
      await tx.insert(t).values(batch)
      const old = await tx
        .select({ id: t.id })
        .from(t)
        .where(eq(t.person, batch.person))
        .orderBy(desc(t.at), desc(t.id))
        .offset(KEPT)
        .limit(KEPT)
      const ids = old.map(({ id }) => id)
      if (ids.length > 0) await tx.delete(t).where(inArray(t.id, ids))
    },
    /** One of somebody's own batches. */
    async find(tx: Queries, { id, person }: Pick<Batch, 'id' | 'person'>): Promise<Batch | undefined> {
      const where = and(eq(t.id, id), eq(t.person, person))
      return (await tx.select().from(t).where(where))[0]
    },
    /** Somebody's own batches, the last one first. */
    async of(person: string): Promise<Batch[]> {
      return database.read.select().from(t).where(eq(t.person, person)).orderBy(desc(t.at), desc(t.id)).limit(KEPT)
    },
    async close(tx: Queries, id: string, undoneAt: string): Promise<void> {
      await tx.update(t).set({ undoneAt }).where(eq(t.id, id))
    },
  }
}
