import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf, openBrochures, type BrochureCommands } from '../../../server/brochure/commands'
import { brochureHtml } from '../../../server/brochure/html'
import { brochureRouter } from '../../../server/brochure/http'
import type { Subject } from '../../../server/brochure/reader.rules'
import { brochureView } from '../../../server/brochure/rules'
import { readConfig } from '../../../server/config'
import { LANGUAGES } from '../../../server/contract/common'
import { loadCatalog, openHouse, readRoads, type House } from '../../../server/house'

const dataDir = mkdtempSync(join(tmpdir(), 'print-shop-'))
const now = () => new Date('2026-11-22T12:00:00Z')
let house: House
let brochures: BrochureCommands
let server: Server
let address = ''

beforeAll(async () => {
  house = await openHouse(readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'https://rutas.example.org' }), now)
  expect((await loadCatalog(house, 'es')).faults).toEqual([])
  brochures = openBrochures({ house, roads: readRoads(house.config.catalogDir), log: { warn: () => undefined } })
  server = express().use(brochureRouter(brochures)).listen(0)
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server?.close()
  await brochures?.close()
  await house?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the print shop', () => {
  it('prints every route in a dossier of eight to sixteen pages', async () => {
    for (const { id } of await house.routes.all()) {
      const { pages, fileName } = await brochures.print({ kind: 'route', slug: id, language: 'es', edition: 'dossier' })
      expect(fileName).toMatch(/^ruta-[a-z-]+-es-dossier-v\d+\.pdf$/)
      expect(pages, id).toBeGreaterThanOrEqual(8)
      expect(pages, id).toBeLessThanOrEqual(16)
    }
  })

  it('prints packages with their price, and tours, in Portuguese too', async () => {
    const [pack] = await house.packages.all()
    const [tour] = await house.tours.all()
    const ofPack = await brochures.print({ kind: 'package', slug: pack!.id, language: 'pt', edition: 'dossier' })
    const ofTour = await brochures.print({ kind: 'tour', slug: tour!.id, language: 'pt', edition: 'dossier' })
    expect(ofPack.pages).toBeLessThanOrEqual(20)
    expect(ofTour.pages).toBeLessThanOrEqual(16)
  })

  it.each(LANGUAGES)(
    'turns no page of a package or a tour but where a new one begins, in %s',
    async (language) => {
      const deps = { house, roads: readRoads(house.config.catalogDir), log: { warn: () => undefined } }
      const routes = new Map((await house.routes.all()).map((route) => [route.id, route]))
      const packs = await house.packages.all()
      const pagesOf = async (subject: Subject, slug: string) => {
        const html = brochureHtml(brochureView(subject, await contextOf(deps, subject), language), language)
        const { pages } = await brochures.print({ kind: subject.kind, slug, language, edition: 'dossier' })
        return { drawn: html.match(/<section class="(page|cover)/g)!.length, pages }
      }
      for (const pack of packs) {
        const { drawn, pages } = await pagesOf({ kind: 'package', pack, route: routes.get(pack.route.id)! }, pack.id)
        expect(pages, pack.id).toBe(drawn)
      }
      for (const tour of await house.tours.all()) {
        const packOf = (id: string) => packs.find((pack) => pack.id === id)!
        const parts = tour.parts.map(({ package: { id } }) => ({ pack: packOf(id), route: routes.get(packOf(id).route.id)! })) // prettier-ignore
        const { drawn, pages } = await pagesOf({ kind: 'tour', tour, parts }, tour.id)
        // Entry rules and the list of who receives what run on over more pages than one.
        expect(pages - drawn, tour.id).toBeLessThanOrEqual(tour.parts.length > 2 ? 3 : 1)
      }
    },
    120_000,
  )

  it('prints once when two ask at the same time, and keeps the whole print', async () => {
    const request = { kind: 'route', slug: 'ruta-sandino', language: 'en', edition: 'dossier' } as const
    const [one, other] = await Promise.all([brochures.print(request), brochures.print(request)])
    expect(one.pdf).toBe(other.pdf)
    const shelf = readdirSync(join(dataDir, 'brochures')).filter((name) => name.startsWith('route-ruta-sandino-en-'))
    expect(shelf).toHaveLength(1)
    expect((await brochures.print(request)).pdf.equals(one.pdf)).toBe(true)
  })

  it('makes one proof for all who ask for the same, and sends away whoever would fill the queue', async () => {
    const [route] = await house.routes.all()
    const proofOf = (version: number) =>
      brochures.proof({ kind: 'route', route: { ...route!, version }, pack: undefined }, 'es')
    const [one, other, ...rest] = [1, 1, 2, 3, 4, 5, 6].map(proofOf)
    const answers = (await Promise.allSettled(rest)).map((each) =>
      each.status === 'fulfilled' ? 'printed' : (each.reason as { code: string }).code,
    )
    expect(answers).toEqual(['printed', 'printed', 'printed', 'limit.reached', 'limit.reached'])
    expect(await one).toBe(await other)
    expect(brochures.health().waitingMs).toBe(0)
    await proofOf(7)
  })

  it('prints all the same where nothing can be kept', async () => {
    const shelf = join(dataDir, 'brochures')
    mkdirSync(shelf, { recursive: true })
    renameSync(shelf, `${shelf}-aside`)
    writeFileSync(shelf, 'here no folder can be made')
    const printed = await brochures.print({ kind: 'route', slug: 'ruta-sandino', language: 'pt', edition: 'dossier' })
    rmSync(shelf)
    renameSync(`${shelf}-aside`, shelf)
    expect(printed.pages).toBeGreaterThanOrEqual(8)
  })

  it('refuses what nobody has published, by name', async () => {
    await expect(brochures.print({ kind: 'tour', slug: 'nada', language: 'es', edition: 'dossier' })).rejects.toMatchObject({ code: 'tour.not_found' }) // prettier-ignore
  })

  it('serves a print to be read in the browser, and nothing when the reader has it already', async () => {
    const first = await fetch(`${address}/en/rutas/ruta-sandino.pdf`)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('application/pdf')
    expect(first.headers.get('content-disposition')).toBe('inline; filename="ruta-sandino-en-dossier-v1.pdf"')
    const etag = first.headers.get('etag')!
    const again = await fetch(`${address}/en/rutas/ruta-sandino.pdf`, { headers: { 'If-None-Match': etag, 'Cache-Control': '' } }) // prettier-ignore
    expect(again.status).toBe(304)
  })
})
