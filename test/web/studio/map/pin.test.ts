import { describe, expect, it } from 'vitest'
import {
  boxFeatures,
  boxOf,
  pinFeatures,
  precisionFeatures,
  samePins,
  stepMetres,
} from '../../../../web/studio/map/pin'
import type { Pin } from '../../../../web/studio/map/pin'

const pin = (id: string, more: Partial<Pin> = {}): Pin => ({
  ...{ id, at: [-64.2, -18.8], network: 'che', label: id, state: 'published' },
  ...more,
})

describe('pins on a map', () => {
  it('leaves out of the clusters the one that is chosen and the one that may be moved', () => {
    const pins = [pin('a'), pin('b'), pin('c', { movable: true })]
    expect(pinFeatures(pins, 'b').features.map(({ properties }) => properties?.id)).toEqual(['a'])
  })
  it('are the same when they are drawn the same, so that nothing is sent to the engine twice', () => {
    expect(samePins([pin('a')], [pin('a')])).toBe(true)
    expect(samePins([pin('a')], [pin('a', { at: [-64.3, -18.8] })])).toBe(false)
    expect(samePins([pin('a')], [pin('a', { state: 'draft' })])).toBe(false)
    expect(samePins([pin('a')], [])).toBe(false)
  })
  it('have a circle only where the precision is known', () => {
    expect(precisionFeatures(pin('a')).features).toEqual([])
    expect(precisionFeatures(undefined).features).toEqual([])
    expect(precisionFeatures(pin('a', { precision: 300 })).features[0]?.geometry.coordinates[0]).toHaveLength(65)
  })
  it('lie in a box, and none of them in none', () => {
    expect(boxOf([])).toBeUndefined()
    expect(boxOf([pin('a'), pin('b', { at: [-60, 10] })])).toEqual([-64.2, -18.8, -60, 10])
    expect(boxFeatures(undefined).features).toEqual([])
    expect(boxFeatures([1, 2, 3, 4]).features[0]?.geometry.coordinates[0]).toHaveLength(5)
  })
  it('are moved by the keys in round metres of about eight pixels', () => {
    expect([0.05, 0.4, 1, 7, 30, 1000].map(stepMetres)).toEqual([1, 2, 5, 50, 200, 5000])
  })
})
