import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { BaseTown } from '../../geo/map-base'
import type { RoadGraph } from '../../geo/road-graph'
import type { OpenPhotos } from '../catalog/photo.commands'
import { openRecordsOf } from '../catalog/open-records'
import type { RecordStore } from '../catalog/record.store'
import type { CatalogStore } from '../catalog/store'
import { LANGUAGES } from '../contract/common'
import { AppError, type ErrorCode } from '../contract/errors'
import type { Database } from '../db/database'
import type { PackageStore } from '../package/store'
import type { RouteStore } from '../route/store'
import { render } from '../templates/render'
import { wordsIn } from '../templates/words'
import type { TourStore } from '../tour/store'
import { coverageView } from './coverage.rules'
import { readDay } from './departures.rules'
import { frameView, liveView, type Assets, type Head } from './frame.rules'
import { errorView, helpView, type Precise } from './help.rules'
import { homeView } from './home.rules'
import { drawOn, groundGeoJson, nightCss, type Ground } from './maps'
import { brochuresView, networksView, networkView } from './network.rules'
import { packagesView, packageView } from './package.rules'
import { permissionsView } from './permissions.rules'
import type { Draw } from './picture.rules'
import { readerOf, readPath, type Reader } from './reader.rules'
import { routesView, routeView } from './route.rules'
import { tallyOf, type Shelf, type SiteTally } from './shelf.rules'
import { findSites, firstOf } from './site-list'
import { siteView } from './site.rules'
import { sitemapRouter } from './sitemap'
import { mapView, readSiteQuestion, sitesView } from './sites.rules'
import { toursView, tourView } from './tour.rules'

export interface PagesDeps extends Ground {
  readonly catalog: CatalogStore
  readonly routes: RouteStore
  readonly packages: PackageStore
  readonly tours: TourStore
  /** The address people type, without a slash at its end. */
  readonly publicUrl: string
  readonly assets: Assets
  readonly graph: () => RoadGraph
  readonly now: () => Date
  readonly database: Database
  readonly records: RecordStore
  readonly openPhotos: OpenPhotos
}

/** What a page is made from. */
interface Desk {
  readonly shelf: Shelf
  readonly reader: Reader
  readonly draw: Draw
  readonly towns: readonly BaseTown[]
  readonly req: Request
}

type Page = (desk: Desk) => { head: Head } | Promise<{ head: Head }>

/** A shelf is read anew once it is this old: what is saved shows within a second, and a crowd reads it once. */
const SHELF_KEPT_MS = 1000

/** Counting a large catalog takes its time: it is done a hundredth of the time at most, and every second where it is quick. */
const TALLY_SHARE = 100

function keptTally({ catalog }: PagesDeps): () => Promise<SiteTally> {
  let [until, kept] = [-Infinity, undefined as SiteTally | undefined]
  return async () => {
    const began = performance.now()
    if (kept && began < until) return kept
    kept = tallyOf(await catalog.siteTally())
    const ended = performance.now()
    until = ended + (ended - began) * TALLY_SHARE
    return kept
  }
}

function keptShelf(deps: PagesDeps): () => Promise<Shelf> {
  const tally = keptTally(deps)
  let read = -Infinity
  let shelf: Promise<Shelf> | undefined
  return () => {
    if (shelf && performance.now() - read < SHELF_KEPT_MS) return shelf
    read = performance.now()
    shelf = readShelf(deps, tally)
    shelf.catch(() => (shelf = undefined))
    return shelf
  }
}

async function readShelf(
  { catalog, routes, packages, tours }: PagesDeps,
  tallyNow: () => Promise<SiteTally>,
): Promise<Shelf> {
  const [networks, tally, providers, allRoutes, packs, allTours] = await Promise.all([
    catalog.networks(),
    tallyNow(),
    catalog.providers(),
    routes.all(),
    packages.all(),
    tours.all(),
  ])
  const visited = await catalog.sitesById([...new Set(allRoutes.flatMap((route) => route.sites))])
  const sites = [...visited.values()]
  return { networks, sites, tally, providers, routes: allRoutes, packages: packs, tours: allTours }
}

