import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWay, isNoWay, type NoWay } from '../../geo/find-way'
import { metresBetween } from '../../geo/measure'
import { buildRoadGraph } from '../../geo/road-graph'
import { travelMatrix } from '../../geo/travel-matrix'
import type { LngLat } from '../../geo/types'
import type { Way } from '../../geo/way'
import { edgeFeature, lakeFeatures, lakeGraph, nodeAt, nodeFeature, withChange } from '../fixtures/roads/lake'

const graph = lakeGraph()
const at = (id: string) => nodeAt(graph, id)

function way(from: LngLat, to: LngLat, mode: 'car' | 'coach' = 'car'): Way {
  const found = findWay(graph, { from, to, mode })
  if (isNoWay(found)) throw new Error(found.refused)
  return found
}

function refusal(from: LngLat, to: LngLat, roads = graph): NoWay {
  return findWay(roads, { from, to, mode: 'car' }) as NoWay
}

const near = fc.tuple(
  fc.double({ min: -86.04, max: -85.45, noNaN: true }),
  fc.double({ min: 11.97, max: 12.6, noNaN: true }),
)

describe('the way by road', () => {
  it('prefers the quicker paved detour to the shorter gravel road', () => {
    const found = way(at('xa-alba'), at('xa-cumbre'))
    expect(found).toMatchObject({
      metres: 120_000,
      seconds: 7_200,
      source: 'network',
      estimated: false,
      snapped: [0, 0],
    })
    expect(found.via).toEqual(['Brisa'])
    expect(found.refs).toEqual(['X-1', 'X-5'])
    expect(found.nodes.map((node) => [node.name, node.metres, node.seconds])).toEqual([
      ['Alba', 0, 0],
      ['Empalme', 30_000, 1_800],
      ['Brisa', 60_000, 3_600],
      ['Cumbre', 120_000, 7_200],
    ])
  })

  it('takes a coach a little longer on lesser roads and gravel, never on the trunk road or the ferry', () => {
    expect(way(at('xa-alba'), at('xa-brisa'), 'coach').seconds).toBe(3_600)
    expect(way(at('xa-alba'), at('xa-cumbre'), 'coach').seconds).toBeCloseTo(3_600 + 3_600 * 1.05, 6)
    expect(way(at('xa-empalme'), at('xa-sitio'), 'coach').seconds).toBeCloseTo(540 * 1.25, 6)
    expect(way(at('xa-puerto'), at('xa-isla'), 'coach').seconds).toBe(6_000)
  })

  it('lets nobody walk slower up a footpath because a coach waits below', () => {
    const trail = buildRoadGraph(withChange('empalme--sitio', { properties: { kmh: 3 } }))
    const found = findWay(trail, { from: at('xa-empalme'), to: at('xa-sitio'), mode: 'coach' }) as Way
    expect(found.seconds).toBeCloseTo(3_600, 6)
  })

  it('counts the share of a road that is travelled, at its authored length', () => {
    const found = way([-86, 12.125], at('xa-empalme'))
    expect(found.metres).toBeCloseTo(15_000, 3)
    expect(found.seconds).toBeCloseTo(900, 3)
  })

  it('goes straight between two places of the same road, in either direction', () => {
    const there = way([-86, 12.0625], [-86, 12.1875])
    const back = way([-86, 12.1875], [-86, 12.0625])
    expect(there.metres).toBeCloseTo(15_000, 3)
    expect(back.metres).toBeCloseTo(there.metres, 6)
    expect(there.pieces).toHaveLength(1)
    expect(there.nodes).toEqual([])
    expect(back.line).toEqual([...there.line].reverse())
  })

  it('leaves a slow road by its ends when that is quicker than staying on it', () => {
    const ring = buildRoadGraph([
      nodeFeature('a', [0, 0]),
      nodeFeature('b', [0.1, 0]),
      edgeFeature(
        'slow',
        [
          [0, 0],
          [0.1, 0],
        ],
        { from: 'a', to: 'b', km: 12, kmh: 6 },
      ),
      edgeFeature(
        'fast',
        [
          [0, 0],
          [0.05, 0.05],
          [0.1, 0],
        ],
        { from: 'a', to: 'b', km: 16, kmh: 80 },
      ),
    ])
    const found = findWay(ring, { from: [0.001, 0], to: [0.099, 0], mode: 'car' }) as Way
    expect(found.pieces.map((piece) => Math.round(piece.metres))).toEqual([120, 16_000, 120])
  })

  it('tells the ferry with its wait and the border with its papers', () => {
    const ferry = way(at('xa-alba'), at('xa-isla'))
    expect(ferry.events).toEqual([{ kind: 'ferry', name: 'Ferry del Lago', seconds: 6_000 }])
    expect(ferry.seconds).toBe(3_600 + 6_000)
    const border = way(at('xa-brisa'), at('xb-dorada'))
    expect(border.events).toEqual([{ kind: 'border', name: 'Frontera', seconds: 2_700 }])
    expect(border.seconds).toBe(1_800 + 1_800 + 2_700)
    expect(way(at('xa-alba'), at('xa-frontera')).events).toEqual([])
  })

  it('counts the ground between the places and the road at a quarter more than straight, 15 km/h', () => {
    const found = way([-86.01, 12.125], at('xa-empalme'))
    const gap = found.snapped[0]
    expect(gap).toBeCloseTo(1_087.2, 0)
    expect(found.metres).toBeCloseTo(15_000 + 1.25 * gap, 0)
    expect(found.seconds).toBeCloseTo(900 + (1.25 * gap * 3.6) / 15, 0)
    expect(found.pieces.map((piece) => piece.class)).toEqual(['access', 'trunk'])
    expect(found.estimated).toBe(false)
  })

  it('is nothing between identical places, even at sea', () => {
    expect(way(at('xa-alba'), at('xa-alba'))).toMatchObject({
      metres: 0,
      seconds: 0,
      source: 'network',
      estimated: false,
    })
    expect(way([-40, 0], [-40, 0])).toMatchObject({ metres: 0, seconds: 0 })
  })

  it('refuses coordinates that are not on Earth', () => {
    expect(() => way([-86, 120], at('xa-alba'))).toThrow(RangeError)
    expect(() => way([NaN, 12], at('xa-alba'))).toThrow(RangeError)
  })
})

