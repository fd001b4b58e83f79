import type { Service } from '../contract/provider'
import { Site } from '../contract/site'
import type { Database, Queries } from '../db/database'
import { sameJson, type Versions } from '../db/versions'
import type { ReviewedKind, Written } from '../review/kind'
import { planIn, shelfOf, tellerOf } from '../review/shelf'
import { openerIn } from './blur.store'
import type { Catalog } from './catalog.rules'
import type { CheckContext } from './check.rules'
import { siteGaps, sitePlan } from './completeness.rules'
import { siteOutcome } from './outcome.rules'
import { siteColumns } from './columns.rules'
import { photoGaps } from './photo-gaps.rules'
import { keptPhotos } from './photo.rules'
import type { PhotoStore } from './photo.store'
import { withoutSamples } from './samples.rules'
import type { CatalogStore } from './store'
import type { SupplyStore } from './supply.store'

/** What an import did, or would do: identifiers by what happens to them. */
export interface ImportResult {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
}

export interface CatalogDeps {
  readonly database: Database
  readonly store: CatalogStore
  readonly supply: SupplyStore
  readonly versions: Versions
}

const rowsOf = <T extends { id: string }, C extends object>(all: readonly T[], columns: (value: T) => C) =>
  all.map((value) => ({ id: value.id, value, ...columns(value) }))

/**
 * A site as it goes on the shelf: what everybody sees, searches and is drawn from is open; what its editors wrote is kept
 * beside it as its plan. Nothing else puts a site there.
 */
const shelved = (open: Site, plan: Site, position: number) => ({
  value: open,
  plan,
  columns: siteColumns(open, position),
})

/** A site of a file, which brings no pictures, with the photographs it has here. */
function withPhotosOf(before: Site['photos'] = [], { photos: told = [], ...site }: Site): Site {
  const photos = keptPhotos(before, told)
  return photos.length > 0 ? { ...site, photos } : site
}

/** Publishes the sites of the files that nobody here has made their own, and retires those the files no longer have. */
async function publishSites(
  tx: Queries,
  sites: readonly Site[],
  { versions, store, database }: Pick<CatalogDeps, 'versions' | 'store' | 'database'>,
): Promise<void> {
  const owned = await store.ownedSites(tx)
  const open = await openerIn(database, tx)
  await store.reindex(tx, owned)
  for (const [position, site] of sites.entries())
    if (!owned.has(site.id))
      await versions.publish(tx, 'site', {
        ...shelved(open(site), site, position),
        person: '',
        note: '',
        origin: 'files',
      })
  const planned = sites.map(({ id }) => id)
  await versions.retire(tx, 'site', planned)
}

export function catalogCommands({ database, store, supply, versions }: CatalogDeps) {
  return {
    /**
     * Makes the tables hold what the files hold beside what people own, within the caller's transaction; what did not
     * change keeps its version, and what people removed stays removed.
     */
    async replaceAll(tx: Queries, catalog: Catalog): Promise<void> {
      const networkOf = new Map(catalog.providers.map((provider) => [provider.id, provider.network]))
      const networks = rowsOf(catalog.networks, () => ({}))
      await store.replaceNetworks(tx, networks)
      await publishSites(tx, catalog.sites, { versions, store, database })
      const sold = (await supply.samplesGone(tx)) ? withoutSamples(catalog) : catalog
      const providers = rowsOf(sold.providers, ({ network, sample }) => ({ network, sample }))
      await store.replaceProviders(tx, providers, await supply.providersInUse(tx))
      const removed = await supply.removedServices(tx)
      const services = sold.services.filter(({ id }) => !removed.has(id))
      const columns = ({ provider, sample }: Service) => ({ provider, sample, network: networkOf.get(provider)! })
      await store.replaceServices(tx, rowsOf(services, columns))
      await store.replaceRates(tx, catalog.rates)
    },

    /**
     * Adds new sites and updates known ones by their id; nothing is written on a dry run. The next load designs the routes
     * anew, since their sites have moved.
     */
    async importSites(given: readonly Site[], { dryRun }: { dryRun: boolean }): Promise<ImportResult> {
      return database.inTransaction(async (tx) => {
        const ids = given.map(({ id }) => id)
        const known = await versions.shelvedAmong('site', ids, tx)
        const sites = given.map((site) => withPhotosOf(known.get(site.id)?.plan?.photos, site))
        const isSame = (site: Site) => sameJson(known.get(site.id)?.plan ?? null, site)
        const different = sites.filter((site) => !isSame(site))
        const moved = new Set(different)
        if (!dryRun && different.length > 0) {
          const next = await store.nextPosition(tx)
          const open = await openerIn(database, tx)
          const positions = await store.positionsOf(
            tx,
            different.map(({ id }) => id),
          )
          const made = different.map((site, index) => ({
            ...shelved(open(site), site, positions.get(site.id) ?? next + index),
            ...{ person: '', note: '' },
            origin: known.get(site.id)?.origin === 'people' ? ('people' as const) : ('import' as const),
          }))
          await versions.publishAll(tx, 'site', made)
          await store.remember(tx, 'catalog', 'imported')
        }
        return {
          added: different.filter((site) => !known.has(site.id)).map((site) => site.id),
          changed: different.filter((site) => known.has(site.id)).map((site) => site.id),
          unchanged: sites.filter((site) => !moved.has(site)).map((site) => site.id),
        }
      })
    },
  }
}
export type CatalogCommands = ReturnType<typeof catalogCommands>

export interface SiteDeps {
  readonly database: Database
  readonly versions: Versions
  readonly store: CatalogStore
  readonly inCountry: CheckContext['inCountry']
  readonly photos: Pick<PhotoStore, 'of'>
  readonly now: () => Date
}

/** What the review knows of sites: what is written is the plan, and of a sensitive one more than everybody sees. */
export function siteKind({ database, versions, store, inCountry, photos, now }: SiteDeps): ReviewedKind {
  const picturesOf = async (tx: Queries, { id, value }: Written): Promise<ReadonlySet<string>> =>
    'photos' in value ? new Set((await photos.of(tx, id)).map((photo) => photo.id)) : new Set()
  return {
    ...shelfOf(versions, 'site', ({ network }) => [network]),
    networksOf: async (_tx, { networks }) => networks,
    async gaps(tx, written) {
      const plan = sitePlan(written)
      const standing = { today: now().toISOString().slice(0, 10), here: await picturesOf(tx, written) }
      return [...siteGaps(plan, inCountry), ...photoGaps(plan, standing)]
    },
    outcome: async (_tx, written, language) => siteOutcome(planIn(Site, sitePlan(written)), tellerOf(language)),
    async publish(tx, { person, note, ...written }) {
      const site = planIn(Site, sitePlan(written))
      const position = (await store.positionsOf(tx, [site.id])).get(site.id) ?? (await store.nextPosition(tx))
      const open = await openerIn(database, tx)
      const made = { ...shelved(open(site), site, position), person, note, origin: 'people' as const }
      const { version } = await versions.publish(tx, 'site', made)
      // The routes that visit it are designed anew the next time the catalog is loaded.
      await store.remember(tx, 'catalog', 'published')
      return { version }
    },
  }
}
