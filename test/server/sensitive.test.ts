import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metresBetween } from '../../geo/measure'
import type { LngLat } from '../../geo/types'
import type { Site } from '../../server/contract/site'
import { loadCatalog } from '../../server/house'
import { realCatalog } from '../real-catalog'
import { everyBrochure } from './every-brochure'
import { openProgram, type Program } from './open-program'
import { openGate, type Gate, type Visitor } from './visitors'

const RADIUS = 2000
const plain = realCatalog().sites.find(({ id }) => id === 'niquinohomo-casa-sandino')!
/** With digits that nothing else on any map has. */
const exact: [number, number] = [Number((plain.at[0] + 0.00317).toFixed(5)), Number((plain.at[1] - 0.00219).toFixed(5))]
const secret: Site = {
  ...plain,
  at: exact,
  precision: 15,
  altitude: 1234,
  coordinateSources: ['GPS junto al guanacaste viejo', 'OpenStreetMap'],
  sensitive: { blurMetres: RADIUS, reason: 'La comunidad pidió que no se sepa dónde.' },
}
const route = realCatalog().routePlans.find(({ stops }) => stops.some(({ site }) => site === secret.id))!
const pack = realCatalog().packagePlans.find((plan) => plan.route === route.id)!

let program: Program
let gate: Gate
let designer: Visitor
beforeAll(async () => {
  program = await openProgram()
  const imported = await program.house.catalogCommands.importSites([secret], { dryRun: false })
  expect(imported.changed).toEqual([secret.id])
  await loadCatalog(program.house, 'es')
  gate = await openGate(program)
  designer = await gate.join('designer', { role: 'designer', network: 'sandino' })
}, 90_000)
afterAll(() => program?.close())

/** The digits of the exact point as any page or file would write them, a metre or ten metres sharp. */
const digits = exact.flatMap((degrees) => {
  const [whole, part = ''] = String(Math.abs(degrees)).split('.')
  return [`${whole}[.,]${part}`, `${whole}[.,]${Number(`0.${part}`).toFixed(4).slice(2)}(?!\\d)`]
})
const LEAK = new RegExp(`${digits.join('|')}|(?<![\\d.,])1[.,]?234(?!\\d)|guanacaste viejo|no se sepa`)

interface Feature {
  id: string
  geometry: { type: string; coordinates: LngLat }
  properties: Record<string, unknown>
}
const featuresAt = async (path: string) =>
  ((await program.ask({ path })).json as unknown as { features: Feature[] }).features