/** A map of more points than this is a cloud, and a list of more names is scrolled by nobody. */
const MOST_ON_MAP = 60
const MOST_OF_NETWORK = 120
/** How exact the points are changes slowly, and takes reading every one of them. */
const PRECISIONS_KEPT_MS = 600_000

/** Whose every site is and how exact its point: read through once, and again when there are more or fewer of them. */
function keptPrecisions(catalog: CatalogStore): (shelf: Shelf) => Promise<readonly Precise[]> {
  let kept: { of: number; at: number; all: Promise<Precise[]> } | undefined
  async function readAll(): Promise<Precise[]> {
    const all: Precise[] = []
    for await (const sites of catalog.siteBatches())
      all.push(...sites.map(({ network, precision }) => ({ network, precision })))
    return all
  }
  return ({ tally }) => {
    const at = performance.now()
    if (!kept || kept.of !== tally.total || at - kept.at > PRECISIONS_KEPT_MS)
      kept = { of: tally.total, at, all: readAll() }
    const { all } = kept
    all.catch(() => (kept = undefined))
    return all
  }
}

/** The one thing of a list with this id, or the error that says there is none. */
function one<T>(things: readonly T[], is: (thing: T) => boolean, code: ErrorCode): T {
  const found = things.find(is)
  if (!found) throw new AppError(code)
  return found
}

const slugOf = ({ req }: Desk): string => String(req.params.slug)

type Pages = Record<string, readonly [template: string, page: Page]>

/** Lists and single pages, below the language: their template, and the view that fills it. */
const listPages = ({ catalog }: PagesDeps, precisions = keptPrecisions(catalog)): Pages => ({
  '/': ['home', ({ shelf, reader, draw }) => homeView(shelf, reader, draw)],
  '/rutas': ['cards', ({ shelf, reader }) => routesView(shelf, reader)],
  '/sitios': [
    'sites',
    async (desk) => {
      const asked = readSiteQuestion(desk.req.query, desk.shelf)
      return sitesView(asked, { ...desk, found: await findSites(asked, { catalog, ...desk }) })
    },
  ],
  '/paquetes': ['cards', ({ shelf, reader }) => packagesView(shelf, reader)],
  '/viajes': ['cards', ({ shelf, reader }) => toursView(shelf, reader)],
  '/redes': ['cards', ({ shelf, reader }) => networksView(shelf, reader)],
  '/mapa': [
    'map-page',
    async (desk) => {
      const each = desk.shelf.networks.map(({ id }) => firstOf(id, MOST_ON_MAP, { catalog, shelf: desk.shelf }))
      return mapView({ ...desk, sites: (await Promise.all(each)).flat() })
    },
  ],
  '/folletos': ['brochures', ({ shelf, reader }) => brochuresView(shelf, reader)],
  '/ayuda': ['help', async (desk) => helpView({ ...desk, sites: await precisions(desk.shelf) })],
  '/ayuda/permisos': ['permissions', ({ reader }) => permissionsView(reader)],
})

/** Pages of one thing, found by its slug. */
const detailPages = ({ catalog, graph, now, database, records, openPhotos, publicUrl }: PagesDeps): Pages => ({
  '/rutas/:slug': [
    'route',
    (desk) =>
      routeView(
        one(desk.shelf.routes, ({ id }) => id === slugOf(desk), 'route.not_found'),
        desk,
      ),
  ],
  '/sitios/:slug': [
    'site',
    async (desk) => {
      const site = await catalog.site(slugOf(desk))
      if (!site) throw new AppError('site.not_found')
      const open = await openRecordsOf({ database, records, now }, site.id)
      return siteView(site, { ...desk, records: open, photos: await openPhotos.of(site), publicUrl })
    },
  ],
  '/paquetes/:slug': [
    'package',
    (desk) =>
      packageView(
        one(desk.shelf.packages, ({ id }) => id === slugOf(desk), 'package.not_found'),
        { ...desk, asked: readDay(desk.req.query.salida) },
      ),
  ],
  '/viajes/:slug': [
    'tour',
    (desk) =>
      tourView(
        one(desk.shelf.tours, ({ id }) => id === slugOf(desk), 'tour.not_found'),
        desk,
      ),
  ],
  '/redes/:slug': [
    'network',
    async (desk) => {
      const network = one(desk.shelf.networks, ({ slug }) => slug === slugOf(desk), 'network.not_found')
      return networkView(network, { ...desk, sites: await firstOf(network.id, MOST_OF_NETWORK, { catalog, ...desk }) })
    },
  ],
  '/redes/:slug/cobertura': [
    'coverage',
    async (desk) => {
      const network = one(desk.shelf.networks, ({ slug }) => slug === slugOf(desk), 'network.not_found')
      const ground = { services: await catalog.services(), graph: graph(), today: now().toISOString().slice(0, 10) }
      return coverageView(network, { ...desk, ground, sites: await catalog.sites({ network: network.id }) })
    },
  ],
})

