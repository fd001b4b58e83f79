import type { Service } from '../contract/provider'
import type { Site } from '../contract/site'
import type { Database, Queries } from '../db/database'
import { sameJson } from '../db/versions'
import type { Catalog } from './catalog.rules'
import { siteRow, type CatalogStore } from './store'

/** What an import did, or would do: identifiers by what happens to them. */
export interface ImportResult {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
}

export function catalogCommands({ database, store }: { database: Database; store: CatalogStore }) {
  return {
    /** Makes the tables hold what the files hold, within the caller's transaction; unchanged rows keep their version. */
    async replaceAll(tx: Queries, catalog: Catalog): Promise<void> {
      const networkOf = new Map(catalog.providers.map((provider) => [provider.id, provider.network]))
      const rows = <T extends { id: string }, C extends object>(all: readonly T[], columns: (value: T) => C) =>
        all.map((value) => ({ id: value.id, value, ...columns(value) }))
      await store.replaceNetworks(
        tx,
        rows(catalog.networks, () => ({})),
      )
      await store.replaceSites(tx, catalog.sites.map(siteRow))
      await store.replaceProviders(
        tx,
        rows(catalog.providers, ({ network, sample }) => ({ network, sample })),
      )
      const service = ({ provider, sample }: Service) => ({ provider, sample, network: networkOf.get(provider)! })
      await store.replaceServices(tx, rows(catalog.services, service))
      await store.replaceRates(tx, catalog.rates)
    },

    /**
     * Adds new sites and updates known ones by their id; nothing is written on a dry run. The next load designs the routes
     * anew, since their sites have moved.
     */
    async importSites(sites: readonly Site[], { dryRun }: { dryRun: boolean }): Promise<ImportResult> {
      return database.inTransaction(async (tx) => {
        const known = new Map((await store.sitesIn(tx)).map((site) => [site.id, site]))
        const isSame = (site: Site) => sameJson(known.get(site.id) ?? null, site)
        const different = sites.filter((site) => !isSame(site))
        if (!dryRun && different.length > 0) {
          await store.importSites(tx, different)
          await store.remember(tx, 'catalog', 'imported')
        }
        return {
          added: different.filter((site) => !known.has(site.id)).map((site) => site.id),
          changed: different.filter((site) => known.has(site.id)).map((site) => site.id),
          unchanged: sites.filter(isSame).map((site) => site.id),
        }
      })
    },
  }
}
export type CatalogCommands = ReturnType<typeof catalogCommands>
