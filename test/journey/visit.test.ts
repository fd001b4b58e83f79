import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxePuppeteer } from '@axe-core/puppeteer'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openJourney, spawnProgram, type Journey } from './program'

const PORT = 18_474
const HOME = `http://localhost:${PORT}`
const LANGUAGES = [
  ['es', ''],
  ['pt', '/pt'],
  ['en', '/en'],
] as const
const PAGES = [
  '/',
  '/rutas',
  '/rutas/ruta-sandino',
  '/sitios',
  '/paquetes/paquete-che',
  '/viajes/cuatro-rutas',
  '/redes/bolivar',
  '/mapa',
  '/folletos',
  '/ayuda',
]

let journey: Journey
beforeAll(async () => {
  journey = await openJourney(PORT)
}, 120_000)
afterAll(async () => {
  if (journey) expect(await journey.end()).toBe(0)
})

async function open(path: string, { width = 1440, script = true } = {}): Promise<Page> {
  const page = await journey.browser.newPage()
  await page.setJavaScriptEnabled(script)
  await page.setViewport({ width, height: 900 })
  await page.goto(HOME + path, { waitUntil: 'networkidle0' })
  return page
}

describe('a traveller', () => {
  it.each(LANGUAGES)(
    'reads every page in %s, on a phone and on a desk, with nothing running off the side',
    async (_language, prefix) => {
      for (const path of PAGES)
        for (const width of [360, 1440]) {
          const page = await open(prefix + path, { width })
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect([path, width, wide <= 0]).toEqual([path, width, true])
          await page.close()
        }
    },
    180_000,
  )

  it('sees the map of a route without JavaScript, and a list that says the same', async () => {
    const page = await open('/rutas/ruta-sandino', { script: false })
    const { map, words } = await page.evaluate(() => ({
      map: document.querySelectorAll('svg[role="img"] path').length,
      words: document.body.innerText,
    }))
    expect(map).toBeGreaterThan(5)
    for (const name of ['Quilalí', 'Ocotal', 'Tiscapa']) expect(words).toContain(name)
    await page.close()
  })

  it('touches the map and it becomes a live one, with every stop on it', async () => {
    const page = await open('/rutas/ruta-sandino')
    await page.click('[data-live-map], .map button, button[data-map]')
    await page.waitForSelector('.leaflet-container .leaflet-marker-icon', { timeout: 15_000 })
    expect(await page.$$eval('.leaflet-marker-icon', (icons) => icons.length)).toBeGreaterThanOrEqual(12)
    await page.close()
  })

  it('is never sent to another host', async () => {
    const page = await journey.browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${HOME}/rutas/ruta-che`, { waitUntil: 'networkidle0' })
    expect(asked.filter((url) => !url.startsWith(HOME) && !url.startsWith('data:'))).toEqual([])
    await page.close()
  })

  it.each(PAGES)('finds nothing on %s that assistive technology cannot use', async (path) => {
    const page = await open(path)
    const { violations } = await new AxePuppeteer(page).analyze()
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html.slice(0, 120)}`)).toEqual([])
    await page.close()
  })

  it('takes the route, its package and a tour home as PDF, GPX, KML and GeoJSON', async () => {
    for (const path of ['/rutas/ruta-bolivar', '/pt/paquetes/paquete-san-martin', '/en/viajes/caribe-rebelde']) {
      const answer = await fetch(`${HOME}${path}.pdf`)
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'application/pdf'])
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    }
    for (const format of ['gpx', 'kml', 'geojson'])
      expect((await fetch(`${HOME}/rutas/ruta-che.${format}`)).status).toBe(200)
  })

  it('gets a page in the language of the address when there is nothing there', async () => {
    for (const [, prefix] of LANGUAGES) {
      const answer = await fetch(`${HOME}${prefix}/rutas/no-existe`)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain(`href="${prefix}/rutas"`)
    }
    expect((await fetch(`${HOME}/rutas/no-existe.pdf`)).status).toBe(404)
    expect((await fetch(`${HOME}/rutas/%E0%A4%A`)).status).toBe(400)
  })
})

describe('open data', () => {
  it('gives the whole catalog as one collection, and narrows it', async () => {
    const ask = async (query: string) =>
      (await (await fetch(`${HOME}/api/sites.geojson${query}`)).json()) as {
        features: { properties: { network: string; country: string } }[]
      }
    const all = await ask('')
    expect(all.features.length).toBeGreaterThanOrEqual(48)
    const che = await ask('?network=che')
    expect(new Set(che.features.map((feature) => feature.properties.network))).toEqual(new Set(['che']))
    expect((await ask('?bbox=-60,-36,-57,-33')).features.every((feature) => feature.properties.country === 'AR')).toBe(
      true,
    )
    expect((await ask('?q=quilali')).features.length).toBeGreaterThan(0)
    expect((await fetch(`${HOME}/api/sites.geojson?network=marte`)).status).toBe(400)
    expect((await fetch(`${HOME}/api/sites.geojson?color=red`)).status).toBe(400)
  })
})

describe('headers', () => {
  it('let no script or style be written into a page, and no frame around it', async () => {
    const { headers } = await fetch(`${HOME}/`)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('an operator', () => {
  const broken = mkdtempSync(join(tmpdir(), 'rutas-broken-'))
  afterAll(() => rmSync(broken, { recursive: true, force: true }))

  it('whose catalog is broken is told every fault, and nothing is loaded', async () => {
    cpSync('data', join(broken, 'data'), { recursive: true })
    const file = join(broken, 'data', 'sites.geojson')
    const sites = JSON.parse(readFileSync(file, 'utf8'))
    sites.features[0].geometry.coordinates = [0, 95]
    delete sites.features[1].properties.link.pt
    writeFileSync(file, JSON.stringify(sites))
    const { said, left } = spawnProgram({
      PORT: '18475',
      DATA_DIR: join(broken, 'db'),
      CATALOG_DIR: join(broken, 'data'),
    })
    expect(await left).toBe(1)
    expect(said()).toContain(sites.features[0].id)
    expect(said()).toContain('link.pt')
    expect(existsSync(join(broken, 'db', 'running.pid'))).toBe(false)
  })

  it('who sets a port that is none is told so', async () => {
    const { said, left } = spawnProgram({ PORT: 'ochenta' })
    expect(await left).toBe(1)
    expect(said()).toContain('PORT')
  })
})
