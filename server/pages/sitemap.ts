import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Response } from 'express'
import type { CatalogStore } from '../catalog/store'
import { AppError } from '../contract/errors'
import type { PackageStore } from '../package/store'
import type { RouteStore } from '../route/store'
import type { TourStore } from '../tour/store'
import { pathsBeside, sitemapFiles, sitemapIndex, sitemapText, sitePath, SITES_A_FILE } from './sitemap.rules'

export interface SitemapDeps {
  readonly catalog: Pick<CatalogStore, 'networks' | 'siteIds' | 'siteCounts'>
  readonly routes: RouteStore
  readonly packages: PackageStore
  readonly tours: TourStore
  readonly publicUrl: string
}

/** As many sites are in memory at once. */
const BATCH = 1000

async function readBeside({ catalog, routes, packages, tours }: SitemapDeps): Promise<string[]> {
  const [networks, all, packs, allTours] = await Promise.all([
    catalog.networks(),
    routes.all(),
    packages.all(),
    tours.all(),
  ])
  return pathsBeside({ networks, routes: all, packages: packs, tours: allTours })
}

async function* sitePaths({ catalog }: SitemapDeps, from: number, to: number): AsyncGenerator<string[]> {
  for (let offset = from; offset < to; offset += BATCH) {
    const ids = await catalog.siteIds({ offset, limit: Math.min(BATCH, to - offset) })
    if (ids.length === 0) return
    yield ids.map(sitePath)
  }
}

async function send(res: Response, batches: AsyncIterable<readonly string[]>, publicUrl: string): Promise<void> {
  res.set('Cache-Control', 'public, max-age=3600').type('xml')
  try {
    await pipeline(Readable.from(sitemapText(batches, publicUrl)), res)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

/** What search engines read of the website: one file, or a list of files where there are too many addresses for one. */
export function sitemapRouter(deps: SitemapDeps): Router {
  const { catalog, publicUrl } = deps
  const filesOf = async (beside: readonly string[]) => {
    const counts = await catalog.siteCounts({})
    return sitemapFiles(
      [...counts.values()].reduce((sum, some) => sum + some, 0),
      beside.length,
    )
  }
  return Router()
    .get('/sitemap.xml', async (_req, res) => {
      const beside = await readBeside(deps)
      const files = await filesOf(beside)
      if (files > 1) {
        res.set('Cache-Control', 'public, max-age=3600').type('xml').send(sitemapIndex(files, publicUrl))
        return
      }
      async function* whole() {
        yield beside
        yield* sitePaths(deps, 0, Infinity)
      }
      await send(res, whole(), publicUrl)
    })
    .get('/sitemaps/:file.xml', async (req, res) => {
      const beside = await readBeside(deps)
      const file = /^\d{1,6}$/.test(req.params.file) ? Number(req.params.file) : -1
      const files = await filesOf(beside)
      if (files === 1 || file < 0 || file >= files) throw new AppError('page.not_found')
      async function* besideOnly() {
        yield beside
      }
      const batches = file === 0 ? besideOnly() : sitePaths(deps, (file - 1) * SITES_A_FILE, file * SITES_A_FILE)
      await send(res, batches, publicUrl)
    })
}
