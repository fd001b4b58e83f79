import { describe, expect, it } from 'vitest'
import { timeWalk } from '../../../server/route/walk.rules'

const HOUR = 3600

describe('the walk command', () => {
  it('answers MIDE with effort and environment, and the others with seconds', () => {
    const walk = { distance: 12_000, ascent: 600, descent: 600 }
    expect(timeWalk({ ...walk, method: 'mide', surface: 'path', risks: 5 })).toEqual({
      seconds: 15_300,
      horizontalSeconds: 10_800,
      verticalSeconds: 9000,
      effort: 3,
      environment: 3,
    })
    // track 5 km/h: 2.4 h and 2.5 h -> 3.7 h; CAI 4 km/h, 350 up, 500 down: 3 h and 2.914 h -> 4.457 h
    expect(timeWalk({ ...walk, method: 'mide', surface: 'track' }).seconds).toBeCloseTo(3.7 * HOUR, 6)
    const cai = { horizontal: 4, up: 350, down: 500 }
    expect(timeWalk({ ...walk, method: 'mide', speeds: cai }).seconds / HOUR).toBeCloseTo(4.457, 3)
    expect(timeWalk({ ...walk, method: 'din33466' }).seconds).toBeCloseTo(4.7 * HOUR, 6)
    expect(timeWalk({ ...walk, method: 'naismith' }).seconds).toBeCloseTo(3.4 * HOUR, 6)
    const descents = [{ metres: 600, degrees: 8 }]
    expect(timeWalk({ ...walk, method: 'langmuir', descents }).seconds).toBeCloseTo(3.4 * HOUR - 1200, 6)
    expect(timeWalk({ method: 'tobler', distance: 5037 })).toEqual({ seconds: expect.closeTo(HOUR, 0) as number })
  })
})
