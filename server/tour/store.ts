import { asc, eq } from 'drizzle-orm'
import type { Tour } from '../contract/tour'
import type { Database } from '../db/database'
import { tours } from '../db/schema'

/** The published tours: the newest version of each. */
export function tourStore(database: Database) {
  const t = database.table(tours)
  return {
    async all(): Promise<Tour[]> {
      const rows = await database.read.select({ value: t.value }).from(t).orderBy(asc(t.id))
      return rows.map((row) => row.value)
    },
    async find(id: string): Promise<Tour | undefined> {
      const [row] = await database.read.select({ value: t.value }).from(t).where(eq(t.id, id))
      return row?.value
    },
  }
}
export type TourStore = ReturnType<typeof tourStore>
