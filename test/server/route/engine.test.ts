import { createServer, type Server, type ServerResponse } from 'node:http'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { directions } from '../../../geo/directions'
import { isNoWay } from '../../../geo/find-way'
import type { LngLat } from '../../../geo/types'
import type { Database } from '../../../server/db/database'
import { buildTiles, valhallaPrograms } from '../../../server/route/build-tiles'
import { engineAt, type Engine } from '../../../server/route/engine'
import type { EngineError } from '../../../server/route/engine.rules'
import { engineInTiles, valhallaConfig } from '../../../server/route/valhalla'
import { waysCommands, type ToldWay } from '../../../server/route/ways.commands'
import { waysStore } from '../../../server/route/ways.store'
import { lakeGraph, nodeAt } from '../../fixtures/roads/lake'
import { writePbf } from '../../../scripts/bench/write-pbf'
import { ENGINES } from '../db/open-test-databases'
import { endless, lie } from './lying-server'

/** The lake country as a map maker drew it: the roads of the fixture with a real bend in them, and no ferry. */
const BEND: LngLat = [-86.02, 12.3]
const graph = lakeGraph()
const at = (id: string) => nodeAt(graph, id)
const [ALBA, BRISA, CUMBRE, FRONTERA, DORADA] = ['xa-alba', 'xa-brisa', 'xa-cumbre', 'xa-frontera', 'xb-dorada'].map(
  at,
) as [LngLat, LngLat, LngLat, LngLat, LngLat]
const ENDS = { start: ALBA, end: CUMBRE }
const extract = writePbf({
  nodes: new Map([ALBA, BEND, BRISA, CUMBRE, FRONTERA, DORADA].map((place, index) => [index + 1, place])),
  ways: [
    { nodes: [1, 2, 3], tags: { highway: 'trunk', ref: 'X-1' } },
    { nodes: [3, 4], tags: { highway: 'primary', ref: 'X-5', name: 'Carretera de la Sierra' } },
    { nodes: [3, 5, 6], tags: { highway: 'trunk', ref: 'X-1' } },
  ],
})

/** Valhalla ships programs for these machines; elsewhere its tests have nothing to run. */
const HAS_PROGRAMS = ['linux-x64', 'linux-arm64', 'darwin-arm64'].includes(`${process.platform}-${process.arch}`)
const programs = valhallaPrograms()
const folder = mkdtempSync(join(tmpdir(), 'rutas-engine-'))
let engine: Engine
let database: Database
let server: Server
let answer: (path: string, response: ServerResponse, body: string) => void
let url: string
let asked = 0

