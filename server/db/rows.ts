import type { SQL } from 'drizzle-orm'
import type { Queries } from './database'

/** Rows of a raw statement: each driver wraps them in its own way. */
export async function rowsOf<Row>(queries: Queries, statement: SQL): Promise<Row[]> {
  const raw = queries as unknown as {
    all?: (q: unknown) => unknown
    execute?: (q: unknown) => Promise<{ rows: unknown[] }>
  }
  const answer = raw.all ? await raw.all(statement) : (await raw.execute!(statement)).rows
  return answer as Row[]
}
