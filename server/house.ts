import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isInCountry } from '../geo/in-country'
import type { Basemap } from '../geo/map-base'
import type { MapRoad } from '../geo/map-input'
import type { RoadFeature } from '../geo/road-features'
import { buildRoadGraph, type RoadGraph } from '../geo/road-graph'
import type { LngLat } from '../geo/types'
import { readBasemap } from './catalog/basemap'
import { checkCatalog, type Catalog } from './catalog/catalog.rules'
import { catalogCommands, siteKind, type CatalogCommands } from './catalog/commands'
import { fingerprint, readCatalogFiles } from './catalog/files'
import { catalogStore, type CatalogStore } from './catalog/store'
import { supplyStore, type SupplyStore } from './catalog/supply.store'
import { coverageCommands, type CoverageCommands } from './catalog/coverage.commands'
import { coverageOperation } from './catalog/coverage.http'
import { catalogOperations } from './catalog/http'
import { choicesOf } from './catalog/choices.rules'
import { openPhotos, photoCommands, type OpenPhotos } from './catalog/photo.commands'
import { photoOperations } from './catalog/photo.http'
import { photoStore, type PhotoStore } from './catalog/photo.store'
import { recordCommands } from './catalog/record.commands'
import { recordOperations } from './catalog/record.http'
import { recordStore, type RecordStore } from './catalog/record.store'
import { supplyCommands, type SupplyDeps } from './catalog/supply.commands'
import type { Operation } from './account/operation'
import type { Config } from './config'
import type { Language } from './contract/common'
import type { DraftValues } from './contract/draft'
import { AppError } from './contract/errors'
import type { Fault } from './contract/faults'
import type { Database, Queries } from './db/database'
import { migrate } from './db/migrate'
import type { Unmade } from './db/remake'
import { openSqlite } from './db/sqlite'
import { versionsOn, type Versions } from './db/versions'
import { ingredientsFor, packageCommands, packageKind } from './package/commands'
import { packageStore, type PackageStore } from './package/store'
import { composePackage } from './package/rules'
import { draftStore } from './review/drafts.store'
import type { ReviewedKind } from './review/kind'
import { designFor, routeCommands, routeKind } from './route/commands'
import { designRoute } from './route/rules'
import { errorSentence } from './templates/error-sentence'
import { openWays } from './route/ways'
import type { WaysCommands } from './route/ways.commands'
import { wayOperation } from './route/ways.http'
import { routeStore, type RouteStore } from './route/store'
import { tourCommands, tourKind } from './tour/commands'
import { chainTour, memberOf } from './tour/rules'
import { tourStore, type TourStore } from './tour/store'

/** All rooms, opened on one database: what the website and the command line both work with. */
export interface House {
  readonly config: Config
  readonly database: Database
  readonly basemap: Basemap
  readonly versions: Versions
  readonly catalog: CatalogStore
  readonly supply: SupplyStore
  readonly records: RecordStore
  readonly photos: PhotoStore
  readonly openPhotos: OpenPhotos
  readonly routes: RouteStore
  readonly packages: PackageStore
  readonly tours: TourStore
  readonly catalogCommands: CatalogCommands
  /** The roads of the files, built when they are first asked for. */
  readonly graph: () => RoadGraph
  /** Ways over those roads, or over real ones where an engine is set up. */
  readonly ways: WaysCommands
  /** What goes from draft through review to publication, as its room knows it. */
  readonly kinds: readonly ReviewedKind[]
  readonly now: () => Date
  close(): Promise<void>
}

export const databaseFile = (config: Config): string => join(config.dataDir, 'rutas.sqlite')

/** Holds the process number of the running website, so that nobody replaces the database under it. */
export const runningFile = (config: Config): string => join(config.dataDir, 'running.pid')

