import { createHash } from 'node:crypto'
import { join } from 'node:path'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { ZodError } from 'zod'
import type { MapRoad } from '../geo/map-input'
import { cookieName } from './account/door.rules'
import { doorRouter, languageOf, type DoorDeps } from './account/door'
import type { Operation } from './account/operation'
import { brochureRouter } from './brochure/http'
import type { BrochureCommands } from './brochure/commands'
import { packBasemap } from './catalog/basemap'
import { catalogRouter } from './catalog/http'
import { photoRouter } from './catalog/photo.http'
import { AppError, type ErrorCode } from './contract/errors'
import { openDrain, type Drain } from './drain'
import { headers } from './headers'
import { healthRouter } from './health'
import type { House } from './house'
import { discreet, requestLog } from './log'
import { describeApi } from './openapi'
import { openRouter } from './open/http'
import { ASSETS_PATH, readAssets, readStudioAssets, readStudioFiles } from './pages/assets'
import { errorPage, pagesRouter } from './pages/http'
import { groundRouter, studioRouter } from './pages/studio'
import { readWorker } from './pages/worker'
import { errorSentence } from './templates/error-sentence'

/** Which answer each kind of expected trouble gets. */
const STATUS = {
  'input.invalid': 400,
  'input.not_json': 400,
  'file.missing': 404,
  'site.not_found': 404,
  'route.not_found': 404,
  'package.not_found': 404,
  'tour.not_found': 404,
  'network.not_found': 404,
  'page.not_found': 404,
  'place.unreachable': 422,
  'place.off_network': 422,
  'place.closed': 422,
  'catalog.broken': 500,
  'price.division_by_nothing': 422,
  'price.unknown_tax': 422,
  'price.unknown_exchange': 422,
  'browser.missing': 503,
  'brochure.failed': 500,
  'stage.too_long': 422,
  'tour.gateway': 422,
  'tour.connection': 422,
  'tour.no_link': 422,
  'package.incomplete': 422,
  'server.broken': 500,
  'server.stopping': 503,
  'disk.full': 507,
  'session.missing': 401,
  'session.wrong': 401,
  'session.not_found': 404,
  'right.missing': 403,
  'origin.foreign': 403,
  'method.not_allowed': 405,
  'limit.reached': 429,
  'body.too_large': 413,
  'body.not_json': 415,
  'text.hostile': 400,
  'link.unknown': 404,
  'link.expired': 410,
  'link.used': 410,
  'setup.closed': 409,
  'password.short': 422,
  'password.long': 422,
  'password.common': 422,
  'password.wrong': 422,
  'person.not_found': 404,
  'person.exists': 409,
  'person.disabled': 409,
  'person.last_coordination': 409,
  'match.missing': 428,
  'key.reused': 422,
  'draft.not_found': 404,
  'draft.stale': 412,
  'draft.state': 409,
  'draft.incomplete': 422,
  'draft.own_work': 403,
  'draft.unchanged': 409,
  'version.not_found': 404,
  'version.without_plan': 409,
  'provider.not_found': 404,
  'service.not_found': 404,
  'object.stale': 412,
  'import.refused': 422,
  'import.too_slow': 422,
  'import.overtaken': 409,
  'bulk.not_found': 404,
  'bulk.too_many': 422,
  'bulk.undone': 409,
  'bulk.changed': 409,
  'bulk.invalid': 422,
  'record.not_found': 404,
  'record.corrected': 409,
  'photo.not_found': 404,
  'photo.type': 422,
  'photo.unreadable': 422,
  'photo.animated': 422,
  'photo.too_heavy': 422,
  'photo.too_large': 422,
  'photo.too_many': 422,
} satisfies Record<ErrorCode, number>

export interface AppDeps {
  readonly house: House
  readonly roads: readonly MapRoad[]
  readonly brochures: BrochureCommands
  readonly log: Logger
  /** Every path of the API that the rooms declare. */
  readonly operations: readonly Operation[]
  readonly actorOf: DoorDeps['actorOf']
  readonly limits?: DoorDeps['limits']
  /** How the program stops; without one it never does. */
  readonly drain?: Drain
}

