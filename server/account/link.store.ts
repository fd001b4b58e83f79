import { and, desc, eq, gt, lt, type SQL } from 'drizzle-orm'
import type { Grant, LinkKind } from '../contract/account'
import type { Database, Queries } from '../db/database'
import { links } from '../db/schema'
import { forgottenBefore, linkExpiry } from './link.rules'
import { hashOf, newId, newSecret } from './secret'

export type LinkRow = typeof links.sqlite.$inferSelect

/** What a link is for; '' where it is about nobody yet. */
export interface LinkPurpose {
  readonly kind: LinkKind
  readonly person: string
  readonly email: string
  readonly grants: readonly Grant[]
  readonly language: string
  readonly createdBy: string
}

/** A link that was made just now; its secret is in no table. */
export interface FreshLink {
  readonly id: string
  readonly secret: string
  readonly expiresAt: string
}

/** One-time links by the hash of their secret. */
export function linkStore(database: Database, now: () => Date) {
  const t = database.table(links)
  const isOpen = () => [eq(t.closedAt, ''), gt(t.expiresAt, now().toISOString())]
  const close = async (tx: Queries, which: SQL[]): Promise<LinkRow[]> =>
    tx
      .update(t)
      .set({ closedAt: now().toISOString() })
      .where(and(eq(t.closedAt, ''), ...which))
      .returning()
  return {
    async bySecret(within: Queries, kind: LinkKind | undefined, secret: string): Promise<LinkRow | undefined> {
      const which = [eq(t.secretHash, hashOf(secret)), ...(kind ? [eq(t.kind, kind)] : [])]
      return (
        await within
          .select()
          .from(t)
          .where(and(...which))
      )[0]
    },
    /** Makes a link, and forgets those that nobody will ask about any more. */
    async make(tx: Queries, purpose: LinkPurpose): Promise<FreshLink> {
      const [id, secret, at] = [newId(), newSecret(), now()]
      await tx.delete(t).where(lt(t.expiresAt, forgottenBefore(at)))
      const expiresAt = linkExpiry(purpose.kind, at)
      const row = { ...purpose, id, secretHash: hashOf(secret), createdAt: at.toISOString(), expiresAt, closedAt: '' }
      await tx.insert(t).values(row)
      return { id, secret, expiresAt }
    },
    async openInvitations(within: Queries): Promise<LinkRow[]> {
      return within
        .select()
        .from(t)
        .where(and(eq(t.kind, 'invitation'), ...isOpen()))
        .orderBy(desc(t.createdAt), desc(t.id))
    },
    /** Closes one link. @returns whether it was still open: of two who use it at the same time, one hears yes */
    close: async (tx: Queries, id: string) => (await close(tx, [eq(t.id, id)])).length > 0,
    closeEvery: (tx: Queries) => close(tx, []),
    closeSetUps: (tx: Queries) => close(tx, [eq(t.kind, 'setup')]),
    closeInvitations: (tx: Queries, email: string) => close(tx, [eq(t.kind, 'invitation'), eq(t.email, email)]),
    closeResets: (tx: Queries, person: string) => close(tx, [eq(t.kind, 'reset'), eq(t.person, person)]),
  }
}
export type LinkStore = ReturnType<typeof linkStore>
