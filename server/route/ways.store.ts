import { and, desc, eq, gte, lt, lte } from 'drizzle-orm'
import type { Way } from '../../geo/way'
import type { Database } from '../db/database'
import { ways } from '../db/schema'

/** What a routing engine said, by the question it was asked. */
export function waysStore(database: Database, now: () => Date) {
  const t = database.table(ways)
  return {
    /** A kept answer that is not older than `oldest`. */
    async find(id: string, oldest: string): Promise<Way | undefined> {
      const [row] = await database.read
        .select()
        .from(t)
        .where(and(eq(t.id, id), gte(t.savedAt, oldest)))
      return row?.value
    },
    async keep(id: string, value: Way): Promise<void> {
      const row = { id, value, savedAt: now().toISOString() }
      await database.inTransaction(async (tx) => {
        await tx.insert(t).values(row).onConflictDoUpdate({ target: t.id, set: row })
      })
    },
    /** Forgets answers older than `oldest`, and the oldest ones where there are more than `most`. */
    async forget(oldest: string, most: number): Promise<void> {
      await database.inTransaction(async (tx) => {
        await tx.delete(t).where(lt(t.savedAt, oldest))
        const [last] = await tx.select({ at: t.savedAt }).from(t).orderBy(desc(t.savedAt)).offset(most).limit(1)
        if (last) await tx.delete(t).where(lte(t.savedAt, last.at))
      })
    },
  }
}
export type WaysStore = ReturnType<typeof waysStore>
