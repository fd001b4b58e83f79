import { asc, eq } from 'drizzle-orm'
import type { Network } from '../contract/network'
import type { Provider, Service } from '../contract/provider'
import type { Rates } from '../contract/rates'
import type { Database, Queries } from '../db/database'
import { networks, providers, rates, services, settings, sites } from '../db/schema'
import { sameJson } from '../db/versions'
import type { Offer } from './catalog.rules'
import { sitesStore } from './sites.store'

const tablesOf = (database: Database) => ({
  networks: database.table(networks),
  sites: database.table(sites),
  providers: database.table(providers),
  services: database.table(services),
  rates: database.table(rates),
  settings: database.table(settings),
})
type Tables = ReturnType<typeof tablesOf>

const valuesOf = <T>(rows: readonly { value: T }[]): T[] => rows.map((row) => row.value)

function otherReads({ read }: Database, t: Tables) {
  return {
    /** All that is computed with, as a transaction sees it. */
    async offerIn(tx: Queries): Promise<Offer> {
      const dated = await tx.select().from(t.rates)
      return {
        networks: valuesOf(await tx.select().from(t.networks)),
        sites: valuesOf(await tx.select({ value: t.sites.value }).from(t.sites).orderBy(asc(t.sites.position))),
        providers: valuesOf(await tx.select().from(t.providers).orderBy(asc(t.providers.id))),
        services: valuesOf(await tx.select().from(t.services).orderBy(asc(t.services.id))),
        rates: Object.fromEntries(dated.map((row) => [row.id, row.value])) as unknown as Rates,
      }
    },
    networks: async (): Promise<Network[]> => valuesOf(await read.select().from(t.networks)),
    async providers(network?: string): Promise<Provider[]> {
      const where = network ? eq(t.providers.network, network) : undefined
      return valuesOf(await read.select().from(t.providers).where(where).orderBy(asc(t.providers.id)))
    },
    async services(network?: string): Promise<Service[]> {
      const where = network ? eq(t.services.network, network) : undefined
      return valuesOf(await read.select().from(t.services).where(where).orderBy(asc(t.services.id)))
    },
    async rates(): Promise<Rates> {
      const rows = await read.select().from(t.rates)
      return Object.fromEntries(rows.map((row) => [row.id, row.value])) as unknown as Rates
    },
    async setting(id: string): Promise<string | undefined> {
      return valuesOf(await read.select().from(t.settings).where(eq(t.settings.id, id)))[0]
    },
  }
}

interface FileRow {
  readonly id: string
  readonly value: unknown
}

/** The rows of the files beside those of people: what people own stays as they left it, and `kept` stays whoever owns it. */
interface FileRows {
  readonly rows: readonly FileRow[]
  readonly kept: ReadonlySet<string>
  readonly savedAt: string
}

/** Writes the rows of the files so that the table holds these and what people own; what did not change keeps its version. */
async function replaceRows(tx: Queries, any: unknown, { rows, kept, savedAt }: FileRows) {
  const table = any as Tables['providers']
  const known = new Map((await tx.select().from(table)).map((row) => [row.id, row]))
  const named = new Set(rows.map((row) => row.id))
  const isOwned = (row: { origin?: string }) => row.origin !== undefined && row.origin !== 'files'
  for (const row of rows) {
    const old = known.get(row.id)
    if (old && isOwned(old)) continue
    const same = old && sameJson(old.value, row.value)
    const version = same ? old.version : (old?.version ?? 0) + 1
    const saved = { ...row, origin: 'files', version, savedAt: same ? old.savedAt : savedAt }
    await tx
      .insert(table)
      .values(saved as never)
      .onConflictDoUpdate({ target: table.id, set: saved as never })
  }
  for (const old of known.values())
    if (!named.has(old.id) && !kept.has(old.id) && !isOwned(old)) await tx.delete(table).where(eq(table.id, old.id))
}

function writes(t: Tables, now: () => Date) {
  const replace =
    (table: unknown) =>
    (tx: Queries, rows: readonly FileRow[], kept: ReadonlySet<string> = new Set()) =>
      replaceRows(tx, table, { rows, kept, savedAt: now().toISOString() })
  return {
    replaceNetworks: replace(t.networks),
    replaceProviders: replace(t.providers),
    replaceServices: replace(t.services),
    async replaceRates(tx: Queries, all: Rates) {
      for (const [id, value] of Object.entries(all) as [string, Rates[keyof Rates]][]) {
        const row = { id, value, savedAt: now().toISOString() }
        await tx.insert(t.rates).values(row).onConflictDoUpdate({ target: t.rates.id, set: row })
      }
    },
    async remember(tx: Queries, id: string, value: string) {
      await tx.insert(t.settings).values({ id, value }).onConflictDoUpdate({ target: t.settings.id, set: { value } })
    },
  }
}

/** The tables of the catalog: sites, networks, providers, services and dated rates. */
export function catalogStore(database: Database, now: () => Date) {
  const t = tablesOf(database)
  return { ...sitesStore(database), ...otherReads(database, t), ...writes(t, now) }
}
export type CatalogStore = ReturnType<typeof catalogStore>