/** Writes a finished view into its template, inside the frame of the house. */
function present({ assets, publicUrl }: Pick<PagesDeps, 'assets' | 'publicUrl'>, req: Request) {
  const { language, path } = readPath(req.path)
  const reader = readerOf(language, wordsIn(language))
  const search = new URL(req.originalUrl, 'http://localhost').search
  const stand = { reader, path: path.length > 1 ? path.replace(/\/$/, '') : path, search, publicUrl, assets }
  const html = (template: string, { head, ...view }: { head: Head }) =>
    render(`pages/${template}`, { ...view, frame: frameView(head, stand) }, language)
  return { reader, html }
}

/** Public pages may be kept a minute by anyone, and are asked for again by their fingerprint. */
const sendPage = (res: Response, html: string) => res.set('Cache-Control', 'public, max-age=60').type('html').send(html)

const sendLive = (res: Response, live: object) =>
  res.set({ 'Cache-Control': 'public, max-age=60', 'X-Robots-Tag': 'noindex' }).json(live)

/** The public website: every address of the design in the three languages, and what search engines read. */
export function pagesRouter(deps: PagesDeps): Router {
  const router = Router({ strict: false })
  const draw = drawOn(deps)
  const shelfNow = keptShelf(deps)
  for (const [path, [template, page]] of Object.entries({ ...listPages(deps), ...detailPages(deps) })) {
    const handler: RequestHandler = async (req, res) => {
      const { reader, html } = present(deps, req)
      const view = await page({ shelf: await shelfNow(), reader, draw, towns: deps.basemap.towns, req })
      if (req.query.mapa === 'json' && view.head.live) sendLive(res, liveView(view.head.live, reader))
      else sendPage(res, html(template, view))
    }
    router.get(
      LANGUAGES.map((language) => (language === 'es' ? path : `/${language}${path}`)),
      handler,
    )
  }
  return router.use(filesRouter(deps))
}

function filesRouter(deps: PagesDeps): Router {
  let ground: string | undefined
  const groundNow = async () => {
    const homes = (await deps.catalog.networks()).map(({ country }) => country)
    return JSON.stringify(groundGeoJson(deps.basemap, homes))
  }
  const night = nightCss()
  const robots = `User-agent: *\nDisallow: /studio/\nDisallow: /api/\nSitemap: ${deps.publicUrl}/sitemap.xml\n`
  return Router()
    .get('/mapa-base.json', async (_req, res) => {
      ground ??= await groundNow()
      res.set('Cache-Control', 'public, max-age=86400').type('json').send(ground)
    })
    .get('/mapa-noche.css', (_req, res) => res.set('Cache-Control', 'public, max-age=86400').type('css').send(night))
    .get('/robots.txt', (_req, res) => res.set('Cache-Control', 'public, max-age=3600').type('txt').send(robots))
    .use(sitemapRouter(deps))
}

/** The page for an error, in the language of the address; it says what the code says and nothing more. */
export function errorPage(deps: Pick<PagesDeps, 'assets' | 'publicUrl'>) {
  return (req: Request, { code, status }: { code: string; status: number }): string => {
    const { reader, html } = present(deps, req)
    return html('error', errorView(code, status, reader))
  }
}
