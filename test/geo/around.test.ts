import { describe, expect, it } from 'vitest'
import { ringAround, stepped } from '../../geo/around'
import { metresBetween } from '../../geo/measure'
import type { LngLat } from '../../geo/types'

const USHUAIA: LngLat = [-68.3, -54.8]

describe('a step on the ground', () => {
  it('is as long as it says, whichever way and however far south', () => {
    for (const [east, north] of [
      [50, 0],
      [0, -50],
      [-5000, 0],
      [0, 5000],
    ] as const)
      expect(metresBetween(USHUAIA, stepped(USHUAIA, east, north))).toBeCloseTo(Math.hypot(east, north), 0)
  })
  it('crosses the date line and stops before the pole', () => {
    expect(stepped([179.999, 0], 1000, 0)[0]).toBeLessThan(-179.9)
    expect(stepped([0, 89.89], 0, 100_000)[1]).toBeLessThan(90)
  })
})

describe('a ring around a place', () => {
  it('is closed, counter-clockwise, and everywhere at its radius', () => {
    const ring = ringAround(USHUAIA, 300, 16)
    expect(ring).toHaveLength(17)
    expect(ring.at(-1)).toEqual(ring[0])
    for (const point of ring) expect(Math.abs(metresBetween(USHUAIA, point) - 300)).toBeLessThan(1)
    expect(ring[4]![1]).toBeGreaterThan(USHUAIA[1])
  })
})
