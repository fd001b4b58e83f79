import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metresBetween } from '../../../geo/measure'
import type { LngLat } from '../../../geo/types'
import { openProgram, type Program } from '../open-program'

/** An engine of its own opinion: every road is a quarter longer than straight, at 60 km/h. */
const QUARTER = 1.25
let engine: Server
let measured: Program
let plain: Program
let cookie: string
let asked = 0

function answerTo(path: string): string {
  const [from, to] = /driving\/([^?]+)/
    .exec(path)![1]!
    .split(';')
    .map((place) => place.split(',').map(Number) as unknown as LngLat)
  const distance = metresBetween(from!, to!) * QUARTER
  const duration = distance / (60 / 3.6)
  const geometry = { type: 'LineString', coordinates: [from, to] }
  const step = { distance, duration, name: 'Calle Real', ref: '', mode: 'driving', geometry }
  const maneuver = { type: 'depart', location: from, bearing_before: 0, bearing_after: 10 }
  const arrival = { ...step, distance: 0, duration: 0, geometry: { ...geometry, coordinates: [to, to] } }
  const steps = [
    { ...step, maneuver },
    { ...arrival, maneuver: { ...maneuver, type: 'arrive', location: to } },
  ]
  return JSON.stringify({ code: 'Ok', routes: [{ legs: [{ distance, duration, steps }] }] })
}

beforeAll(async () => {
  engine = createServer((request, response) => {
    asked += 1
    response.end(answerTo(request.url!))
  })
  await new Promise<void>((done) => engine.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`
  measured = await openProgram({ settings: { ROUTING_URL: url } })
  plain = await openProgram()
  cookie = (await plain.begin()).cookie
})
afterAll(async () => {
  await measured?.close()
  await plain?.close()
  engine?.close()
})

const MANAGUA_ESTELI = 'via=-86.2514,12.1328;-86.354,13.0917'
const ask = (query: string) => plain.ask({ path: `/api/ways?${query}`, headers: { cookie } })

describe('a route with an engine set up', () => {
  it('is measured by it, leg by leg, and is asked for no leg twice', async () => {
    const [ours, theirs] = await Promise.all([plain, measured].map(({ house }) => house.routes.find('ruta-sandino')))
    expect(theirs!.metres).not.toBe(ours!.metres)
    expect([ours!.surveyed, theirs!.surveyed]).toEqual([undefined, true])
    const page = await measured.ask({ path: '/rutas/ruta-sandino' })
    expect(page.text).toContain('© colaboradores de OpenStreetMap')
    const before = asked
    await measured.house.ways.settle()
    for (const stage of theirs!.stages)
      for (const drive of stage.items.filter(({ kind }) => kind === 'drive')) expect(drive.estimated).toBe(false)
    const [from, to] = [theirs!.stages[0]!.line[0]!, theirs!.stages[0]!.line.at(-1)!] as [LngLat, LngLat]
    expect(theirs!.stages[0]!.metres).toBeGreaterThanOrEqual(metresBetween(from, to))
    await measured.house.ways.between({ from, to, mode: 'coach' })
    await measured.house.ways.settle()
    await measured.house.ways.between({ from, to, mode: 'coach' })
    expect(asked - before).toBeLessThanOrEqual(1)
  })
})

describe('the way between places, asked for over the API', () => {
  it('comes in the shape of OSRM, with its source and its turns in words', async () => {
    const { status, json } = await ask(MANAGUA_ESTELI)
    expect(status).toBe(200)
    const answer = json as {
      code: string
      routes: { source: string; distance: number; legs: { sentences: { text: string }[] }[] }[]
    }
    expect(answer.code).toBe('Ok')
    expect(answer.routes).toHaveLength(1)
    expect(answer.routes[0]).toMatchObject({ source: 'network', estimated: false })
    expect(answer.routes[0]!.distance / 1000).toBeCloseTo(149, -1)
    expect(answer.routes[0]!.legs[0]!.sentences.at(-1)!.text).toMatch(/^Ha llegado/)
  })

  it('may be several ways, on foot, in the rains, round what is to be avoided', async () => {
    const { json } = await ask(`${MANAGUA_ESTELI}&ways=3&mode=walk&month=6&avoid=unpaved,ferries`)
    expect((json as { routes: unknown[] }).routes.length).toBeGreaterThan(1)
  })

  it('is refused with a sentence where there is none, or where the question is none', async () => {
    expect((await ask('via=-86.25,12.13;2.35,48.85')).status).toBe(422)
    for (const query of [
      '',
      'via=1,2',
      'via=1,2;x',
      `${MANAGUA_ESTELI}&mode=tren`,
      `${MANAGUA_ESTELI}&month=13`,
      `${MANAGUA_ESTELI}&avoid=todo`,
      'via=200,1;1,1',
    ])
      expect([query, (await ask(query)).status]).toEqual([query, 400])
  })
})