/** Opens the database, brings its schema forward and sets up every room on it. */
export async function openHouse(config: Config, now: () => Date = () => new Date()): Promise<House> {
  const database = openSqlite(databaseFile(config), config.sqliteDriver)
  await migrate(database, join(config.dataDir, `before-migration-${now().getTime()}.sqlite`))
  const catalog = catalogStore(database, now)
  const supply = supplyStore(database, now)
  const versions = versionsOn(database, now)
  const photos = photoStore(database)
  const basemap = readBasemap(config.catalogDir)
  const graph = lazily(() => graphOf({ roads: readRoadFeatures(config.catalogDir) }))
  const ways = openWays({ routing: config.routing, graph, database, now })
  return {
    config,
    database,
    basemap,
    versions,
    catalog,
    supply,
    records: recordStore(database, now),
    photos,
    openPhotos: openPhotos({ database, photos, store: catalog, now }),
    routes: routeStore(database),
    packages: packageStore(database),
    tours: tourStore(database),
    catalogCommands: catalogCommands({ database, store: catalog, supply, versions }),
    graph,
    ways,
    kinds: [
      siteKind({
        ...{ database, versions, photos, now, store: catalog },
        inCountry: (country, at) => isInCountry(basemap, country, at),
      }),
      routeKind({ versions, catalog, graph, ways }),
      packageKind({ versions, catalog, now }),
      tourKind({ versions, catalog, graph, now }),
    ],
    now,
    async close() {
      await ways.settle()
      await database.close()
    },
  }
}

/** Reads and checks the files of the catalog against the contract and the map. */
export function checkFiles(
  folder: string,
  basemap: Basemap,
  language: Language,
): { catalog: Catalog | null; faults: Fault[] } {
  const checked = checkCatalog(readCatalogFiles(folder, language), {
    language,
    inCountry: (country, at) => isInCountry(basemap, country, at),
  })
  if (!checked.catalog) return checked
  const faults = rehearse(checked.catalog, language)
  return faults.length === 0 ? checked : { catalog: null, faults }
}

/** Designs, prices and chains everything once without saving it: what cannot be made is a fault of the file that plans it. */
function rehearse(catalog: Catalog, language: Language): Fault[] {
  const faults: Fault[] = []
  const attempt = <T>(file: string, feature: string, make: () => T): T | undefined => {
    try {
      return make()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      faults.push({ file, feature, field: '', problem: errorSentence(error, language) })
      return undefined
    }
  }
  const graph = graphOf(catalog)
  const routes = catalog.routePlans.flatMap(
    (plan) =>
      attempt('routes.json', plan.id, () => ({ ...designRoute(designFor(plan, catalog, graph)), version: 1 })) ?? [],
  )
  const packages = catalog.packagePlans.flatMap((plan) => {
    const route = routes.find(({ id }) => id === plan.route)
    const compose = () => ({ ...composePackage(ingredientsFor(plan, catalog, route!), catalog.rates), version: 1 })
    return (route && attempt('packages.json', plan.id, compose)) ?? []
  })
  for (const plan of catalog.tourPlans) {
    const parts = plan.packages.flatMap((asked) => packages.find(({ id }) => id === asked.split('@')[0]) ?? [])
    if (parts.length < plan.packages.length) continue
    const members = parts.map((pack) =>
      memberOf({ pack, route: routes.find(({ id }) => id === pack.route.id)! }, catalog, graph),
    )
    attempt('tours.json', plan.id, () => chainTour(plan, members, catalog.rates))
  }
  return faults
}

/** The paths of the API about providers, services and choices, with the log that what is written there goes to. */
export function catalogPaths(house: House, audit: SupplyDeps['audit']): Operation[] {
  const { supply, catalog, versions, graph, now, database } = house
  const places = lazily(() => new Set(graph().indexOf.keys()))
  const commands = supplyCommands({ supply, store: catalog, places, audit, now })
  const choices = async (language: Language) => {
    const offer = await catalog.offerIn(database.read)
    const values = <T extends { readonly value: unknown }>(rows: readonly T[]) =>
      rows.map(({ value }) => value as T['value'])
    const routes = values(await versions.shelf('route'))
    const packages = values(await versions.shelf('package'))
    const today = now().toISOString().slice(0, 10)
    return choicesOf({ offer, routes, packages, nodes: graph().nodes }, { language, today })
  }
  const ofSites = { ...house, store: catalog, drafts: draftStore(database), audit }
  return [
    ...catalogOperations({ commands, choices }),
    ...recordOperations(recordCommands(ofSites)),
    ...photoOperations(photoCommands(ofSites)),
    coverageOperation(coverageIn(house)),
    wayOperation(house.ways),
  ]
}

