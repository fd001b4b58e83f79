import type { Audit } from '../account/audit.store'
import type { Actor } from '../contract/account'
import type { Database } from '../db/database'
import type { Versions } from '../db/versions'
import { withoutSamples } from './samples.rules'
import type { CatalogStore } from './store'
import type { SupplyStore } from './supply.store'

export interface SamplesDeps {
  readonly database: Database
  readonly store: Pick<CatalogStore, 'remember'>
  readonly supply: SupplyStore
  readonly versions: Versions
  readonly audit: Pick<Audit, 'record'>
}

/** What taking the samples away does, or would do. */
export interface SamplesGone {
  readonly providers: readonly string[]
  readonly services: readonly string[]
  /** Sample providers that stay, because something real is sold in their name. */
  readonly kept: readonly string[]
  /** Published packages that were priced with them: each keeps the version it has. */
  readonly packages: readonly string[]
}

/** The samples a new house begins with, and their end: once taken away, no load brings them back. */
export const samplesCommands = ({ database, store, supply, versions, audit }: SamplesDeps) => ({
  remove: (actor: Pick<Actor, 'id' | 'name'>, { dryRun }: { dryRun: boolean }): Promise<SamplesGone> =>
    database.inTransaction(async (tx) => {
      const all = {
        providers: (await supply.providers(tx)).map(({ value }) => value),
        services: (await supply.services(undefined, tx)).map(({ value }) => value),
      }
      const left = withoutSamples(all)
      const stays = new Set([...left.providers, ...left.services].map(({ id }) => id))
      const gone = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).filter((id) => !stays.has(id))
      const removed = { providers: gone(all.providers), services: gone(all.services) }
      const sold = new Set(removed.services)
      const packages = (await versions.shelf('package', tx))
        .filter(({ value }) => value.lines.some(({ service }) => service !== undefined && sold.has(service)))
        .map(({ id }) => id)
      const kept = left.providers.filter(({ sample }) => sample).map(({ id }) => id)
      if (!dryRun) {
        await supply.removeSamples(tx, removed)
        // The next load says which packages could not be made anew without them.
        await store.remember(tx, 'catalog', 'samples removed')
        const counts = { providers: removed.providers.length, services: removed.services.length }
        await audit.record(tx, { actor, action: 'deleted', kind: 'samples', object: 'samples', details: counts })
      }
      return { ...removed, kept, packages }
    }),
})
