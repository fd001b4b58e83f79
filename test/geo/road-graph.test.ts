import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MinHeap } from '../../geo/heap'
import { buildRoadGraph } from '../../geo/road-graph'
import { snapToRoad } from '../../geo/snap'
import { edgeFeature, lakeFeatures, lakeGraph, nodeAt, nodeFeature, withChange } from '../fixtures/roads/lake'

describe('the graph of authored roads', () => {
  const graph = lakeGraph()

  it('keeps the authored length and speed of a road', () => {
    const road = graph.edges.find((edge) => edge.id === 'empalme--cumbre')!
    expect(road).toMatchObject({ metres: 62_000, driveSeconds: 7_200, waitSeconds: 0, event: null, surface: 'unpaved' })
    expect(road.season).toBe('Solo en verano')
  })

  it('gives a ferry its crossing and an hour of waiting, a border its own wait', () => {
    const [ferry, border] = ['puerto--isla', 'frontera--dorada'].map((id) =>
      graph.edges.find((edge) => edge.id === id)!,
    )
    expect(ferry).toMatchObject({ driveSeconds: 2_400, waitSeconds: 3_600, event: 'ferry' })
    expect(border).toMatchObject({ driveSeconds: 1_800, waitSeconds: 2_700, event: 'border' })
  })

  it('allows an hour at a border whose wait nobody wrote down', () => {
    const open = buildRoadGraph(withChange('frontera--dorada', { properties: { minutes: undefined } }))
    expect(open.edges.find((edge) => edge.id === 'frontera--dorada')!.waitSeconds).toBe(3_600)
  })

  it('falls back on mean speeds where a road gives none', () => {
    const slow = buildRoadGraph(withChange('empalme--cumbre', { properties: { kmh: undefined } }))
    expect(slow.edges.find((edge) => edge.id === 'empalme--cumbre')!.kmh).toBe(25)
  })

  it('turns a road drawn from its end to its start', () => {
    const drawn = lakeFeatures().find((feature) => feature.id === 'alba--puerto')!.geometry.coordinates as number[][]
    const turned = buildRoadGraph(withChange('alba--puerto', { coordinates: [...drawn].reverse() }))
    expect(turned.edges.map((edge) => edge.line)).toEqual(graph.edges.map((edge) => edge.line))
  })

  it('names the road whose town is missing, whose length is missing, or a town given twice', () => {
    const broken = lakeFeatures().filter((feature) => feature.id !== 'xa-cumbre')
    expect(() => buildRoadGraph(broken)).toThrow(/empalme--cumbre.*xa-cumbre/)
    expect(() => buildRoadGraph(withChange('alba--puerto', { properties: { km: 0 } }))).toThrow(/alba--puerto/)
    expect(() => buildRoadGraph([...lakeFeatures(), nodeFeature('xa-alba', [-86, 12])])).toThrow(/xa-alba/)
  })

  it('tells connected parts apart and is empty for no roads', () => {
    const island = [nodeFeature('xa-a', [-84, 12]), nodeFeature('xa-b', [-84, 12.1])]
    const road = edgeFeature(
      'a--b',
      [
        [-84, 12],
        [-84, 12.1],
      ],
      { from: 'xa-a', to: 'xa-b', km: 12 },
    )
    const two = buildRoadGraph([...lakeFeatures(), ...island, road])
    expect(new Set(graph.component).size).toBe(1)
    expect(new Set(two.component).size).toBe(2)
    expect(buildRoadGraph([])).toMatchObject({ nodes: [], edges: [] })
    expect(snapToRoad(buildRoadGraph([]), [-86, 12])).toBeNull()
  })
})

describe('joining a place to the nearest road', () => {
  const graph = lakeGraph()

  it('meets the road in its middle, not only at its towns', () => {
    const snap = snapToRoad(graph, [-86.01, 12.125])!
    expect(graph.edges[snap.edge]!.id).toBe('alba--empalme')
    expect(snap.share).toBeCloseTo(0.5, 6)
    expect(snap.metres).toBeCloseTo(1_087.2, 0)
  })

  it('never boards a ferry in the middle of the lake', () => {
    const snap = snapToRoad(graph, [-85.45, 12.01])!
    expect(snap.at).toEqual(nodeAt(graph, 'xa-puerto'))
  })

  it('finds no nearer point by looking everywhere', () => {
    const near = fc.tuple(
      fc.double({ min: -86.3, max: -85.2, noNaN: true }),
      fc.double({ min: 11.8, max: 13.1, noNaN: true }),
    )
    fc.assert(
      fc.property(near, (place) => {
        const snap = snapToRoad(graph, place)!
        const squeeze = Math.cos((place[1] * Math.PI) / 180)
        const gap = (x: number, y: number) => Math.hypot((x - place[0]) * squeeze, y - place[1])
        const found = gap(...(snap.at as [number, number]))
        for (const edge of graph.edges.filter((road) => road.event !== 'ferry')) {
          for (let tenth = 0; tenth <= 10; tenth += 1) {
            const [a, b] = [edge.line[0]!, edge.line[1]!]
            const share = tenth / 10
            expect(found).toBeLessThanOrEqual(gap(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])) + 1e-12)
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('the heap', () => {
  it('gives back the cheapest first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), (costs) => {
        const heap = new MinHeap()
        costs.forEach((cost, item) => heap.push(item, cost))
        const out = costs.map(() => heap.pop()!.cost)
        expect(out).toEqual([...costs].sort((a, b) => a - b))
        expect(heap.size).toBe(0)
        expect(heap.pop()).toBeUndefined()
      }),
    )
  })
})
