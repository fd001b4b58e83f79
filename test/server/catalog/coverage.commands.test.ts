import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { coverage as coverageVerb } from '../../../scripts/verbs/coverage'
import { sentenceOf } from '../../../scripts/verbs/sentence'
import { CoverageQuery, type Coverage } from '../../../server/contract/api/coverage'
import { coverageIn } from '../../../server/house'
import { draftStore } from '../../../server/review/drafts.store'
import { openPages, type Pages } from '../pages/open-pages'

let pages: Pages
beforeAll(async () => {
  pages = await openPages()
  process.env.DATA_DIR = pages.house.config.dataDir
}, 60_000)
afterAll(() => pages.close())

const ask = (query: object, mayRead: (network: string) => boolean = () => true) =>
  coverageIn(pages.house).coverage(CoverageQuery.parse(query), { sites: mayRead, drafts: mayRead })

describe('the coverage of what is published', () => {
  it('of a route is told in the order in which it is driven', async () => {
    const route = (await pages.house.routes.find('ruta-che'))!
    expect((await ask({ route: 'ruta-che' })).sites.map(({ id }) => id)).toEqual(route.sites)
  })

  it('of a network is told for its sites abroad too, and with the limits asked for', async () => {
    const told = await ask({ network: 'che', bed: '1', meal: '499' })
    expect(told.limits).toEqual({ bed: 1, meal: 499, guide: 50 })
    expect(new Set(told.sites.map(({ country }) => country))).toEqual(new Set(['CU', 'AR', 'BO', 'MX']))
    expect(told.lacking.bed).toBeGreaterThan(told.lacking.meal)
    expect(told.lacking.meal).toBe(told.sites.filter(({ lacks }) => lacks.includes('meal')).length)
  })

  it('of a route that is being written is told from its draft, to those who may read it', async () => {
    const { database } = pages.house
    const [first] = (await pages.house.routes.find('ruta-che'))!.sites
    const value = { stops: [{ site: first! }, { site: 'todavia-sin-publicar' }] }
    const by = { createdBy: 'x', editedBy: 'x', sentBy: '', provider: '', base: 1, createdAt: '', savedAt: '' }
    const draft = { kind: 'route', object: 'ruta-che', state: 'draft', networks: ['che'], value, ...by } as const
    await database.inTransaction((tx) => draftStore(database).save(tx, draft))
    const told = await ask({ route: 'ruta-che', draft: 'true' })
    expect([told.sites.map(({ id }) => id), told.leftOut]).toEqual([[first], 1])
    expect((await ask({ route: 'ruta-che' })).sites.length).toBeGreaterThan(1)
    const hidden = coverageIn(pages.house).coverage(CoverageQuery.parse({ route: 'ruta-che', draft: 'true' }), {
      sites: () => true,
      drafts: () => false,
    })
    expect((await hidden).leftOut).toBe(0)
    await database.inTransaction((tx) => draftStore(database).remove(tx, 'route', 'ruta-che'))
  })

  it('of a country or one of its provinces holds the sites there, however the province is spelt', async () => {
    const all = await ask({ country: 'AR' })
    expect(new Set(all.sites.map(({ country }) => country))).toEqual(new Set(['AR']))
    const some = await ask({ country: 'AR', admin1: 'cordoba' })
    expect(some.sites.length).toBeGreaterThan(0)
    expect(some.sites.length).toBeLessThan(all.sites.length)
    expect(() => CoverageQuery.parse({ admin1: 'Mendoza', network: 'che' })).toThrow()
    expect(() => CoverageQuery.parse({ draft: 'true', network: 'che' })).toThrow()
  })

  it('of a box holds the sites of every network in it, but only of those that whoever asks may read', async () => {
    const bbox = '-66,-35,-57,-30'
    const all = await ask({ bbox })
    expect(new Set(all.sites.map(({ network }) => network))).toEqual(new Set(['che', 'san-martin']))
    const own = await ask({ bbox }, (network) => network === 'che')
    expect(own.sites.map(({ id }) => id).sort()).toEqual(
      all.sites.flatMap(({ id, network }) => (network === 'che' ? [id] : [])).sort(),
    )
  })

  it('is refused for a route nobody published, and for a network that is not one’s own', async () => {
    await expect(ask({ route: 'ruta-de-nadie' })).rejects.toMatchObject({ code: 'route.not_found' })
    await expect(ask({ network: 'che' }, () => false)).rejects.toMatchObject({ code: 'right.missing' })
    await expect(ask({ route: 'ruta-che' }, () => false)).rejects.toMatchObject({ code: 'right.missing' })
  })

  it('is answered for the whole catalog', async () => {
    expect((await ask({ bbox: '-180,-90,180,90' })).sites.length).toBe((await pages.house.catalog.sites()).length)
  })
})

describe('coverage on the command line', () => {
  it('prints what the API answers', async () => {
    expect(await coverageVerb(['--network', 'sandino', '--bed', '10'], 'es')).toEqual(
      await ask({ network: 'sandino', bed: '10' }),
    )
  })

  it('prints a table with a line a site', async () => {
    const lines: string[] = []
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
    await coverageVerb(['--route', 'ruta-bolivar', '--format', 'csv'], 'pt').finally(() => out.mockRestore())
    const told: Coverage = await ask({ route: 'ruta-bolivar' })
    const rows = lines.join('').trimEnd().split('\n')
    expect(rows[0]).toMatch(/^\uFEFFsite,name,network,country,lng,lat,lacks,bed_km,/)
    expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(told.sites.map(({ id }) => id))
  })

  it('says which word is wrong', async () => {
    const trouble = (args: string[]) => coverageVerb(args, 'es').catch((error: unknown) => sentenceOf(error, 'es'))
    expect(await trouble([])).toMatch(/--network/)
    expect(await trouble(['--network', 'inca'])).toMatch(/^network: /)
    expect(await trouble(['--network', 'che', '--route', 'ruta-che'])).toMatch(/uno solo/)
    expect(await trouble(['--network', 'che', '--bed', 'lejos'])).toMatch(/^bed: /)
    expect(await trouble(['--network', 'che', '--format', 'pdf'])).toMatch(/json, csv/)
  })
})
