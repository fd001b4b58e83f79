import { asc, eq, like } from 'drizzle-orm'
import type { Provider, Service } from '../contract/provider'
import type { Database, Queries } from '../db/database'
import { providers, services, settings } from '../db/schema'

/** A provider or a service as its editors see it: with its version, so that a stale edit is refused. */
export interface Stored<T> {
  readonly id: string
  readonly network: string
  readonly value: T
  readonly version: number
  readonly savedAt: string
}

/** What people removed stays removed, though the files still name it. */
const REMOVED = 'removed:service:'
/** Once the samples were taken away, the files do not bring them back. */
const SAMPLES = 'removed:samples'

const storedOf = <T>({ id, network, value, version, savedAt }: Stored<T>): Stored<T> => ({
  id,
  network,
  value,
  version,
  savedAt,
})

const saved = (version: number, now: () => Date) => ({ version, origin: 'people', savedAt: now().toISOString() })

function providerRows(database: Database, now: () => Date) {
  const p = database.table(providers)
  const s = database.table(services)
  return {
    async providers(within: Queries = database.read): Promise<Stored<Provider>[]> {
      return (await within.select().from(p).orderBy(asc(p.id))).map(storedOf)
    },
    async provider(id: string, within: Queries = database.read): Promise<Stored<Provider> | undefined> {
      return (await within.select().from(p).where(eq(p.id, id))).map(storedOf)[0]
    },
    async saveProvider(tx: Queries, value: Provider, version: number): Promise<Stored<Provider>> {
      const { id, network, sample } = value
      const row = { id, network, sample, value, ...saved(version, now) }
      await tx.insert(p).values(row).onConflictDoUpdate({ target: p.id, set: row })
      return storedOf(row)
    },
    /** Providers that something of people's own hangs on: they stay when the files drop them. */
    async providersInUse(tx: Queries): Promise<Set<string>> {
      const rows = await tx.select({ provider: s.provider }).from(s).where(eq(s.origin, 'people'))
      return new Set(rows.map(({ provider }) => provider))
    },
  }
}

function serviceRows(database: Database, now: () => Date) {
  const s = database.table(services)
  const k = database.table(settings)
  return {
    async services(provider: string | undefined, within: Queries = database.read): Promise<Stored<Service>[]> {
      const where = provider === undefined ? undefined : eq(s.provider, provider)
      return (await within.select().from(s).where(where).orderBy(asc(s.id))).map(storedOf)
    },
    async service(id: string, within: Queries = database.read): Promise<Stored<Service> | undefined> {
      return (await within.select().from(s).where(eq(s.id, id))).map(storedOf)[0]
    },
    async saveService(
      tx: Queries,
      { value, network }: { readonly value: Service; readonly network: string },
      version: number,
    ): Promise<Stored<Service>> {
      const { id, provider, sample } = value
      const row = { id, provider, network, sample, value, ...saved(version, now) }
      await tx.insert(s).values(row).onConflictDoUpdate({ target: s.id, set: row })
      return storedOf(row)
    },
    async removeService(tx: Queries, id: string): Promise<void> {
      await tx.delete(s).where(eq(s.id, id))
      const mark = { id: `${REMOVED}${id}`, value: now().toISOString() }
      await tx.insert(k).values(mark).onConflictDoUpdate({ target: k.id, set: mark })
    },
    /** Identifiers of the services that people removed: the files do not bring them back, and nobody takes them again. */
    async removedServices(tx: Queries): Promise<Set<string>> {
      const where = like(k.id, `${REMOVED}%`)
      return new Set((await tx.select().from(k).where(where)).map(({ id }) => id.slice(REMOVED.length)))
    },
  }
}

function sampleRows(database: Database, now: () => Date) {
  const p = database.table(providers)
  const s = database.table(services)
  const k = database.table(settings)
  return {
    async samplesGone(tx: Queries): Promise<boolean> {
      return (await tx.select().from(k).where(eq(k.id, SAMPLES))).length > 0
    },
    /** Takes these away for good: their services first, and what else hung on a provider goes with it. */
    async removeSamples(tx: Queries, gone: { providers: readonly string[]; services: readonly string[] }) {
      for (const id of gone.services) await tx.delete(s).where(eq(s.id, id))
      for (const id of gone.providers) await tx.delete(p).where(eq(p.id, id))
      const mark = { id: SAMPLES, value: now().toISOString() }
      await tx.insert(k).values(mark).onConflictDoUpdate({ target: k.id, set: mark })
    },
  }
}

/** Providers and services, row by row: what people save here is theirs from then on, not the files'. */
export const supplyStore = (database: Database, now: () => Date) => ({
  ...providerRows(database, now),
  ...serviceRows(database, now),
  ...sampleRows(database, now),
})
export type SupplyStore = ReturnType<typeof supplyStore>
