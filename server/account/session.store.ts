import { and, desc, eq, lte, ne, or } from 'drizzle-orm'
import type { Database, Queries } from '../db/database'
import { sessions } from '../db/schema'
import { hashOf, newId, newSecret } from './secret'
import { beginSession, idleSince } from './session.rules'

export type SessionRow = typeof sessions.sqlite.$inferSelect

/** A session as its cookie carries it: the secret is told this once. */
export interface NewSession {
  readonly token: string
  readonly expiresAt: string
}

/** Sessions by the hash of their secret. */
export function sessionStore(database: Database, now: () => Date) {
  const t = database.table(sessions)
  return {
    async bySecret(within: Queries, secret: string): Promise<SessionRow | undefined> {
      return (
        await within
          .select()
          .from(t)
          .where(eq(t.secretHash, hashOf(secret)))
      )[0]
    },
    async of(within: Queries, person: string): Promise<SessionRow[]> {
      return within.select().from(t).where(eq(t.person, person)).orderBy(desc(t.seenAt), desc(t.id))
    },
    async all(within: Queries): Promise<SessionRow[]> {
      return within.select().from(t)
    },
    /** Begins a session, and forgets those that have ended by themselves. */
    async begin(tx: Queries, person: string, device: string): Promise<NewSession> {
      const at = now()
      await tx.delete(t).where(or(lte(t.expiresAt, at.toISOString()), lte(t.seenAt, idleSince(at))))
      const token = newSecret()
      const times = beginSession(at)
      await tx.insert(t).values({ id: newId(), person, secretHash: hashOf(token), device, ...times })
      return { token, expiresAt: times.expiresAt }
    },
    /** Ends the sessions of everybody. */
    async clear(tx: Queries): Promise<void> {
      await tx.delete(t)
    },
    async seen(tx: Queries, id: string): Promise<void> {
      await tx.update(t).set({ seenAt: now().toISOString() }).where(eq(t.id, id))
    },
    /** Ends one session of a person. @returns whether there was one */
    async end(tx: Queries, person: string, id: string): Promise<boolean> {
      const gone = await tx
        .delete(t)
        .where(and(eq(t.person, person), eq(t.id, id)))
        .returning({ id: t.id })
      return gone.length > 0
    },
    /** Ends all sessions of a person, or all but one. */
    async endAll(tx: Queries, person: string, but = ''): Promise<void> {
      await tx.delete(t).where(and(eq(t.person, person), ne(t.id, but)))
    },
  }
}
export type SessionStore = ReturnType<typeof sessionStore>
