import { describe, expect, it } from 'vitest'
import { corridorKm } from '../../geo/check-corridors'
import { checkRoads } from '../../geo/check-roads'
import type { RoadFeature } from '../../geo/road-features'
import { edgeFeature, lakeFeatures, lakeGraph, nodeFeature, withChange } from '../fixtures/roads/lake'

const faultsOf = (features: RoadFeature[]) =>
  checkRoads(features, []).map(({ code, feature, field }) => [code, feature, field])

describe('checking authored roads', () => {
  it('finds nothing wrong with the lake country', () => {
    expect(
      checkRoads(lakeFeatures(), [{ name: 'Alba - Cumbre', via: ['xa-alba', 'xa-brisa', 'xa-cumbre'], km: 118 }]),
    ).toEqual([])
  })

  it('refuses a road shorter than the crow flies, or over two and a half times longer', () => {
    const short = checkRoads(withChange('empalme--brisa', { properties: { km: 27 } }), [])
    expect(short.map((fault) => fault.code)).toEqual(['km_below_straight'])
    expect(short[0]!.numbers).toMatchObject({ km: 27, straightKm: expect.closeTo(27.8, 1) })
    const long = checkRoads(withChange('alba--puerto', { properties: { km: 137 } }), [])
    expect(long[0]).toMatchObject({ code: 'km_above_straight', numbers: { ratio: expect.closeTo(2.52, 2) } })
  })

  it('forgives the rounding of km to one decimal', () => {
    expect(faultsOf(withChange('empalme--brisa', { properties: { km: 27.76 } }))).toEqual([])
  })

  it('refuses a drawing longer than the road, and one that ends away from its town', () => {
    const zigzag = [
      [-86, 12.25],
      [-85.95, 12.3],
      [-86.05, 12.45],
      [-86, 12.5],
    ]
    expect(faultsOf(withChange('empalme--brisa', { coordinates: zigzag }))).toEqual([
      ['drawn_too_long', 'empalme--brisa', 'geometry'],
    ])
    const short = [
      [-86, 12.25],
      [-86, 12.499],
    ]
    expect(faultsOf(withChange('empalme--brisa', { coordinates: short }))).toEqual([
      ['end_off_node', 'empalme--brisa', 'to'],
    ])
  })

  it('names unknown towns, missing lengths and speeds, and words it does not know', () => {
    expect(faultsOf(withChange('alba--puerto', { properties: { to: 'xa-nada' } }))[0]).toEqual([
      'unknown_node',
      'alba--puerto',
      'to',
    ])
    expect(faultsOf(withChange('alba--puerto', { properties: { km: 'sesenta' } }))[0]).toEqual([
      'km_missing',
      'alba--puerto',
      'km',
    ])
    expect(faultsOf(withChange('alba--puerto', { properties: { kmh: 0 } }))).toEqual([
      ['speed_missing', 'alba--puerto', 'kmh'],
    ])
    expect(faultsOf(withChange('alba--puerto', { properties: { class: 'senda' } }))).toEqual([
      ['unknown_value', 'alba--puerto', 'class'],
    ])
    expect(faultsOf(withChange('xa-alba', { properties: { kind: 'metropolis' } }))).toEqual([
      ['unknown_value', 'xa-alba', 'kind'],
    ])
  })

  it('finds the same id twice, and the same road under two ids', () => {
    const features = lakeFeatures()
    const copy = features.find((feature) => feature.id === 'alba--puerto')!
    expect(faultsOf([...features, copy])).toEqual([
      ['duplicate_id', 'alba--puerto', 'id'],
      ['duplicate_edge', 'alba--puerto', 'from'],
    ])
  })

  it('finds a junction where nothing meets, and lets a town be the end of its road', () => {
    const stub = [nodeFeature('xa-fin', [-86.1, 12], { kind: 'junction' })]
    const road = edgeFeature(
      'alba--fin',
      [
        [-86, 12],
        [-86.1, 12],
      ],
      { from: 'xa-alba', to: 'xa-fin', km: 12 },
    )
    expect(faultsOf([...lakeFeatures(), ...stub, road])).toEqual([['dangling_junction', 'xa-fin', 'kind']])
    const town = [nodeFeature('xa-fin', [-86.1, 12])]
    expect(faultsOf([...lakeFeatures(), ...town, road])).toEqual([])
  })

  it('finds a part of a country cut off, while a ferry keeps an island joined', () => {
    const withoutFerry = lakeFeatures().filter((feature) => feature.id !== 'puerto--isla')
    expect(checkRoads(withoutFerry, [])).toEqual([
      { code: 'disconnected', feature: 'xa-isla', field: 'country', numbers: { nodes: 1, parts: 2 } },
    ])
  })

  it('compares corridors with their published length along the shortest path', () => {
    expect(corridorKm(lakeGraph(), { name: 'directo', via: ['xa-alba', 'xa-cumbre'], km: 92 })).toBeCloseTo(92, 9)
    const faults = checkRoads(lakeFeatures(), [
      { name: 'bien', via: ['xa-alba', 'xa-cumbre'], km: 96 },
      { name: 'mal', via: ['xa-alba', 'xa-brisa', 'xa-cumbre'], km: 100 },
      { name: 'nadie', via: ['xa-alba', 'xa-nada'], km: 10 },
    ])
    expect(faults).toMatchObject([
      { code: 'corridor_sum', feature: 'mal', numbers: { km: 100, sumKm: 120, share: expect.closeTo(0.2, 9) } },
      { code: 'corridor_unknown_node', feature: 'nadie', numbers: { position: 1 } },
    ])
  })

  it('finds sites over a kilometre from any road', () => {
    const sites = [
      { id: 'cerca', at: [-86.005, 12.1] as const },
      { id: 'lejos', at: [-86.02, 12.1] as const },
    ]
    expect(checkRoads(lakeFeatures(), [], sites)).toMatchObject([
      { code: 'site_far', feature: 'lejos', numbers: { metres: expect.closeTo(2174, -1) } },
    ])
  })

  it('reports every fault at once and survives a file full of them', () => {
    const faults = checkRoads([nodeFeature('', [0, 0]), edgeFeature('x--y', [], { from: 'x', to: 'y' })], [])
    expect(faults.map((fault) => fault.code)).toEqual(
      expect.arrayContaining(['unreadable', 'unknown_node', 'km_missing']),
    )
  })
})
