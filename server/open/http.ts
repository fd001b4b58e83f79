import { Router, type Response } from 'express'
import type { CatalogStore } from '../catalog/store'
import { LANGUAGES, type Language } from '../contract/common'
import { AppError } from '../contract/errors'
import type { RouteStore } from '../route/store'
import { routeGeojson, routeGpx, routeKml, type RouteExport } from './rules'

const FORMATS = {
  geojson: { type: 'application/geo+json', write: (input: RouteExport) => JSON.stringify(routeGeojson(input)) },
  gpx: { type: 'application/gpx+xml', write: routeGpx },
  kml: { type: 'application/vnd.google-earth.kml+xml', write: routeKml },
} as const
export type ExportFormat = keyof typeof FORMATS

export interface OpenDeps {
  readonly routes: RouteStore
  readonly catalog: CatalogStore
  readonly publicUrl: string
}

/** The text of a route in one of the open formats. */
export async function exportRoute(
  deps: OpenDeps,
  { slug, format, language }: { slug: string; format: ExportFormat; language: Language },
): Promise<string> {
  const route = await deps.routes.find(slug)
  if (!route) throw new AppError('route.not_found', { id: slug })
  const prefix = language === 'es' ? '' : `/${language}`
  const sites = await deps.catalog.sitesById(route.sites)
  return FORMATS[format].write({ route, sites, language, url: `${deps.publicUrl}${prefix}/rutas/${slug}` })
}

function sendFile(res: Response, { text, type, name }: { text: string; type: string; name: string }): void {
  res
    .set({
      'Cache-Control': 'public, max-age=300',
      'Access-Control-Allow-Origin': '*',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
    .type(type)
    .send(text)
}

/** The files beside a route's page: `/rutas/:slug.gpx`, `/pt/rutas/:slug.kml` … */
export function openRouter(deps: OpenDeps) {
  const router = Router()
  for (const language of LANGUAGES)
    for (const format of Object.keys(FORMATS) as ExportFormat[])
      router.get(`${language === 'es' ? '' : `/${language}`}/rutas/:slug.${format}`, async (req, res) => {
        const { slug } = req.params
        sendFile(res, {
          text: await exportRoute(deps, { slug, format, language }),
          type: FORMATS[format].type,
          name: `${slug}.${format}`,
        })
      })
  return router
}