beforeAll(async () => {
  if (!HAS_PROGRAMS) return
  const file = join(folder, 'lago.osm.pbf')
  writeFileSync(file, extract)
  await buildTiles(file, join(folder, 'tiles'), { programs: programs! })
  engine = engineInTiles({ folder: join(folder, 'tiles'), timeoutMs: 20_000, graph: () => graph })
  database = await ENGINES['SQLite (libsql)']!()
  server = createServer((request, response) => {
    asked += 1
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => answer(request.url!, response, body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 120_000)
afterEach(() => {
  asked = 0
})
afterAll(async () => {
  server?.closeAllConnections()
  server?.close()
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

const send = (response: ServerResponse, body: unknown, status = 200) =>
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body))

const troubles: EngineError[] = []
const ways = (given: Engine | undefined, now = () => new Date('2026-06-01T12:00:00Z')) =>
  waysCommands({
    engine: given,
    graph: () => graph,
    store: waysStore(database, now),
    now,
    onTrouble: (error) => troubles.push(error),
  })
const osrm = (timeoutMs = 2_000) => engineAt({ kind: 'osrm', url, timeoutMs, graph: () => graph })
const car = (from: LngLat, to: LngLat) => ({ from, to, mode: 'car' as const })

/** An OSRM server whose roads are those of the tiles: Valhalla answers in its shape. */
async function likeOsrm(path: string, response: ServerResponse): Promise<void> {
  const [from, to] = /driving\/([^?]+)/
    .exec(path)![1]!
    .split(';')
    .map((place) => place.split(',').map(Number) as unknown as LngLat)
  try {
    const way = await engine.way(car(from!, to!))
    const borders = way.events.reduce((sum, { seconds }) => sum + seconds, 0)
    const legs = [{ distance: way.metres, duration: way.seconds - borders, steps: way.steps }]
    send(response, { code: 'Ok', routes: [{ legs }] })
  } catch (error) {
    send(response, { code: 'NoSegment', message: (error as Error).message }, 400)
  }
}

describe.runIf(HAS_PROGRAMS)('Valhalla in this process', () => {
  it('routes on tiles built from an extract by one command', async () => {
    expect(readdirSync(join(folder, 'tiles'))).toContain('2')
    const way = await engine.way(car(ALBA, CUMBRE))
    expect(way).toMatchObject({ source: 'valhalla', estimated: false, refs: ['X-1', 'X-5'], via: ['Brisa'] })
    expect(way.line).toContainEqual([...BEND])
    expect(way.metres).toBeGreaterThan(110_000)
  })

  it('tells its turns in three languages, on the right side of the road, with our border among them', async () => {
    const way = await engine.way(car(ALBA, DORADA))
    expect(way.steps!.every(({ driving_side }) => driving_side === 'right')).toBe(true)
    expect(way.events).toEqual([{ kind: 'border', name: 'Frontera', seconds: 2_700 }])
    const said = (language: 'es' | 'pt' | 'en') => directions(way, language).map(({ text }) => text)
    expect(said('es')).toContainEqual('Cruce la frontera en Frontera (prevea 45 min de trámites).')
    expect(said('es')[0]).toMatch(/^(Diríjase|Vaya) .*X-1/)
    expect(said('pt').join(' ')).toMatch(/Cruze a fronteira/)
    expect(said('en').at(-1)).toMatch(/arrived/)
    const seconds = directions(way, 'es').reduce((sum, step) => sum + step.seconds, 0)
    expect(seconds).toBeCloseTo(way.seconds, 3)
  })

  it('says that it knows no way to a place without roads', async () => {
    await expect(engine.way(car(ALBA, [-60, 5]))).rejects.toMatchObject({ trouble: 'no_way' })
  })
})

/** Valhalla as its own server runs it, on the same tiles. */
async function actor() {
  const { Actor } = await import('@valhallajs/valhallajs')
  return new Actor(JSON.stringify(valhallaConfig(join(folder, 'tiles'))))
}

/** A Valhalla server: its route action over HTTP. */
async function likeValhalla(path: string, response: ServerResponse, body: string): Promise<void> {
  expect(path).toBe('/route')
  try {
    const told = await (await actor()).route(JSON.parse(body))
    send(response, told)
  } catch (error) {
    send(response, { error_code: 171, error: (error as Error).message, status_code: 400 }, 400)
  }
}

describe.runIf(HAS_PROGRAMS)('a Valhalla server', () => {
  const valhalla = () => engineAt({ kind: 'valhalla', url, timeoutMs: 5_000, graph: () => graph })

  it('answers in the shape of OSRM, on foot and by bicycle too', async () => {
    answer = (path, response, body) => void likeValhalla(path, response, body)
    const commands = ways(valhalla())
    const driven = (await commands.between(car(ALBA, FRONTERA))) as ToldWay
    expect(driven).toMatchObject({ source: 'valhalla', refs: ['X-1'], estimated: false })
    const walked = (await commands.between({ ...car(ALBA, FRONTERA), mode: 'walk' })) as ToldWay
    expect(walked).toMatchObject({ source: 'valhalla' })
    expect(walked.seconds).toBeGreaterThan(driven.seconds * 5)
  })

  it('that knows no road near a place leaves the answer to the embedded network', async () => {
    answer = (path, response, body) => void likeValhalla(path, response, body)
    const far: LngLat = [-85.3, 12]
    expect(await ways(valhalla()).between(car(ALBA, far))).toMatchObject({ source: 'network', instead: 'no_way' })
  })

  it('is not asked for riders, boats or seasons', async () => {
    asked = 0
    const commands = ways(valhalla())
    for (const terms of [{ mode: 'horse' as const }, { mode: 'boat' as const }, { month: 3 }])
      expect(await commands.between({ ...car(ALBA, BRISA), ...terms })).toMatchObject({ instead: 'terms' })
    expect(asked).toBe(0)
  })
})

describe.runIf(HAS_PROGRAMS)('an OSRM server', () => {
  it('answers in place of the embedded network, and coaches take a tenth longer', async () => {
    answer = likeOsrm
    const told = (await ways(osrm()).between(car(ALBA, BRISA))) as ToldWay
    expect(told).toMatchObject({ source: 'osrm', estimated: false, refs: ['X-1'] })
    expect(told.instead).toBeUndefined()
    const coach = (await ways(osrm()).between({ ...car(ALBA, BRISA), mode: 'coach' })) as ToldWay
    expect(coach.seconds / told.seconds).toBeCloseTo(1.1, 6)
  })

  it('is asked once for a journey: the answer is kept and stands when the server is gone', async () => {
    answer = likeOsrm
    const commands = ways(osrm())
    const first = await commands.between(car(BRISA, CUMBRE))
    await commands.settle()
    expect(asked).toBe(1)
    answer = (_, response) => response.destroy()
    expect(await ways(osrm()).between(car(BRISA, CUMBRE))).toEqual(first)
    expect(asked).toBe(1)
    const later = ways(osrm(), () => new Date('2026-10-01T12:00:00Z'))
    expect(await later.between(car(BRISA, CUMBRE))).toMatchObject({ source: 'network', instead: 'unreachable' })
  })

  const lies: [string, (path: string, response: ServerResponse) => void, string][] = [
    ['is dead', (_, response) => response.destroy(), 'unreachable'],
    ['breaks', (_, response) => send(response, '<h1>502</h1>', 502), 'unreachable'],
    ['is slow', () => undefined, 'slow'],
    ['sends a page', (_, response) => send(response, '<html>'), 'unreadable'],
    ['sends another shape', (_, response) => send(response, { code: 'Ok', routes: [{}] }), 'unreadable'],
    [
      'redirects elsewhere',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'unreachable',
    ],
    ['knows no way', (_, response) => send(response, { code: 'NoRoute', message: 'Impossible route' }, 400), 'no_way'],
    ['sends a body without end', (_, response) => endless(response), 'unreadable'],
    [
      'sends nothing but brackets, which unfold to more memory than the program has',
      (_, response) => send(response, `{"code":"Ok","routes":[${'[],'.repeat(2_500_000)}[]]}`),
      'unreadable',
    ],
    ['drives at 800 km/h', (_, response) => send(response, lie({ ...ENDS, duration: 250 })), 'untrue'],
    ['is shorter than a straight line', (_, response) => send(response, lie({ ...ENDS, distance: 9_000 })), 'untrue'],
    ['ends elsewhere', (_, response) => send(response, lie({ ...ENDS, end: [-70, -33] })), 'untrue'],
    [
      'says not a number',
      (_, response) => send(response, '{"code":"Ok","routes":[{"legs":[{"distance":1e999,"duration":1,"steps":[]}]}]}'),
      'unreadable',
    ],
  ]
  it.each(lies)('that %s is replaced by the embedded network, which says so', async (_, act, trouble) => {
    answer = act
    troubles.length = 0
    // A busy machine is slow to be flooded: only the slow server is to be out of time.
    const commands = ways(osrm(trouble === 'slow' ? 300 : 30_000))
    const told = (await commands.between(car(ALBA, CUMBRE))) as ToldWay
    expect(told).toMatchObject({ source: 'network', metres: 120_000, instead: trouble })
    expect(troubles.map((error) => error.trouble)).toEqual([trouble])
  })

  it('that failed is left alone for half a minute, so that a long route waits for it once', async () => {
    answer = () => undefined
    let clock = Date.parse('2026-06-01T12:00:00Z')
    const commands = ways(osrm(200), () => new Date(clock))
    for (const to of [BRISA, FRONTERA, DORADA]) await commands.between(car(CUMBRE, to))
    expect(asked).toBe(1)
    clock += 31_000
    answer = likeOsrm
    expect(await commands.between(car(CUMBRE, BRISA))).toMatchObject({ source: 'osrm' })
  })

  it('that talks nonsense thrice is left alone as well: a long route does not wait for all of its nonsense', async () => {
    answer = (_, response) => send(response, '<html>')
    let clock = Date.parse('2026-06-01T12:00:00Z')
    const commands = ways(osrm(), () => new Date(clock))
    const legs = [ALBA, BRISA, FRONTERA, DORADA, CUMBRE, ALBA] as const
    const long = async () => {
      for (const [index, to] of legs.slice(1).entries())
        await commands.between(car(legs[index]!, [to[0], to[1] + 0.001]))
    }
    await long()
    expect(asked).toBe(3)
    clock += 31_000
    answer = likeOsrm
    expect(await commands.between(car(CUMBRE, ALBA))).toMatchObject({ source: 'osrm' })
  })

  it('has its answers forgotten once they are old, and when there are too many', async () => {
    const store = waysStore(database, () => new Date('2026-06-01T12:00:00Z'))
    const way = (await ways(undefined).between(car(ALBA, BRISA))) as ToldWay
    const held = async (ids: readonly string[]) =>
      (await Promise.all(ids.map((id) => store.find(id, '2000-01-01')))).map((found) => found !== undefined)
    for (const [index, id] of ['uno', 'dos', 'tres'].entries())
      await waysStore(database, () => new Date(Date.parse('2030-01-01') + index)).keep(id, way)
    await waysStore(database, () => new Date('2020-01-01')).keep('viejo', way)
    await store.forget('2026-01-01T00:00:00.000Z', 1000)
    expect(await held(['viejo', 'uno', 'dos', 'tres'])).toEqual([false, true, true, true])
    await store.forget('2026-01-01T00:00:00.000Z', 2)
    expect(await held(['uno', 'dos', 'tres'])).toEqual([false, true, true])
    const clock = Date.parse('2031-01-01')
    answer = likeOsrm
    const commands = ways(osrm(), () => new Date(clock))
    await commands.between(car(FRONTERA, BRISA))
    await commands.settle()
    expect(await held(['dos', 'tres'])).toEqual([false, false])
  })

  it('is not asked what it cannot know: seasons, riders, what to avoid', async () => {
    answer = likeOsrm
    const commands = ways(osrm())
    for (const terms of [{ month: 7 }, { mode: 'horse' as const }, { avoid: { ferries: true } }])
      expect(await commands.between({ ...car(ALBA, BRISA), ...terms })).toMatchObject({
        source: 'network',
        instead: 'terms',
      })
    expect(asked).toBe(0)
    await expect(commands.between(car([200, 0], BRISA))).rejects.toThrow(RangeError)
    expect(isNoWay(await commands.between(car(ALBA, [-40, 0])))).toBe(true)
  })

  it('is not needed: without one the network answers and nothing is said instead', async () => {
    const told = (await ways(undefined).between(car(ALBA, CUMBRE))) as ToldWay
    expect(told).toMatchObject({ source: 'network' })
    expect('instead' in told).toBe(false)
  })
})
