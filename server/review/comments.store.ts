import { and, asc, desc, eq } from 'drizzle-orm'
import type { CommentLine } from '../contract/api/review'
import type { DraftKind } from '../contract/draft'
import type { Database, Queries } from '../db/database'
import { comments } from '../db/schema'

export interface Comment {
  readonly kind: DraftKind
  readonly object: string
  readonly person: string
  readonly personName: string
  readonly purpose: CommentLine['purpose']
  readonly text: string
  /** The revision of the draft it is about. */
  readonly revision: number
  readonly at: string
}

export interface CommentStore {
  /** What was said about an object, oldest first. */
  of(within: Queries, kind: DraftKind, object: string): Promise<CommentLine[]>
  add(tx: Queries, comment: Comment): Promise<CommentLine>
  /** With an object that was never published goes what was said about it: its address may be taken by somebody else. */
  removeOf(tx: Queries, kind: DraftKind, object: string): Promise<void>
}

type Row = typeof comments.sqlite.$inferSelect
const lineOf = ({ id, personName, purpose, text, at }: Row): CommentLine => ({
  id,
  by: personName,
  purpose: purpose as CommentLine['purpose'],
  text,
  at,
})

export function commentStore(database: Database): CommentStore {
  const t = database.table(comments)
  const about = (kind: DraftKind, object: string) => and(eq(t.kind, kind), eq(t.object, object))

  return {
    async of(within, kind, object) {
      return (await within.select().from(t).where(about(kind, object)).orderBy(asc(t.id))).map(lineOf)
    },
    async add(tx, comment) {
      const [last] = await tx.select({ id: t.id }).from(t).orderBy(desc(t.id)).limit(1)
      const row = { ...comment, id: String(Number(last?.id ?? 0) + 1).padStart(12, '0') }
      await tx.insert(t).values(row)
      return lineOf(row)
    },
    async removeOf(tx, kind, object) {
      await tx.delete(t).where(about(kind, object))
    },
  }
}
