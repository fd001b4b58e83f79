import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  climbOf,
  DIN_33466_SPEEDS,
  langmuirTime,
  largerAndHalfTime,
  MIDE_SPEEDS,
  mideEffort,
  mideEnvironment,
  naismithTime,
  type Profile,
  toblerSeconds,
} from '../../geo/walking'

const MINUTE = 60
const HOUR = 3600

describe('the larger part and half the smaller', () => {
  it('gives 4.25 hours and effort 3 to 12 km of path with 600 m up and down', () => {
    const walk = largerAndHalfTime({ distance: 12_000, ascent: 600, descent: 600 }, MIDE_SPEEDS)
    expect(walk).toEqual({ horizontalSeconds: 3 * HOUR, verticalSeconds: 2.5 * HOUR, seconds: 4.25 * HOUR })
    expect(mideEffort(walk.seconds)).toBe(3)
  })

  it('is slower uphill by DIN 33466', () => {
    // 12/4 = 3 h; 600/300 + 600/500 = 3.2 h; 3.2 + 1.5 = 4.7 h
    const walk = largerAndHalfTime({ distance: 12_000, ascent: 600, descent: 600 }, DIN_33466_SPEEDS)
    expect(walk.seconds).toBeCloseTo(4.7 * HOUR, 6)
  })

  it('adds up the profile where climbs are not given, and prefers what is given', () => {
    const profile: Profile = [
      [0, 100],
      [4000, 500],
      [8000, 200],
    ]
    expect(largerAndHalfTime({ distance: 8000, profile }, MIDE_SPEEDS).verticalSeconds).toBe(1.5 * HOUR)
    expect(largerAndHalfTime({ distance: 8000, ascent: 0, profile }, MIDE_SPEEDS).verticalSeconds).toBe(0.5 * HOUR)
  })

  it('takes no time for no walk, and refuses sizes below nothing', () => {
    expect(largerAndHalfTime({ distance: 0 }, MIDE_SPEEDS).seconds).toBe(0)
    expect(() => largerAndHalfTime({ distance: -1 }, MIDE_SPEEDS)).toThrow(RangeError)
    expect(() => largerAndHalfTime({ distance: 1, ascent: -1 }, MIDE_SPEEDS)).toThrow(RangeError)
    expect(() => largerAndHalfTime({ distance: Number.NaN }, MIDE_SPEEDS)).toThrow(RangeError)
    expect(() => largerAndHalfTime({ distance: 1 }, { ...MIDE_SPEEDS, up: 0 })).toThrow(RangeError)
  })
})

describe('the MIDE scale', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1.01, 2],
    [3, 2],
    [3.01, 3],
    [6, 3],
    [6.01, 4],
    [10, 4],
    [10.01, 5],
  ])('gives to %f hours an effort of %i', (hours, effort) => expect(mideEffort(hours * HOUR)).toBe(effort))

  it('keeps the upper bound although the hours were added in thirds', () => {
    const thirds = largerAndHalfTime({ distance: 10_000 * (1.1 + 2.2 - 0.3) }, { horizontal: 10, up: 1, down: 1 })
    expect(mideEffort(thirds.seconds)).toBe(2)
  })

  it.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [6, 3],
    [7, 4],
    [10, 4],
    [11, 5],
    [30, 5],
  ])('gives to %i risk factors an environment of %i', (risks, level) => expect(mideEnvironment(risks)).toBe(level))
})

