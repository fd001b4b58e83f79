import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../server/contract/common'
import { hrefIn } from '../../../server/pages/reader.rules'
import { pathsBeside, sitePath } from '../../../server/pages/sitemap.rules'
import { openPages, type Pages } from './open-pages'

let pages: Pages
let paths: string[]
beforeAll(async () => {
  pages = await openPages()
  const { catalog, routes, packages, tours } = pages.house
  const beside = pathsBeside({
    networks: await catalog.networks(),
    routes: await routes.all(),
    packages: await packages.all(),
    tours: await tours.all(),
  })
  paths = [...beside, ...(await catalog.sites()).map(({ id }) => sitePath(id))]
})
afterAll(() => pages.close())

/** Keys that found no sentence, values that found no words. */
const NOT_WORDS = /(?<![\w./@-])(?:pages|common|labels|errors)\.[a-z]+[.\w-]*|\bundefined\b|\[object|\bNaN\b|{{/
/** What the content policy forbids. */
const INLINE = /\sstyle="|<style|\son[a-z]+="/

const textOf = async (path: string) => (await pages.get(path)).text()
/** One address of each kind: every fixed one, and the first of each slug. */
const kindsOf = (all: readonly string[]) => [
  ...new Map(all.map((path) => [path.split('/').length > 2 ? path.split('/')[1]! : path, path])).values(),
]
const attribute = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, value]) => value!)

describe('every address in every language', () => {
  for (const language of LANGUAGES)
    it(`answers in ${language}, with words and not keys`, async () => {
      expect(paths.length).toBeGreaterThan(80)
      for (const path of paths) {
        const answer = await pages.get(hrefIn(language, path))
        const html = await answer.text()
        expect([path, answer.status]).toEqual([path, 200])
        expect(html).toContain(`<html lang="${language === 'pt' ? 'pt-BR' : language}">`)
        const words = html.replace(/<svg[\s\S]*?<\/svg>/g, '')
        expect([path, ...(words.match(NOT_WORDS) ?? [])]).toEqual([path])
        expect([path, ...(html.match(INLINE) ?? [])]).toEqual([path])
      }
    })
  for (const language of LANGUAGES)
    it(`is written in valid HTML in ${language}`, async () => {
      const validator = new HtmlValidate({ extends: ['html-validate:recommended'] })
      for (const path of [...kindsOf(paths), '/nada', '/sitios?red=che&orden=date']) {
        const report = await validator.validateString(await textOf(hrefIn(language, path)))
        expect([path, report.results.flatMap(({ messages }) => messages.map(({ message }) => message))]).toEqual([
          path,
          [],
        ])
      }
    })
  it('names itself and its other languages', async () => {
    for (const path of kindsOf(paths)) {
      const html = await textOf(hrefIn('pt', path))
      const pairs = attribute(html, /<link rel="alternate" hreflang="([^"]+)"/g)
      expect([path, pairs]).toEqual([path, ['es', 'pt-BR', 'en', 'x-default']])
      expect(attribute(html, /<link rel="canonical" href="([^"]+)"/g)).toEqual([
        `https://rutas.example${hrefIn('pt', path)}`,
      ])
      expect(html).toContain(`href="${hrefIn('en', path)}" hreflang="en"`)
    }
  })
  it('keeps what was asked when the language changes', async () => {
    expect(await textOf('/pt/sitios?red=che')).toContain('href="/en/sitios?red&#x3D;che" hreflang="en"')
  })
  it('has one main heading, and headings that skip no level', async () => {
    for (const path of kindsOf(paths)) {
      const levels = attribute(await textOf(path), /<h([1-6])/g).map(Number)
      expect([path, levels.filter((level) => level === 1).length]).toEqual([path, 1])
      const skips = levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)
      expect([path, skips]).toEqual([path, []])
    }
  })
  it('links only to pages that exist', async () => {
    expect((await pages.get('/studio/entrar')).status).toBe(200)
    const own = LANGUAGES.flatMap((language) => paths.map((path) => hrefIn(language, path)))
    const known = new Set([...own, '/studio/entrar'])
    for (const path of kindsOf(paths)) {
      const links = attribute(await textOf(path), /<a[^>]* href="(\/[^"#?]*)/g)
      const broken = links.filter((link) => !known.has(link) && !/\.(pdf|gpx|kml|geojson)$/.test(link))
      expect([path, broken]).toEqual([path, []])
    }
  })
})

