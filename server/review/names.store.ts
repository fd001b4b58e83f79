import { inArray } from 'drizzle-orm'
import type { Database } from '../db/database'
import { people } from '../db/schema'

/** The names of people by their ids; somebody unknown is left out. */
export function namesOn(database: Database) {
  const t = database.table(people)
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (ids.length === 0) return new Map()
    const rows = await database.read
      .select({ id: t.id, name: t.name })
      .from(t)
      .where(inArray(t.id, [...ids]))
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
}