/** Which sites lack a bed, a meal or a guide near them, over what this house has published or is writing. */
export function coverageIn({ catalog, routes, graph, now, database }: House): CoverageCommands {
  const drafts = draftStore(database)
  return coverageCommands({
    ...{ store: catalog, graph, now },
    routeOf: (id) => routes.find(id),
    async draftOf(id) {
      const draft = await drafts.find(database.read, 'route', id)
      if (draft === undefined || draft.state === 'published') return undefined
      const { stops = [] } = draft.value as DraftValues['route']
      return { network: draft.networks[0] ?? '', sites: stops.map(({ site }) => site) }
    },
  })
}

/** Makes a value when it is first asked for, and keeps it. */
function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** The graph of all roads of the catalog. */
export const graphOf = (catalog: Pick<Catalog, 'roads'>): RoadGraph => buildRoadGraph(catalog.roads)

/** The features of every road file, without checking them again. */
function readRoadFeatures(folder: string): RoadFeature[] {
  const { files } = readCatalogFiles(folder, 'es')
  return [...files]
    .filter(([path]) => path.startsWith('roads/') && path.endsWith('.geojson'))
    .flatMap(([, content]) => (content as { features: RoadFeature[] }).features)
}

/** Every road as the maps draw it: its class and its line. */
export function readRoads(folder: string): MapRoad[] {
  return readRoadFeatures(folder).flatMap(({ geometry, properties }) =>
    geometry.type === 'LineString'
      ? [{ class: String(properties?.class), line: geometry.coordinates as unknown as LngLat[] }]
      : [],
  )
}

/** What the code that computes looks like: when it changes, what was computed is computed anew. */
function codePrint(): string {
  const root = join(import.meta.dirname, '..')
  const hash = createHash('sha256')
  for (const room of ['geo', 'server'])
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.ts')) hash.update(readFileSync(join(root, room, name)))
  return hash.digest('hex')
}

/** What a load has done: the faults that stopped it, or what could not be made anew and kept its last version. */
export interface Loading {
  readonly faults: readonly Fault[]
  readonly unmade: readonly Unmade[]
  readonly loaded: boolean
}

/**
 * Brings the database to what `data/` says beside what people own, all of it or nothing: catalog, routes, packages and
 * tours in one transaction. Nothing is done when neither the files nor the code have changed since the last time.
 */
export async function loadCatalog(house: House, language: Language): Promise<Loading> {
  const print = fingerprint(house.config.catalogDir, codePrint() + JSON.stringify(house.config.routing ?? ''))
  if ((await house.catalog.setting('catalog')) === print) return { faults: [], unmade: [], loaded: false }
  const { catalog, faults } = checkFiles(house.config.catalogDir, house.basemap, language)
  if (!catalog) return { faults, unmade: [], loaded: false }
  const unmade = await house.database.inTransaction((tx) => publishAll(tx, house, catalog))
  return { faults: [], unmade, loaded: true }

  async function publishAll(tx: Queries, { catalog: store }: House, files: Catalog): Promise<Unmade[]> {
    const graph = graphOf(files)
    await house.catalogCommands.replaceAll(tx, files)
    const offer = await store.offerIn(tx)
    const routes = await routeCommands(house).publishAll(tx, offer, { plans: files.routePlans, graph })
    const plans = { plans: files.packagePlans, routes: routes.values }
    const packages = await packageCommands(house).publishAll(tx, offer, plans)
    const tours = await tourCommands(house).publishAll(tx, offer, { plans: files.tourPlans, graph })
    await store.remember(tx, 'catalog', print)
    return [...routes.unmade, ...packages.unmade, ...tours.unmade]
  }
}