describe('what is not there', () => {
  it.each([
    ['/nada', 'Esta página no existe', 'No hay ninguna página'],
    ['/rutas/nada', 'Esta página no existe', 'No hay ninguna ruta publicada'],
    ['/pt/sitios/nada', 'Esta página não existe', 'Não há nenhum sítio'],
    ['/en/viajes/nada', 'This page does not exist', 'There is no published tour'],
  ])('is said at %s in the language of the address', async (path, title, sentence) => {
    const answer = await pages.get(path)
    const html = await answer.text()
    expect(answer.status).toBe(404)
    expect(html).toContain(title)
    expect(html).toContain(sentence)
    expect(html).toContain('<meta name="robots" content="noindex">')
  })
  it('does not repeat markup of the address', async () => {
    expect(await textOf('/sitios?q=%3Cscript%3Ealert(1)%3C/script%3E')).not.toContain('<script>alert')
  })
})

describe('the list of sites', () => {
  const linesOf = async (query: string) => attribute(await textOf(`/sitios${query}`), /<li class="(site-line)/g).length
  const count = async (query: string) =>
    Number(/<h2 id="lista">([\d.]+) sitios?</.exec(await textOf(`/sitios${query}`))![1]!.replaceAll('.', ''))
  it('is narrowed by network, kind and certainty without JavaScript', async () => {
    const sites = await pages.house.catalog.sites()
    expect(await count('')).toBe(sites.length)
    expect(await count('?red=che')).toBe(sites.filter(({ network }) => network === 'che').length)
    expect(await count('?certeza=documentado')).toBe(sites.filter((s) => s.confidence === 'documentado').length)
    expect(await count('?tipo=museum&pais=AR')).toBe(
      sites.filter(({ kind, country }) => kind === 'museum' && country === 'AR').length,
    )
  })
  it('says so when nothing fits', async () => {
    expect(await textOf('/sitios?q=zzzz')).toContain('Ningún sitio cumple todo eso')
  })
  it('takes what it does not know as not asked', async () => {
    expect(await count('?red=nadie&orden=al-azar&pagina=-1')).toBe((await pages.house.catalog.sites()).length)
  })
  it('shows each site once over its pages, network by network, and goes on counting', async () => {
    const sites = await pages.house.catalog.sites()
    const seen: string[] = []
    let next: string | undefined = '/sitios'
    for (let page = 1; next; page += 1) {
      const html = await textOf(next)
      expect(html).toContain(`Página ${page} de`)
      expect(attribute(html, /class="site-line[^>]*>\s*<span class="stop" aria-hidden="true">(\d+)</g)[0]).toBe(
        String(seen.length + 1),
      )
      seen.push(...attribute(html, /<h3><a href="\/sitios\/([^"]+)"/g))
      next = attribute(html, /rel="next" href="([^"]+)"/g)[0]
        ?.replaceAll('&amp;', '&')
        .replaceAll('&#x3D;', '=')
    }
    expect([...seen].sort()).toEqual(sites.map(({ id }) => id).sort())
    const networks = seen.map((id) => sites.find((site) => site.id === id)!.network)
    expect(networks.filter((network, index) => network !== networks[index - 1])).toEqual([
      'sandino',
      'che',
      'bolivar',
      'san-martin', // prettier-ignore
    ])
  })
  it('keeps what was asked from page to page, and a network on one', async () => {
    const html = await textOf('/en/sitios?certeza=documentado&orden=name')
    expect(html).toMatch(
      /rel="next" href="\/en\/sitios\?certeza(=|&#x3D;)documentado&amp;orden(=|&#x3D;)name&amp;pagina(=|&#x3D;)2"/,
    )
    expect(await linesOf('?red=bolivar')).toBe(await count('?red=bolivar'))
    expect(await linesOf('?red=bolivar&pagina=99')).toBe(await count('?red=bolivar'))
  })
  it('finds the extensions abroad by their country, and marks them', async () => {
    const sites = await pages.house.catalog.sites({ country: 'BO' })
    expect(await count('?pais=BO')).toBe(sites.length)
    const html = await textOf('/sitios?pais=BO')
    expect(attribute(html, /<span class="badge">(Extensión: Bolivia)</g)).toHaveLength(sites.length)
    expect(await textOf('/pt/sitios/pucara-la-higuera')).toContain('Extensão: Bolívia')
    expect(await textOf('/en/redes/che')).toContain('Extension: Bolivia')
    expect(await textOf('/sitios/santa-clara-tren-blindado')).not.toContain('Extensión')
  })
})

describe('what machines read', () => {
  it('lists every page in every language in the site map', async () => {
    const xml = await textOf('/sitemap.xml')
    expect(attribute(xml, /<loc>([^<]+)</g)).toHaveLength(paths.length * LANGUAGES.length)
    expect(xml).toContain('<loc>https://rutas.example/pt/rutas/ruta-sandino</loc>')
  })
  it('points robots to it', async () =>
    expect(await textOf('/robots.txt')).toContain('Sitemap: https://rutas.example/sitemap.xml'))
  it('describes a route as a trip with its days', async () => {
    const [first] = attribute(
      await textOf('/rutas/ruta-sandino'),
      /<script type="application\/ld\+json">(.*?)<\/script>/g,
    )
    const trip = JSON.parse(first!) as { '@type': string; subTrip: object[]; itinerary: { numberOfItems: number } }
    const route = (await pages.house.routes.find('ruta-sandino'))!
    expect(trip['@type']).toBe('TouristTrip')
    expect(trip.subTrip).toHaveLength(route.stages.length)
    expect(trip.itinerary.numberOfItems).toBe(route.sites.length)
  })
  it('gives the live map the same stops as the page', async () => {
    const live = (await (await pages.get('/en/rutas/ruta-che?mapa=json')).json()) as { points: { label: string }[] }
    const route = (await pages.house.routes.find('ruta-che'))!
    expect(live.points.map(({ label }) => label)).toEqual(route.sites.map((_, index) => String(index + 1)))
  })
  it('gives the ground of the live map once, for a day', async () => {
    const answer = await pages.get('/mapa-base.json')
    expect(answer.headers.get('cache-control')).toContain('86400')
    const { features } = (await answer.json()) as { features: { properties: { kind: string } }[] }
    expect(new Set(features.map(({ properties }) => properties.kind))).toEqual(
      new Set(['land', 'home', 'lake', 'town']),
    )
  })
  it('answers a page asked for again with nothing new', async () => {
    const etag = (await pages.get('/rutas')).headers.get('etag')!
    expect(await pages.statusOf('/rutas', { 'If-None-Match': etag })).toBe(304)
  })
})

describe('the page of coverage', () => {
  it('lists the sites that lack something near, and says that the count rests on examples', async () => {
    const html = await textOf('/redes/che/cobertura')
    const rows = attribute(html, /<tr class="net-che"><th scope="row">(.*?)<\/th>/g)
    expect(html).toContain(`${rows.length} sitios sin algo de esto cerca`)
    expect(html).toMatch(/prestadores de ejemplo/)
    expect(rows.some((row) => row.includes('/sitios/pucara-la-higuera'))).toBe(true)
    expect(rows.some((row) => row.includes('/sitios/santa-clara-tren-blindado'))).toBe(false)
  })
  it('shows the same sites on its live map', async () => {
    const html = await textOf('/en/redes/bolivar/cobertura')
    const live = (await (await pages.get('/en/redes/bolivar/cobertura?mapa=json')).json()) as { points: unknown[] }
    expect(live.points).toHaveLength(attribute(html, /<tr class="(net-bolivar)"/g).length)
  })
})

describe('help', () => {
  it('counts how exact the points are, every site once', async () => {
    const html = await textOf('/ayuda')
    const table = html.slice(html.indexOf('Sitios por margen de error y red'))
    const totals = attribute(table.slice(0, table.indexOf('</table>')), /<td class="num"[^>]*>(\d+)<\/td><\/tr>/g)
    const sites = await pages.house.catalog.sites()
    expect(totals.map(Number).reduce((sum, some) => sum + some, 0)).toBe(sites.length)
  })
})

describe('weight', () => {
  it('sends a first page of less than 100 kB', async () => {
    for (const language of LANGUAGES)
      expect([language, Buffer.byteLength(await textOf(hrefIn(language, '/'))) < 100_000]).toEqual([language, true])
  })

  it('sends a drawn map for a desk and one for a phone, and a page of less than 200 kB', async () => {
    for (const path of kindsOf(paths)) expect([path, (await textOf(path)).length < 200_000]).toEqual([path, true])
  })
})
