import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRoads } from '../../geo/check-roads'
import { findAlternatives } from '../../geo/find-alternatives'
import { findRoute } from '../../geo/find-route'
import { findWay, isNoWay } from '../../geo/find-way'
import { osrmAnswer } from '../../geo/osrm-answer'
import { buildRoadGraph, type RoadGraph } from '../../geo/road-graph'
import { ROAD_MODES, type Travel } from '../../geo/road-mode'
import { travelMatrix } from '../../geo/travel-matrix'
import type { LngLat } from '../../geo/types'
import type { Way } from '../../geo/way'
import { realGraph } from '../real-catalog'
import { edgeFeature, lakeGraph, nodeAt, nodeFeature, withChange } from '../fixtures/roads/lake'

const graph = lakeGraph()
const at = (id: string, roads = graph) => nodeAt(roads, id)

function way(from: LngLat, to: LngLat, { roads = graph, ...travel }: Travel & { roads?: RoadGraph }): Way {
  const found = findWay(roads, { from, to, ...travel })
  if (isNoWay(found)) throw new Error(found.refused)
  return found
}

const sierra = (limits: object[]): RoadGraph => buildRoadGraph(withChange('brisa--cumbre', { properties: { limits } }))

describe('a way without an engine', () => {
  it('goes at a walker, a rider and a cyclist’s own pace, slower where the ground is', () => {
    const paved = (mode: Travel['mode']) => way(at('xa-alba'), at('xa-brisa'), { mode }).seconds / 3600
    expect(paved('walk')).toBeCloseTo(60 / 5, 6)
    expect(paved('horse')).toBeCloseTo(60 / 6, 6)
    expect(paved('bicycle')).toBeCloseTo(60 / 15, 6)
    const track = (mode: Travel['mode']) => way(at('xa-empalme'), at('xa-sitio'), { mode }).seconds / 60
    expect(track('walk')).toBeCloseTo(45, 6)
    expect(track('bicycle')).toBeCloseTo((3 / 8) * 60, 6)
  })

  it('is the shorter gravel road on foot, though wheels take the paved detour', () => {
    expect(way(at('xa-alba'), at('xa-cumbre'), { mode: 'walk' }).refs).toEqual(['X-1', 'X-3'])
    expect(way(at('xa-alba'), at('xa-cumbre'), { mode: 'car' }).refs).toEqual(['X-1', 'X-5'])
  })

  it('keeps walkers off the motorway while another road leads there, and lets them on it where none does', () => {
    const line = (middle: LngLat): LngLat[] => [[0, 0], middle, [0.1, 0]]
    const ends = { from: 'a', to: 'b' }
    const fast = edgeFeature('fast', line([0.05, 0]), { ...ends, km: 12, kmh: 100, class: 'motorway', ref: 'A1' })
    const old = edgeFeature('old', line([0.05, 0.02]), { ...ends, km: 15, ref: 'N1' })
    const towns = [nodeFeature('a', [0, 0]), nodeFeature('b', [0.1, 0])]
    const refs = (features: typeof towns, mode: Travel['mode']) =>
      way([0, 0], [0.1, 0], { mode, roads: buildRoadGraph(features) }).refs
    expect(refs([...towns, fast, old], 'walk')).toEqual(['N1'])
    expect(refs([...towns, fast, old], 'car')).toEqual(['A1'])
    expect(refs([...towns, fast], 'walk')).toEqual(['A1'])
  })

  it('takes the ferry by boat between its landings, and says that any other course is a guess', () => {
    const ferry = way(at('xa-puerto'), at('xa-isla'), { mode: 'boat' })
    expect(ferry).toMatchObject({ metres: 22_000, seconds: 6_000, source: 'network', estimated: false })
    const open = way(at('xa-alba'), at('xa-brisa'), { mode: 'boat' })
    expect(open).toMatchObject({ source: 'straight', estimated: true })
    expect(open.metres / open.seconds).toBeCloseTo(15 / 3.6, 3)
    expect(findWay(graph, { from: at('xa-alba'), to: [-80, 12], mode: 'boat' })).toMatchObject({
      refused: 'unreachable',
    })
  })

  it('avoids what the traveller asks to avoid, and says when it could not', () => {
    const gravel = way(at('xa-empalme'), at('xa-cumbre'), { mode: 'walk', avoid: { unpaved: true } })
    expect(gravel).toMatchObject({ refs: ['X-1', 'X-5'], despite: [] })
    const island = way(at('xa-alba'), at('xa-isla'), { mode: 'car', avoid: { ferries: true, borders: true } })
    expect(island.despite).toEqual(['ferries'])
    const edge = way(at('xa-alba'), at('xa-cumbre'), { mode: 'car', avoid: { edges: ['brisa--cumbre'] } })
    expect(edge).toMatchObject({ refs: ['X-1', 'X-3'], despite: [] })
  })

  it('goes round a pass that the season closes, and refuses by name where the season closes all of them', () => {
    const closed = sierra([{ months: [6, 7], closed: true }])
    const july = { mode: 'car', month: 7 } as const
    expect(way(at('xa-alba'), at('xa-cumbre'), { ...july, roads: closed }).refs).toEqual(['X-1', 'X-3'])
    expect(way(at('xa-alba'), at('xa-cumbre'), { ...july, month: 5, roads: closed }).refs).toEqual(['X-1', 'X-5'])
    const track = buildRoadGraph(
      withChange('empalme--sitio', { properties: { limits: [{ months: [7], closed: true }] } }),
    )
    expect(findWay(track, { from: at('xa-alba'), to: at('xa-sitio'), ...july })).toMatchObject({ refused: 'closed' })
    expect(travelMatrix(track, [at('xa-alba'), at('xa-sitio')], july).seconds[0]).toEqual([0, Infinity])
  })

  it('takes a third longer where a road is known to suffer in a month', () => {
    const slow = sierra([{ months: [1] }])
    const of = (month?: number) => way(at('xa-brisa'), at('xa-cumbre'), { mode: 'car', month, roads: slow }).seconds
    expect(of(1)).toBeCloseTo((of() * 4) / 3, 6)
    expect(of(2)).toBe(of())
  })

  it('is slower on unpaved ground in the rains of its country', () => {
    const inNicaragua = buildRoadGraph(
      withChange('xa-empalme', { properties: { country: 'NI' } }).map((feature) =>
        feature.id === 'xa-sitio' ? { ...feature, properties: { ...feature.properties, country: 'NI' } } : feature,
      ),
    )
    const of = (travel: Travel) => way(at('xa-empalme'), at('xa-sitio'), { ...travel, roads: inNicaragua }).seconds
    expect(of({ mode: 'car', month: 6 })).toBeCloseTo(of({ mode: 'car' }) * 1.25, 6)
    expect(of({ mode: 'walk', month: 6 })).toBeCloseTo(of({ mode: 'walk' }) * 1.1, 6)
    expect(of({ mode: 'car', month: 2 })).toBe(of({ mode: 'car' }))
  })

  it('refuses a month that is none', () => {
    const ask = (month: number) => () => findWay(graph, { from: at('xa-alba'), to: at('xa-brisa'), mode: 'car', month })
    expect(ask(0)).toThrow('0 is not a month')
    expect(ask(2.5)).toThrow(RangeError)
  })

  it('passes its points in order, one leg each, and names the leg that has no way', () => {
    const points = [at('xa-alba'), at('xa-brisa'), at('xa-cumbre')]
    const legs = findRoute(graph, { points, mode: 'car' }) as Way[]
    expect(legs.map(({ metres }) => metres)).toEqual([60_000, 60_000])
    expect(findRoute(graph, { points: [...points, [-40, 0]], mode: 'car' })).toMatchObject({
      leg: 2,
      refused: 'off_network',
    })
    expect(() => findRoute(graph, { points: [at('xa-alba')], mode: 'car' })).toThrow('two points')
  })

  it('finds places on both sides of the antimeridian near each other', () => {
    const roads = buildRoadGraph([
      nodeFeature('a', [179.9, 0]),
      nodeFeature('b', [179.99, 0]),
      edgeFeature(
        'ab',
        [
          [179.9, 0],
          [179.99, 0],
        ],
        { from: 'a', to: 'b', km: 11 },
      ),
    ])
    const found = way([-179.999, 0], [179.9, 0], { mode: 'car', roads })
    expect(found.snapped[0]).toBeLessThan(1_300)
  })
})