const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])

/** Whether the disk is full, however deep the database driver has wrapped it. */
function isDiskFull(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown }
  return FULL.has(code ?? '') || (cause !== undefined && isDiskFull(cause))
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ZodError) {
    const problems = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return new AppError('input.invalid', { problems })
  }
  if (isDiskFull(error)) return new AppError('disk.full')
  const status = (error as { status?: number } | null)?.status
  if (status === 400) return new AppError('input.invalid')
  return status === 404 ? new AppError('page.not_found') : new AppError('server.broken')
}

/** The one place that answers errors: the data addresses in JSON, everything else with a page in the reader's language. */
function answerErrors(page: ReturnType<typeof errorPage>, log: Logger): ErrorRequestHandler {
  // eslint-disable-next-line max-params -- Express knows an error handler by its four parameters
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const trouble = toAppError(error)
    const { code, details, attached } = trouble
    const status = STATUS[code]
    if (status >= 500) log.error({ err: error, code, path: req.path }, 'answering an error')
    res.status(status).set('Cache-Control', 'no-store')
    if (!/^\/api(\/|$)/i.test(req.path)) return void res.type('html').send(page(req, { code, status }))
    const sentence = errorSentence(new AppError(code), languageOf(req, res))
    res.vary('Accept-Language').json({ error: { ...attached, code, sentence, details } })
  }
}

/** Outside the API everything is only read: a form that posts here is told so, whatever the address. */
const onlyRead: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next()
  res.set('Allow', 'GET, HEAD, OPTIONS')
  if (req.method !== 'OPTIONS') throw new AppError('method.not_allowed')
  res.status(204).end()
}

/** The API: the open data, its description, and every operation behind its door. */
function api({ house, operations, actorOf, limits }: AppDeps): RequestHandler {
  const { publicUrl } = house.config
  let description: string | undefined
  return express
    .Router()
    .get('/openapi.json', (_req, res) => {
      description ??= JSON.stringify(describeApi(operations, { publicUrl, cookie: cookieName(publicUrl) }))
      res.set('Cache-Control', 'public, max-age=300').type('json').send(description)
    })
    .all(['/openapi.json', '/sites.geojson'], onlyRead)
    .use(doorRouter(operations, { database: house.database, now: house.now, publicUrl, actorOf, limits }))
    .use(() => {
      throw new AppError('page.not_found')
    })
}

/** The rooms plugged into Express, in order; the error answer last. */
export function createApp(deps: AppDeps): Express {
  const { house, roads, brochures, drain = openDrain() } = deps
  const { config } = house
  const log = discreet(deps.log)
  const dist = join(import.meta.dirname, '..', 'web', 'dist')
  const pages = { ...house, roads, publicUrl: config.publicUrl, assets: readAssets(dist) }
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.set('etag', (body: Buffer) => `"${createHash('sha1').update(body).digest('base64url')}"`)
  app.use(requestLog(log), headers(config.publicUrl), compression(), drain.door)
  app.use(healthRouter({ house, brochures, isStopping: drain.isStopping }))
  app.use(catalogRouter(house.catalog, { openPhotos: house.openPhotos, publicUrl: config.publicUrl }))
  app.use(photoRouter(house.openPhotos, house.now))
  app.use('/api', api(deps))
  app.use(onlyRead)
  app.use(ASSETS_PATH, express.static(dist, { immutable: true, maxAge: '1y', index: false, dotfiles: 'ignore' }))
  const ground = packBasemap(config.catalogDir)
  const worker = readWorker(dist, readStudioFiles(dist))
  app.use('/studio', studioRouter({ studio: readStudioAssets(dist), worker, ground }))
  app.use(groundRouter({ ground }))
  app.use(openRouter(pages))
  app.use(brochureRouter(brochures))
  app.use(pagesRouter(pages))
  app.use(() => {
    throw new AppError('page.not_found')
  })
  app.use(answerErrors(errorPage(pages), log))
  return app
}
