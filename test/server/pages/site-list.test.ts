import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticSites } from '../../../scripts/bench/synthetic-sites'
import { readConfig } from '../../../server/config'
import type { Site } from '../../../server/contract/site'
import { loadCatalog, openHouse, type House } from '../../../server/house'
import { readerOf } from '../../../server/pages/reader.rules'
import { tallyOf, type Shelf } from '../../../server/pages/shelf.rules'
import { findSites } from '../../../server/pages/site-list'
import { sitemapFiles, sitemapIndex, sitemapText, sitePath } from '../../../server/pages/sitemap.rules'
import { inVisitingOrder, readSiteQuestion } from '../../../server/pages/sites.rules'
import { wordsIn } from '../../../server/templates/words'

const MORE = 300
let house: House
let folder: string
let shelf: Shelf
let all: Site[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rutas-list-'))
  house = await openHouse(readConfig({ DATA_DIR: folder }))
  await loadCatalog(house, 'es')
  await house.catalogCommands.importSites([...syntheticSites({ count: MORE, seed: 3, spread: 0.2 })], { dryRun: false })
  const [networks, routes] = [await house.catalog.networks(), await house.routes.all()]
  all = await house.catalog.sites()
  const visited = new Set(routes.flatMap((route) => route.sites))
  const tally = tallyOf(await house.catalog.siteTally())
  shelf = {
    networks,
    routes,
    tally,
    sites: all.filter(({ id }) => visited.has(id)),
    providers: [],
    packages: [],
    tours: [],
  }
}, 120_000)
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const reader = (language: 'es' | 'en') => readerOf(language, wordsIn(language))
async function pagesOf(query: Record<string, string>, language: 'es' | 'en' = 'es') {
  const ids: string[] = []
  for (let page = 1; ; page += 1) {
    const asked = readSiteQuestion({ ...query, pagina: String(page) }, shelf)
    const found = await findSites(asked, { catalog: house.catalog, shelf, reader: reader(language) })
    ids.push(...found.sites.map(({ id }) => id))
    if (page === found.pages) return { ids, count: found.count }
  }
}

describe('the list of sites, page after page,', () => {
  it('is the same as if all of it had been sorted at once', async () => {
    const { ids, count } = await pagesOf({})
    expect(ids).toEqual(inVisitingOrder(all, shelf).map(({ id }) => id))
    expect(count).toBe(all.length)
  })
  it('holds each site that is asked for once, whatever is asked', async () => {
    const questions: [Record<string, string>, (site: Site) => boolean][] = [
      [{ red: 'che' }, ({ network }) => network === 'che'],
      [{ red: 'che', pais: 'BO' }, ({ network, country }) => network === 'che' && country === 'BO'],
      [
        { tipo: 'museum', certeza: 'documentado' },
        ({ kind, confidence }) => kind === 'museum' && confidence === 'documentado',
      ],
    ]
    for (const [query, is] of questions) {
      const { ids, count } = await pagesOf(query)
      expect(ids).toEqual(inVisitingOrder(all.filter(is), shelf).map(({ id }) => id))
      expect(count).toBe(ids.length)
    }
  })
  it('finds words as the catalog does, with the stops of the route first', async () => {
    for (const q of ['higuera', 'Higueras', 'nancahuazu', 'montaña']) {
      const found = await house.catalog.sites({ q })
      expect((await pagesOf({ q })).ids).toEqual(inVisitingOrder(found, shelf).map(({ id }) => id))
    }
  })
  it('stands in the order of dates, and of names in the language that is read', async () => {
    const dates = (await pagesOf({ orden: 'date' })).ids.map((id) =>
      all.find((site) => site.id === id)!.date.slice(0, 4),
    )
    expect(dates).toEqual([...dates].sort())
    const names = (await pagesOf({ orden: 'name', red: 'sandino' }, 'en')).ids
    const english = names.map((id) => all.find((site) => site.id === id)!.name.en)
    expect(english).toEqual([...english].sort((a, b) => a.localeCompare(b, 'en')))
  })
})

describe('the sitemap', () => {
  it('is one file, or a list of files where there are more addresses than one may have', async () => {
    expect([sitemapFiles(168, 40), sitemapFiles(15_000, 1), sitemapFiles(100_000, 40)]).toEqual([1, 2, 8])
    const index = sitemapIndex(2, 'https://rutas.example')
    expect(index.match(/<loc>[^<]+<\/loc>/g)).toEqual([
      '<loc>https://rutas.example/sitemaps/0.xml</loc>',
      '<loc>https://rutas.example/sitemaps/1.xml</loc>',
    ])
    const batches = async function* () {
      yield [sitePath('a')]
      yield [sitePath('b')]
    }
    let text = ''
    for await (const part of sitemapText(batches(), 'https://rutas.example')) text += part
    expect(text.match(/<loc>/g)).toHaveLength(6)
    expect(text).toContain('hreflang="pt-BR" href="https://rutas.example/pt/sitios/b"')
  })
})
