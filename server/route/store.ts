import { asc, eq } from 'drizzle-orm'
import type { Route } from '../contract/route'
import type { Database } from '../db/database'
import { routes } from '../db/schema'

/** The published routes: the newest version of each. */
export function routeStore(database: Database) {
  const t = database.table(routes)
  return {
    async all(): Promise<Route[]> {
      const rows = await database.read.select({ value: t.value }).from(t).orderBy(asc(t.id))
      return rows.map((row) => row.value)
    },
    async find(id: string): Promise<Route | undefined> {
      const [row] = await database.read.select({ value: t.value }).from(t).where(eq(t.id, id))
      return row?.value
    },
  }
}
export type RouteStore = ReturnType<typeof routeStore>
