import { and, eq, gte, lt } from 'drizzle-orm'
import type { Database, Queries } from '../db/database'
import { answers } from '../db/schema'

/** What was answered once, to be answered again. */
export interface KeptAnswer {
  readonly bodyHash: string
  readonly status: number
  readonly body: unknown
  readonly tag: string
}

export interface AnswersStore {
  /** What was answered under this key since an instant; undefined when nothing was. */
  find(tx: Queries, asked: { id: string; since: string }): Promise<KeptAnswer | undefined>
  keep(tx: Queries, answer: KeptAnswer & { id: string; person: string; at: string }): Promise<void>
  /** Forgets what was answered before an instant. */
  forget(tx: Queries, before: string): Promise<void>
}

/** Answers by the hash of person, path and key: the key itself is not kept. */
export function answersStore(database: Database): AnswersStore {
  const t = database.table(answers)
  return {
    async find(tx, { id, since }) {
      const [row] = await tx
        .select()
        .from(t)
        .where(and(eq(t.id, id), gte(t.at, since)))
      if (!row) return undefined
      const { bodyHash, status, tag } = row
      return { bodyHash, status, tag, body: (row.answer as { body: unknown }).body }
    },
    async keep(tx, { body, ...answer }) {
      // An engine that knows null as a value of a column knows it not as an answer.
      const row = { ...answer, answer: { body } }
      await tx.insert(t).values(row).onConflictDoUpdate({ target: t.id, set: row })
    },
    async forget(tx, before) {
      await tx.delete(t).where(lt(t.at, before))
    },
  }
}
