import { asc, eq } from 'drizzle-orm'
import type { Declared } from './columns'
import type { Database } from './database'
import type { routes } from './schema'

/** Reads the newest version of everything published in a table. */
export interface Published<T> {
  all(): Promise<T[]>
  find(id: string): Promise<T | undefined>
}

/** A table of published values, whatever they are: all have an id and a value. */
type Table<T> = Declared<unknown> & { readonly sqlite: { readonly $inferSelect: { readonly value: T } } }

export function publishedIn<T>(database: Database, declared: Table<T>): Published<T> {
  const t = database.table(declared as unknown as typeof routes)
  const values = (rows: { value: unknown }[]) => rows.map((row) => row.value as T)
  return {
    all: async () => values(await database.read.select({ value: t.value }).from(t).orderBy(asc(t.id))),
    find: async (id) => values(await database.read.select({ value: t.value }).from(t).where(eq(t.id, id)))[0],
  }
}