describe('a season that cannot be read', () => {
  it('is a fault of the road that gives it', () => {
    for (const limits of [
      [{ months: [13] }],
      [{ months: [] }],
      ['invierno'],
      { months: [1] },
      [{ months: [1], closed: 'sí' }],
    ]) {
      const faults = checkRoads(withChange('brisa--cumbre', { properties: { limits } }), [])
      expect(faults).toContainEqual({ code: 'unreadable', feature: 'brisa--cumbre', field: 'limits', numbers: {} })
    }
  })
})

describe('other ways beside the quickest', () => {
  const ways = (from: string, to: string, roads = graph) =>
    findAlternatives(roads, { from: at(from, roads), to: at(to, roads), mode: 'car' }) as Way[]

  it('are told the quickest first, and are other roads indeed', () => {
    const found = ways('xa-alba', 'xa-cumbre')
    expect(found.map(({ refs }) => refs)).toEqual([
      ['X-1', 'X-5'],
      ['X-1', 'X-3'],
    ])
    expect(found[1]!.seconds).toBeGreaterThan(found[0]!.seconds)
  })

  it('are none where one road leads there, or where the way is a guess', () => {
    expect(ways('xa-alba', 'xa-isla')).toHaveLength(1)
    expect(findAlternatives(graph, { from: at('xa-alba'), to: [-86.2, 12.1], mode: 'car' })).toHaveLength(1)
    expect(findAlternatives(graph, { from: at('xa-alba'), to: [-40, 0], mode: 'car' })).toMatchObject({
      refused: 'off_network',
    })
  })
})

