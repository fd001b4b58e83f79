import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEG_RULES, legTime, restSeconds } from '../../../server/route/leg-time.rules'

describe('a leg by road', () => {
  it('of 150 km paved takes 164 minutes and a stop of 15', () => {
    const leg = legTime(150_000, 'paved')
    expect(Math.round(leg.drivingSeconds / 60)).toBe(164)
    expect(leg.stops).toBe(1)
    expect(Math.round(leg.seconds / 60)).toBe(179)
  })

  it('stops at each full two hours and not before', () => {
    // mountain 42 km/h: 84 km are two hours, 168 km four
    expect([83_999, 84_000, 167_999, 168_000].map((metres) => legTime(metres, 'mountain').stops)).toEqual([0, 1, 1, 2])
    expect(restSeconds(7199)).toBe(0)
    expect(restSeconds(4 * 3600)).toBe(1800)
  })

  it('counts boarding where the network wants it, but not for a leg of no length', () => {
    const rules = { ...LEG_RULES, boardingSeconds: 600 }
    expect(legTime(55_000, 'paved', rules).seconds).toBe(4200)
    expect(legTime(0, 'paved', rules).seconds).toBe(0)
    expect(() => legTime(-1, 'paved')).toThrowError('input.invalid')
  })

  it('never takes less time when it is longer or worse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 1, max: 50_000 }), (metres, more) => {
        expect(legTime(metres + more, 'paved').seconds).toBeGreaterThan(legTime(metres, 'paved').seconds)
        expect(legTime(metres, 'unpaved').seconds).toBeGreaterThanOrEqual(legTime(metres, 'motorway').seconds)
      }),
    )
  })
})
