import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { Grant } from '../contract/account'
import type { Database, Queries } from '../db/database'
import { grants, people, providers } from '../db/schema'
import { grantText, tidyGrants, type Person } from './people.rules'

export type PersonChange = Partial<Pick<Person, 'name' | 'language' | 'theme' | 'password' | 'disabled' | 'grants'>>

type GrantRow = typeof grants.sqlite.$inferSelect

const grantOf = ({ role, network, provider }: GrantRow): Grant =>
  ({ role, ...(network ? { network } : {}), ...(provider ? { provider } : {}) }) as Grant
const grantRow = (person: string, grant: Grant): GrantRow => ({
  id: `${person}:${grantText(grant)}`,
  person,
  role: grant.role,
  network: 'network' in grant ? grant.network : '',
  provider: 'provider' in grant ? grant.provider : '',
})

function reads(database: Database) {
  const t = database.table(people)
  const g = database.table(grants)
  const whole = async (within: Queries, rows: (typeof t.$inferSelect)[]): Promise<Person[]> => {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const held = await within.select().from(g).where(inArray(g.person, ids)).orderBy(asc(g.id))
    const grantsOf = (id: string) => held.filter(({ person }) => person === id).map(grantOf)
    return rows.map((row) => ({ ...row, grants: grantsOf(row.id) }) as Person)
  }
  return {
    async all(within: Queries): Promise<Person[]> {
      return whole(within, await within.select().from(t).orderBy(asc(t.name), asc(t.id)))
    },
    async find(within: Queries, id: string): Promise<Person | undefined> {
      return (await whole(within, await within.select().from(t).where(eq(t.id, id))))[0]
    },
    async byEmail(within: Queries, email: string): Promise<Person | undefined> {
      return (await whole(within, await within.select().from(t).where(eq(t.email, email))))[0]
    },
    async count(within: Queries): Promise<number> {
      return (await within.select({ people: count() }).from(t))[0]!.people
    },
    /** The network of a provider that exists. */
    async networkOf(within: Queries, provider: string): Promise<string | undefined> {
      const p = database.table(providers)
      const rows = await within.select({ network: p.network }).from(p).where(eq(p.id, provider))
      return rows[0]?.network
    },
  }
}

function writes(database: Database, now: () => Date) {
  const t = database.table(people)
  const g = database.table(grants)
  const giveGrants = async (tx: Queries, id: string, given: readonly Grant[]) => {
    await tx.delete(g).where(eq(g.person, id))
    const rows = tidyGrants(given).map((grant) => grantRow(id, grant))
    if (rows.length > 0) await tx.insert(g).values(rows)
  }
  return {
    async add(tx: Queries, { grants: given, ...person }: Omit<Person, 'version' | 'createdAt' | 'savedAt'>) {
      const at = now().toISOString()
      await tx.insert(t).values({ ...person, version: 1, createdAt: at, savedAt: at })
      await giveGrants(tx, person.id, given)
    },
    /** Writes over the version that was read. @returns whether it was still the one that stands */
    async change(tx: Queries, { id, version }: Person, { grants: given, ...columns }: PersonChange): Promise<boolean> {
      const saved = { ...columns, version: version + 1, savedAt: now().toISOString() }
      const where = and(eq(t.id, id), eq(t.version, version))
      const done = await tx.update(t).set(saved).where(where).returning({ id: t.id })
      if (done.length > 0 && given) await giveGrants(tx, id, given)
      return done.length > 0
    },
    /** A hash of the same password with the parameters of today: nothing that anybody edits. */
    async rehash(tx: Queries, id: string, password: string) {
      await tx.update(t).set({ password }).where(eq(t.id, id))
    },
  }
}

/** People and the grants they hold. */
export const peopleStore = (database: Database, now: () => Date) => ({ ...reads(database), ...writes(database, now) })
export type PeopleStore = ReturnType<typeof peopleStore>