describe('where there is no road', () => {
  it('guesses a straight line and a quarter at 40 km/h for a place over 5 km off the network', () => {
    const lonely: LngLat = [-86.2, 12.1]
    const found = way(lonely, at('xa-alba'))
    const straight = metresBetween(lonely, at('xa-alba'))
    expect(found).toMatchObject({ source: 'straight', estimated: true, reason: 'off_network' })
    expect(found.metres).toBeCloseTo(straight * 1.25, 6)
    expect(found.seconds).toBeCloseTo((straight * 1.25 * 3.6) / 40, 6)
    expect(found.snapped[0]).toBeGreaterThan(5_000)
  })

  it('may be told to accept places farther from the road', () => {
    const found = findWay(graph, { from: [-86.2, 12.1], to: at('xa-alba'), mode: 'car', snapLimitMetres: 30_000 })
    expect(found).toMatchObject({ source: 'network', estimated: false })
  })

  it('walks across when two places are nearer to each other than to the road', () => {
    const found = way([-86.03, 12.12], [-86.03, 12.125])
    expect(found).toMatchObject({ source: 'straight', estimated: true })
    expect(found.metres).toBeCloseTo(1.25 * 556, -1)
  })

  it('refuses a place in mid-ocean, and any place when there are no roads', () => {
    expect(refusal([-40, 0], at('xa-alba'))).toMatchObject({ refused: 'off_network' })
    expect(refusal([-40, 0], at('xa-alba'), buildRoadGraph([]))).toMatchObject({
      refused: 'off_network',
      snapped: [Infinity, Infinity],
    })
  })

  const islet = (country: string, lng: number, lat: number) => [
    ...lakeFeatures(),
    nodeFeature('i-a', [lng, lat], { country }),
    nodeFeature('i-b', [lng, lat + 0.1], { country }),
    edgeFeature(
      'i-a--i-b',
      [
        [lng, lat],
        [lng, lat + 0.1],
      ],
      { from: 'i-a', to: 'i-b', km: 12 },
    ),
  ]

  it('guesses between two unjoined parts of one country, and says there is no path', () => {
    const found = findWay(buildRoadGraph(islet('XA', -84, 12)), { from: at('xa-alba'), to: [-84, 12], mode: 'car' })
    expect(found).toMatchObject({ source: 'straight', reason: 'no_path', estimated: true })
  })

  it('does not guess across the sea to another country, nor over 1 500 km', () => {
    expect(refusal(at('xa-alba'), [-84, 12], buildRoadGraph(islet('XC', -84, 12)))).toMatchObject({
      refused: 'unreachable',
    })
    expect(refusal(at('xa-alba'), [-70, 12], buildRoadGraph(islet('XA', -70, 12)))).toMatchObject({
      refused: 'unreachable',
    })
  })
})

