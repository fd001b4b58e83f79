import { and, asc, eq, gte, inArray, like, lte, type SQL } from 'drizzle-orm'
import type { Box } from '../../geo/types'
import type { Network } from '../contract/network'
import type { Provider, Service } from '../contract/provider'
import type { Rates } from '../contract/rates'
import type { Site } from '../contract/site'
import type { Database, Queries } from '../db/database'
import { networks, providers, rates, services, settings, sites } from '../db/schema'
import { sameJson } from '../db/versions'
import { searchWords } from './search.rules'

export interface SiteFilter {
  readonly network?: string | undefined
  readonly country?: string | undefined
  readonly kind?: string | undefined
  readonly q?: string | undefined
  readonly box?: Box | undefined
}

/** The tables of the catalog: sites, networks, providers, services and dated rates. */
export function catalogStore(database: Database, now: () => Date) {
  const t = {
    networks: database.table(networks),
    sites: database.table(sites),
    providers: database.table(providers),
    services: database.table(services),
    rates: database.table(rates),
    settings: database.table(settings),
  }
  const { read } = database

  const matching = (filter: SiteFilter): SQL[] => [
    ...(filter.network ? [eq(t.sites.network, filter.network)] : []),
    ...(filter.country ? [eq(t.sites.country, filter.country)] : []),
    ...(filter.kind ? [eq(t.sites.kind, filter.kind)] : []),
    ...searchWords(filter.q ?? '').map((word) => like(t.sites.words, `%${word}%`)),
    ...(filter.box
      ? [
          gte(t.sites.lng, filter.box[0]),
          lte(t.sites.lng, filter.box[2]),
          gte(t.sites.lat, filter.box[1]),
          lte(t.sites.lat, filter.box[3]),
        ]
      : []),
  ]

  /**
   * Writes the rows of the files so that the table holds these and no others; a row that did not change keeps its
   * version, and a row that people brought in or changed here (`origin` import) stays as they left it.
   */
  async function replace<Row extends { id: string; value: unknown; version: number }>(
    tx: Queries,
    table: typeof t.networks,
    rows: readonly Row[],
  ) {
    const known = new Map(
      (await tx.select().from(table)).map((row) => [row.id, row as typeof row & { origin?: string }]),
    )
    const named = new Set(rows.map((row) => row.id))
    for (const row of rows) {
      const old = known.get(row.id)
      if (old?.origin === 'import') continue
      const version = old && sameJson(old.value, row.value) ? old.version : (old?.version ?? 0) + 1
      const saved = { ...row, version, savedAt: version === old?.version ? old.savedAt : now().toISOString() } as never
      await tx.insert(table).values(saved).onConflictDoUpdate({ target: table.id, set: saved })
    }
    for (const old of known.values())
      if (!named.has(old.id) && old.origin !== 'import') await tx.delete(table).where(eq(table.id, old.id))
  }

  return {
    replace: {
      networks: (tx: Queries, all: readonly Network[]) =>
        replace(
          tx,
          t.networks,
          all.map((value) => ({ id: value.id, value, version: 1 })),
        ),
      sites: (tx: Queries, all: readonly Site[]) => replace(tx, t.sites as never, all.map(siteRow)),
      providers: (tx: Queries, all: readonly Provider[]) =>
        replace(
          tx,
          t.providers as never,
          all.map((value) => ({ id: value.id, network: value.network, sample: value.sample, value, version: 1 })),
        ),
      services: (tx: Queries, all: readonly Service[], networkOf: ReadonlyMap<string, string>) =>
        replace(
          tx,
          t.services as never,
          all.map((value) => ({
            id: value.id,
            provider: value.provider,
            network: networkOf.get(value.provider)!,
            sample: value.sample,
            value,
            version: 1,
          })),
        ),
      async rates(tx: Queries, all: Rates) {
        for (const [id, value] of Object.entries(all)) {
          const row = { id, value: value as Rates[keyof Rates], savedAt: now().toISOString() }
          await tx.insert(t.rates).values(row).onConflictDoUpdate({ target: t.rates.id, set: row })
        }
      },
    },
    async saveSites(tx: Queries, changed: readonly Site[]) {
      const known = await tx
        .select({ id: t.sites.id, version: t.sites.version, position: t.sites.position })
        .from(t.sites)
      const last = Math.max(0, ...known.map((row) => row.position))
      for (const [index, site] of changed.entries()) {
        const old = known.find((row) => row.id === site.id)
        const row = {
          ...siteRow(site, old?.position ?? last + 1 + index),
          origin: 'import',
          version: (old?.version ?? 0) + 1,
          savedAt: now().toISOString(),
        }
        await tx.insert(t.sites).values(row).onConflictDoUpdate({ target: t.sites.id, set: row })
      }
    },
    networks: async (): Promise<Network[]> => (await read.select().from(t.networks)).map((row) => row.value),
    async sites(filter: SiteFilter = {}): Promise<Site[]> {
      const rows = await read
        .select({ value: t.sites.value })
        .from(t.sites)
        .where(and(...matching(filter)))
        .orderBy(asc(t.sites.position))
      return rows.map((row) => row.value)
    },
    async sitesById(ids: readonly string[]): Promise<Map<string, Site>> {
      if (ids.length === 0) return new Map()
      const rows = await read
        .select({ value: t.sites.value })
        .from(t.sites)
        .where(inArray(t.sites.id, [...ids]))
      return new Map(rows.map(({ value }) => [value.id, value]))
    },
    site: async (id: string): Promise<Site | undefined> =>
      (await read.select().from(t.sites).where(eq(t.sites.id, id)))[0]?.value,
    providers: async (network?: string): Promise<Provider[]> =>
      (
        await read
          .select()
          .from(t.providers)
          .where(network ? eq(t.providers.network, network) : undefined)
          .orderBy(asc(t.providers.id))
      ).map((row) => row.value),
    services: async (network?: string): Promise<Service[]> =>
      (
        await read
          .select()
          .from(t.services)
          .where(network ? eq(t.services.network, network) : undefined)
          .orderBy(asc(t.services.id))
      ).map((row) => row.value),
    async rates(): Promise<Rates> {
      const rows = await read.select().from(t.rates)
      return Object.fromEntries(rows.map((row) => [row.id, row.value])) as unknown as Rates
    },
    setting: async (id: string): Promise<string | undefined> =>
      (await read.select().from(t.settings).where(eq(t.settings.id, id)))[0]?.value,
    async remember(tx: Queries, id: string, value: string) {
      await tx.insert(t.settings).values({ id, value }).onConflictDoUpdate({ target: t.settings.id, set: { value } })
    },
  }
}
export type CatalogStore = ReturnType<typeof catalogStore>

const siteRow = (site: Site, position: number) => ({
  id: site.id,
  network: site.network,
  country: site.country,
  kind: site.kind,
  essential: site.essential,
  lng: site.at[0],
  lat: site.at[1],
  words: searchWords(
    [
      ...Object.values(site.name),
      ...(site.formerNames ?? []),
      site.municipality,
      site.admin1,
      ...Object.values(site.summary),
    ].join(' '),
  ).join(' '),
  position,
  origin: 'files',
  value: site,
  version: 1,
})
