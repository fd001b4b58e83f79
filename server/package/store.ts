import { asc, eq } from 'drizzle-orm'
import type { Package } from '../contract/package'
import type { Database } from '../db/database'
import { packages } from '../db/schema'

/** The published packages: the newest version of each. */
export function packageStore(database: Database) {
  const t = database.table(packages)
  return {
    async all(): Promise<Package[]> {
      const rows = await database.read.select({ value: t.value }).from(t).orderBy(asc(t.id))
      return rows.map((row) => row.value)
    },
    async find(id: string): Promise<Package | undefined> {
      const [row] = await database.read.select({ value: t.value }).from(t).where(eq(t.id, id))
      return row?.value
    },
  }
}
export type PackageStore = ReturnType<typeof packageStore>