describe('any two places near the roads', () => {
  it('are never nearer by road than in a straight line, and the pieces add up to the way', () => {
    fc.assert(
      fc.property(near, near, (from, to) => {
        const found = way(from, to)
        expect(found.metres).toBeGreaterThanOrEqual(metresBetween(from, to) - 0.05)
        expect(found.pieces.reduce((sum, piece) => sum + piece.metres, 0)).toBeCloseTo(found.metres, 6)
        expect(found.pieces.reduce((sum, piece) => sum + piece.seconds, 0)).toBeCloseTo(found.seconds, 6)
        expect(found.line[0]).toEqual(from)
        expect(found.line.at(-1)).toEqual(to)
      }),
    )
  })

  it('take as long there as back, and the matrix agrees with the single way', () => {
    fc.assert(
      fc.property(
        fc.array(near, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('car' as const, 'coach' as const),
        (places, mode) => {
          const matrix = travelMatrix(graph, places, mode)
          places.forEach((from, row) =>
            places.forEach((to, column) => {
              const found = way(from, to, mode)
              expect(matrix.seconds[row]![column]).toBeCloseTo(found.seconds, 3)
              expect(matrix.metres[row]![column]).toBeCloseTo(found.metres, 3)
              expect(matrix.estimated[row]![column]).toBe(found.estimated)
              expect(matrix.seconds[column]![row]).toBeCloseTo(found.seconds, 3)
            }),
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are answered as an exhaustive search over the towns would', () => {
    const count = graph.nodes.length
    const table = graph.nodes.map((_, row) => graph.nodes.map((__, column) => (row === column ? 0 : Infinity)))
    for (const edge of graph.edges) {
      const seconds = edge.driveSeconds + edge.waitSeconds
      table[edge.from]![edge.to] = table[edge.to]![edge.from] = seconds
    }
    for (let k = 0; k < count; k += 1)
      for (let i = 0; i < count; i += 1)
        for (let j = 0; j < count; j += 1) table[i]![j] = Math.min(table[i]![j]!, table[i]![k]! + table[k]![j]!)
    const matrix = travelMatrix(
      graph,
      graph.nodes.map((node) => node.at),
    )
    matrix.seconds.forEach((row, i) => row.forEach((seconds, j) => expect(seconds).toBeCloseTo(table[i]![j]!, 6)))
  })
})

describe('the matrix', () => {
  it('is empty without places and says Infinity where the way is refused', () => {
    expect(travelMatrix(graph, [])).toEqual({ seconds: [], metres: [], estimated: [] })
    expect(travelMatrix(graph, [at('xa-alba'), [-40, 0]]).seconds).toEqual([
      [0, Infinity],
      [Infinity, 0],
    ])
  })
})
