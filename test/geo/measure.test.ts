import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinLines, sliceByShare } from '../../geo/along'
import {
  bearingDegrees,
  boundsOf,
  EARTH_RADIUS_METRES,
  lineMetres,
  lineStations,
  metresBetween,
  pointAlong,
} from '../../geo/measure'
import type { LngLat } from '../../geo/types'

const DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180
const place = fc.tuple(fc.double({ min: -86, max: -60, noNaN: true }), fc.double({ min: -50, max: 23, noNaN: true }))

describe('measuring on the sphere', () => {
  it('gives a degree of meridian its 111 195 metres', () => {
    expect(metresBetween([-86, 12], [-86, 13])).toBeCloseTo(DEGREE, 3)
    expect(DEGREE).toBeCloseTo(111_195.08, 1)
  })

  it('measures Managua to Granada as 39 km in a straight line', () => {
    expect(metresBetween([-86.2504, 12.1328], [-85.956, 11.9344])).toBeCloseTo(38_893, -3)
  })

  it('adds up the segments of a line and finds no length in a point', () => {
    const line: LngLat[] = [
      [0, 0],
      [0, 1],
      [1, 1],
    ]
    expect(lineMetres(line)).toBeCloseTo(lineStations(line).at(-1)!, 6)
    expect(lineMetres([[0, 0]])).toBe(0)
    expect(lineMetres([])).toBe(0)
    expect(lineStations([])).toEqual([])
  })

  it('is the same both ways and never longer than by a third place', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6)
        expect(metresBetween(a, c)).toBeLessThanOrEqual(metresBetween(a, b) + metresBetween(b, c) + 1e-6)
      }),
    )
  })

  it('bounds the places of a route and refuses none at all', () => {
    expect(
      boundsOf([
        [-86, 12],
        [-84, 11],
        [-85, 13],
      ]),
    ).toEqual([-86, 11, -84, 13])
    expect(() => boundsOf([])).toThrow(RangeError)
  })

  it('finds the place half way, and stays at the ends beyond them', () => {
    const line: LngLat[] = [
      [-86, 12],
      [-86, 13],
    ]
    expect(pointAlong(line, DEGREE / 2)[1]).toBeCloseTo(12.5, 9)
    expect(pointAlong(line, -5)).toEqual([-86, 12])
    expect(pointAlong(line, 10 * DEGREE)).toEqual([-86, 13])
    expect(pointAlong([[1, 2]], 500)).toEqual([1, 2])
    expect(() => pointAlong([], 1)).toThrow(RangeError)
  })

  it('reads the compass clockwise from north', () => {
    expect(bearingDegrees([0, 0], [0, 1])).toBeCloseTo(0, 9)
    expect(bearingDegrees([0, 0], [1, 0])).toBeCloseTo(90, 9)
    expect(bearingDegrees([0, 0], [0, -1])).toBeCloseTo(180, 9)
    expect(bearingDegrees([0, 0], [-1, 0])).toBeCloseTo(270, 9)
  })

  it('cuts a line into pieces that add up to it, in either direction', () => {
    const line = fc.array(place, { minLength: 2, maxLength: 6 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(line, share, (points, cut) => {
        const parts = lineMetres(sliceByShare(points, 0, cut)) + lineMetres(sliceByShare(points, cut, 1))
        expect(parts).toBeCloseTo(lineMetres(points), 0)
        expect(sliceByShare(points, 1, cut)).toEqual(sliceByShare(points, cut, 1).reverse())
      }),
    )
    expect(() => sliceByShare([[0, 0]], 0, 1)).toThrow(RangeError)
    expect(
      joinLines([
        [
          [0, 0],
          [1, 1],
        ],
        [
          [1, 1],
          [2, 2],
        ],
      ]),
    ).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ])
  })
})