describe('the roads of the four networks', () => {
  const roads = realGraph()
  const towns = roads.nodes.filter(({ kind }) => kind === 'city' || kind === 'town')
  const town = fc.constantFrom(...towns.map((node) => node.at))
  const travel = fc.record({
    mode: fc.constantFrom(...ROAD_MODES),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  })

  it('answer the same to one question and to a table of them, on every term', () => {
    fc.assert(
      fc.property(town, town, travel, (from, to, terms) => {
        const found = findWay(roads, { from, to, ...terms })
        const matrix = travelMatrix(roads, [from, to], terms)
        const told = isNoWay(found) ? [Infinity, Infinity] : [found.seconds, found.metres]
        expect(matrix.seconds[0]![1]).toBeCloseTo(told[0]!, 3)
        expect(matrix.metres[0]![1]).toBeCloseTo(told[1]!, 3)
      }),
      { numRuns: 200 },
    )
  })

  it('give alternatives that never repeat a road, cost at most half as much again and arrive', () => {
    fc.assert(
      fc.property(town, town, travel, (from, to, terms) => {
        const found = findAlternatives(roads, { from, to, ...terms })
        if (isNoWay(found as never)) return
        const [best, ...others] = found as Way[]
        for (const other of others) {
          expect(other.line[0]).toEqual(best!.line[0])
          expect(other.line.at(-1)).toEqual(best!.line.at(-1))
          const passed = other.nodes.map(({ id }) => id)
          expect(new Set(passed).size).toBe(passed.length)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('an answer in the shape of OSRM', () => {
  const points = [at('xa-alba'), at('xa-brisa'), at('xa-cumbre')]
  const legs = findRoute(graph, { points, mode: 'car' }) as Way[]

  it('adds its legs up and says where they come from', () => {
    const { code, routes, waypoints } = osrmAnswer([legs])
    expect(code).toBe('Ok')
    expect(routes[0]).toMatchObject({ distance: 120_000, duration: 7_200, source: 'network', estimated: false })
    expect(routes[0]!.legs.map(({ summary }) => summary)).toEqual(['X-1', 'X-5'])
    expect(waypoints.map(({ name, distance }) => [name, distance])).toEqual([
      ['Alba', 0],
      ['Brisa', 0],
      ['Cumbre', 0],
    ])
    for (const { steps, distance } of routes[0]!.legs) {
      expect(steps[0]!.maneuver.type).toBe('depart')
      expect(steps.at(-1)!.maneuver.type).toBe('arrive')
      expect(steps.reduce((sum, step) => sum + step.distance, 0)).toBeCloseTo(distance, 6)
    }
  })

  it('never hides a guessed leg among measured ones', () => {
    const guess = way(at('xa-cumbre'), [-85.3, 12.6], { mode: 'car' })
    expect(osrmAnswer([[...legs, guess]]).routes[0]).toMatchObject({ source: 'straight', estimated: true })
    expect(() => osrmAnswer([])).toThrow(RangeError)
  })
})