describe('a sensitive site in everything that goes out', () => {
  it('is told apart by the very digits that the tests look for', async () => {
    expect(`${exact[0]}, ${exact[1]}`).toMatch(LEAK)
    const told = await designer.ask({ path: `/api/sites/${secret.id}` })
    expect(told.text).toMatch(LEAK)
  })

  it.each([
    '/api/sites.geojson',
    '/api/sites.geojson?network=sandino&q=niquinohomo',
    '/',
    '/mapa',
    '/mapa?mapa=json',
    '/sitios',
    '/sitios?mapa=json',
    `/sitios/${secret.id}`,
    `/pt/sitios/${secret.id}`,
    `/en/sitios/${secret.id}`,
    `/sitios/${secret.id}?mapa=json`,
    `/rutas/${route.id}`,
    `/rutas/${route.id}?mapa=json`,
    `/rutas/${route.id}.geojson`,
    `/rutas/${route.id}.gpx`,
    `/en/rutas/${route.id}.kml`,
    `/paquetes/${pack.id}`,
    `/paquetes/${pack.id}?mapa=json`,
    '/viajes/caribe-rebelde',
    '/viajes/caribe-rebelde?mapa=json',
    '/redes/sandino',
    '/redes/sandino/cobertura',
    '/sitemap.xml',
    '/mapa-base.json',
  ])('does not give its place away at %s', async (path) => {
    const { status, text } = await program.ask({ path })
    expect(status).toBe(200)
    expect(LEAK.exec(text)?.[0]).toBeUndefined()
  })

  it('stands in the open data between half its radius and its radius away, and says so', async () => {
    const [feature] = (await featuresAt('/api/sites.geojson')).filter(({ id }) => id === secret.id)
    const away = metresBetween(exact, feature!.geometry.coordinates)
    expect(away).toBeGreaterThanOrEqual(RADIUS / 2)
    expect(away).toBeLessThanOrEqual(RADIUS)
    expect(feature!.properties).toMatchObject({ precision: RADIUS, blurred: true })
    expect(feature!.properties).not.toHaveProperty('sensitive')
  })

  it('stands at one and the same place in the open data, on its page and in the files of its route', async () => {
    const [shown] = (await featuresAt('/api/sites.geojson')).filter(({ id }) => id === secret.id)
    const [stop] = (await featuresAt(`/rutas/${route.id}.geojson`)).filter(({ id }) => id === secret.id)
    expect(stop!.geometry.coordinates).toEqual(shown!.geometry.coordinates)
    const { text } = await program.ask({ path: `/sitios/${secret.id}` })
    const [lng, lat] = shown!.geometry.coordinates
    expect(text).toContain(`"longitude":${lng}`)
    expect(text).toContain(`"latitude":${lat}`)
    expect(text).toContain('posición difuminada a propósito')
  })

  it('cannot be found by asking for ever smaller boxes', async () => {
    const around = ([lng, lat]: LngLat, half: number) =>
      `/api/sites.geojson?bbox=${[lng - half, lat - half, lng + half, lat + half].map((n) => n.toFixed(6)).join()}`
    const ids = async (path: string) => (await featuresAt(path)).map(({ id }) => id)
    expect(await ids(around(exact, 0.004))).not.toContain(secret.id)
    const [shown] = (await featuresAt('/api/sites.geojson')).filter(({ id }) => id === secret.id)
    expect(await ids(around(shown!.geometry.coordinates, 0.0001))).toContain(secret.id)
  })

  it('stays where it was when the catalog is loaded again', async () => {
    const at = async () => (await program.house.catalog.site(secret.id))!.at
    const before = await at()
    await program.house.database.inTransaction((tx) => program.house.catalog.remember(tx, 'catalog', 'again'))
    await loadCatalog(program.house, 'es')
    expect(await at()).toEqual(before)
  }, 30_000)

  it('is in no brochure where it is, nor in any route, package or tour that is sold', async () => {
    const { house } = program
    const brochures = await everyBrochure(house)
    expect(brochures.length).toBeGreaterThan(8)
    expect(brochures.some((text) => text.includes(secret.name.es))).toBe(true)
    const sold = [await house.routes.all(), await house.packages.all(), await house.tours.all()].map((all) =>
      JSON.stringify(all),
    )
    for (const text of [...brochures, ...sold]) expect(LEAK.exec(text)?.[0]).toBeUndefined()
  }, 30_000)
})

describe('a sensitive site for its editors', () => {
  it('is where it is, and its exact point survives being published again', async () => {
    const path = `/api/sites/${secret.id}`
    const read = await designer.ask({ path })
    const { value } = read.json as unknown as { value: Site }
    expect(value.at).toEqual(exact)
    expect(value.sensitive).toEqual(secret.sensitive)
    const headers = { 'if-match': String(read.headers.etag) }
    const body = { value: { ...value, visitMinutes: value.visitMinutes + 5 } }
    const saved = await designer.ask({ method: 'PUT', path, headers, body })
    expect(saved.status).toBe(200)
    const change = { 'if-match': String(saved.headers.etag) }
    const sent = await designer.ask({ method: 'POST', path: `${path}/send`, headers: change, body: {} })
    const tag = { 'if-match': String(sent.headers.etag) }
    const published = await gate.coordination.ask({ method: 'POST', path: `${path}/publish`, headers: tag, body: {} })
    expect(published.status).toBe(200)
    expect(((await designer.ask({ path })).json as unknown as { value: Site }).value.at).toEqual(exact)
    expect(JSON.stringify(await program.house.catalog.site(secret.id))).not.toMatch(LEAK)
  })
})
