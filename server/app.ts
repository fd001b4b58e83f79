import { createHash } from 'node:crypto'
import { join } from 'node:path'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import type { Logger } from 'pino'
import { ZodError } from 'zod'
import type { MapRoad } from '../geo/map-input'
import { brochureRouter } from './brochure/http'
import type { BrochureCommands } from './brochure/commands'
import { catalogRouter } from './catalog/http'
import { AppError, type ErrorCode } from './contract/errors'
import { healthRouter } from './health'
import type { House } from './house'
import { openRouter } from './open/http'
import { ASSETS_PATH, readAssets } from './pages/assets'
import { errorPage, pagesRouter } from './pages/http'

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
  'catalog.broken': 500,
  'price.division_by_nothing': 422,
  'price.unknown_tax': 422,
  'price.unknown_exchange': 422,
  'browser.missing': 503,
  'brochure.failed': 500,
  'stage.too_long': 422,
  'tour.gateway': 422,
  'tour.connection': 422,
  'package.incomplete': 422,
  'server.broken': 500,
} satisfies Record<ErrorCode, number>

export interface AppDeps {
  readonly house: House
  readonly roads: readonly MapRoad[]
  readonly brochures: BrochureCommands
  readonly log: Logger
}

/** Only what a page loads from here: no script or style written into a page, no frame around it. */
const CONTENT_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ZodError) {
    const problems = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return new AppError('input.invalid', { problems })
  }
  const status = (error as { status?: number } | null)?.status
  if (status === 400) return new AppError('input.invalid')
  return status === 404 ? new AppError('page.not_found') : new AppError('server.broken')
}

/** The one place that answers errors: the data addresses in JSON, everything else with a page in the reader's language. */
function answerErrors(page: ReturnType<typeof errorPage>, log: Logger): ErrorRequestHandler {
  // eslint-disable-next-line max-params -- Express knows an error handler by its four parameters
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const { code, details } = toAppError(error)
    const status = STATUS[code]
    if (status >= 500) log.error({ err: error, code, path: req.path }, 'answering an error')
    res.status(status).set('Cache-Control', 'no-store')
    if (req.path.startsWith('/api/')) return void res.json({ error: { code, details } })
    res.type('html').send(page(req, { code, status }))
  }
}

/** The rooms plugged into Express, in order; the error answer last. */
export function createApp({ house, roads, brochures, log }: AppDeps): Express {
  const { config } = house
  const dist = join(import.meta.dirname, '..', 'web', 'dist')
  const pages = { ...house, roads, publicUrl: config.publicUrl, assets: readAssets(dist) }
  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.set('etag', (body: Buffer) => `"${createHash('sha1').update(body).digest('base64url')}"`)
  app.use(pinoHttp({ logger: log, autoLogging: log.level === 'debug' || log.level === 'trace' }))
  app.use(
    helmet({
      contentSecurityPolicy: CONTENT_POLICY,
      strictTransportSecurity: config.publicUrl.startsWith('https:'),
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    }),
  )
  app.use(compression())
  app.use(healthRouter(house))
  app.use(ASSETS_PATH, express.static(dist, { immutable: true, maxAge: '1y', index: false, dotfiles: 'ignore' }))
  app.use(catalogRouter(house.catalog))
  app.use(openRouter(pages))
  app.use(brochureRouter(brochures))
  app.use(pagesRouter(pages))
  app.use(() => {
    throw new AppError('page.not_found')
  })
  app.use(answerErrors(errorPage(pages), log))
  return app
}