describe('Naismith', () => {
  // climbs of 100, 200 and 500 m: 5 km in 60 minutes and 800 m in 80
  const profile: Profile = [100, 200, 400, 200, 700, 400].map((altitude, index) => [index * 1000, altitude])

  it('needs 140 minutes for 5 km over 100-200-400-200-700-400 m', () => {
    expect(naismithTime({ distance: 5000, profile }).seconds).toBeCloseTo(140 * MINUTE, 9)
    expect(naismithTime({ distance: 5000, ascent: 800 }).seconds).toBeCloseTo(140 * MINUTE, 9)
    expect(climbOf(profile)).toEqual({ ascent: 800, descent: 500 })
  })

  it('is corrected by Langmuir for gentle and steep descents', () => {
    const walk = { distance: 5000, ascent: 600 } // 60 + 60 minutes
    const minutes = (metres: number, degrees: number) => langmuirTime(walk, [{ metres, degrees }]).seconds / MINUTE
    expect(minutes(300, 4.9)).toBeCloseTo(120, 9)
    expect(minutes(300, 5)).toBeCloseTo(110, 9)
    expect(minutes(600, 12)).toBeCloseTo(100, 9)
    expect(minutes(300, 12.1)).toBeCloseTo(130, 9)
    expect(minutes(150, 20)).toBeCloseTo(125, 9)
    expect(langmuirTime({ ...walk, descent: 600 }).seconds).toBeCloseTo(120 * MINUTE, 9)
  })

  it('reads the slope of the descents from the profile', () => {
    // 200 m and 300 m down over 1000 m each: 11.31 degrees (-6.67 min) and 16.70 degrees (+10 min)
    expect(langmuirTime({ distance: 5000, profile }).seconds / MINUTE).toBeCloseTo(140 - 20 / 3 + 10, 9)
    expect(() => langmuirTime({ distance: 1 }, [{ metres: 1, degrees: 91 }])).toThrow(RangeError)
  })
})

describe('Tobler', () => {
  const kmPerHour = (slope: number) =>
    3600 /
    toblerSeconds({
      distance: 1000,
      profile: [
        [0, 0],
        [1000, 1000 * slope],
      ],
    })

  it('walks 5.04 km/h on the flat and 6 down a slope of 5 %', () => {
    expect(kmPerHour(0)).toBeCloseTo(5.037, 3)
    expect(kmPerHour(-0.05)).toBeCloseTo(6, 9)
    expect(3600 / toblerSeconds({ distance: 1000 }, true)).toBeCloseTo(5.037 * 0.6, 3)
  })

  it('needs more both far above and far below that slope', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (steep, more) => {
          expect(kmPerHour(-0.05 + steep + more)).toBeLessThan(kmPerHour(-0.05 + steep))
          expect(kmPerHour(-0.05 - steep - more)).toBeLessThan(kmPerHour(-0.05 - steep))
        },
      ),
    )
  })

  it('takes ascent and descent without a profile as one climb and one descent of the same steepness', () => {
    const profile: Profile = [
      [0, 0],
      [3000, 300],
      [4000, 200],
    ]
    const guessed = toblerSeconds({ distance: 4000, ascent: 300, descent: 100 })
    expect(guessed).toBeCloseTo(toblerSeconds({ distance: 4000, profile }), 6)
    expect(() => toblerSeconds({ distance: 0, ascent: 10 })).toThrow(RangeError)
    expect(toblerSeconds({ distance: 0 })).toBe(0)
  })

  it('refuses a profile that stands still or goes back', () => {
    expect(() =>
      toblerSeconds({
        distance: 10,
        profile: [
          [0, 1],
          [0, 2],
        ],
      }),
    ).toThrow('advance')
    expect(() =>
      climbOf([
        [5, 1],
        [0, 2],
      ]),
    ).toThrow(RangeError)
  })
})

describe('any walk', () => {
  it('takes no less time when it grows, by any method', () => {
    const climb = fc.integer({ min: 0, max: 3000 })
    const walk = fc.record({ distance: fc.integer({ min: 0, max: 40_000 }), ascent: climb, descent: climb })
    fc.assert(
      fc.property(walk, fc.integer({ min: 1, max: 500 }), ({ distance, ascent, descent }, more) => {
        for (const speeds of [MIDE_SPEEDS, DIN_33466_SPEEDS]) {
          const time = largerAndHalfTime({ distance, ascent, descent }, speeds).seconds
          expect(largerAndHalfTime({ distance: distance + more, ascent, descent }, speeds).seconds).toBeGreaterThan(
            time,
          )
          expect(largerAndHalfTime({ distance, ascent: ascent + more, descent }, speeds).seconds).toBeGreaterThan(time)
        }
        expect(naismithTime({ distance, ascent: ascent + more }).seconds).toBeGreaterThan(
          naismithTime({ distance, ascent }).seconds,
        )
      }),
    )
  })
})
