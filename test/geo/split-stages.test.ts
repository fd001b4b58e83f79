import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitStages, type DayStage, type SplitLimits, type SplitPoint } from '../../geo/split-stages'

const HOUR = 3_600
const LIMITS: SplitLimits = {
  dayDriveSeconds: 5 * HOUR,
  maxDriveSeconds: 9 * HOUR,
  daySeconds: 11 * HOUR,
  lunchSeconds: 1.25 * HOUR,
}

/** A town: hours of driving to it, hours of visits in it, beds or not. */
function town(
  id: string,
  drive: number,
  { visit = 0, bed = true }: { visit?: number; bed?: boolean } = {},
): SplitPoint {
  return {
    id,
    driveSecondsFromPrevious: drive * HOUR,
    driveMetresFromPrevious: drive * 50_000,
    visitSeconds: visit * HOUR,
    canSleep: bed,
  }
}

function daysOf(points: SplitPoint[], limits: Partial<SplitLimits> = {}): readonly DayStage[] {
  const split = splitStages(points, { ...LIMITS, ...limits })
  if ('impossible' in split) throw new Error(JSON.stringify(split.impossible))
  return split.days
}

const nightsOf = (days: readonly DayStage[]) => days.slice(0, -1).map((day) => day.to)

describe('splitting a route into days', () => {
  it('is no day for no points and one day for a short trip', () => {
    expect(daysOf([])).toEqual([])
    const [day, ...more] = daysOf([
      town('managua', 0),
      town('masaya', 0.5, { visit: 2 }),
      town('granada', 0.5, { visit: 3 }),
    ])
    expect(more).toEqual([])
    expect(day).toMatchObject({
      from: 'managua',
      to: 'granada',
      driveSeconds: HOUR,
      visitSeconds: 5 * HOUR,
      driveMetres: 50_000,
    })
    expect(day).toMatchObject({
      visits: ['masaya', 'granada'],
      totalSeconds: 7.25 * HOUR,
      overSeconds: 0,
      visitsNextMorning: false,
    })
  })

  it('sleeps only where there are beds', () => {
    const days = daysOf([
      town('a', 0),
      town('b', 3, { visit: 2, bed: false }),
      town('c', 1, { visit: 1 }),
      town('d', 4, { visit: 3 }),
    ])
    expect(nightsOf(days)).toEqual(['c'])
  })

  it('keeps within the driving one would wish, when towns allow it', () => {
    const days = daysOf([town('a', 0), town('b', 4, { visit: 1 }), town('c', 4, { visit: 1 })])
    expect(days.map((day) => day.driveSeconds / HOUR)).toEqual([4, 4])
  })

  it('drives a little over the wish rather than spend a day on ten minutes', () => {
    const days = daysOf([town('a', 0), town('b', 2.6), town('c', 2.6, { visit: 1 })])
    expect(days).toHaveLength(1)
    expect(days[0]!.overSeconds).toBeCloseTo(0.2 * HOUR, 6)
  })

  it('arrives in the evening and visits in the morning when that evens the days', () => {
    const days = daysOf([town('a', 0), town('b', 5, { visit: 5 }), town('c', 1)])
    expect(days).toHaveLength(2)
    expect(days[0]).toMatchObject({ to: 'b', visitsNextMorning: true, visits: [], reaches: ['a', 'b'] })
    expect(days[1]).toMatchObject({ from: 'b', visits: ['b'], reaches: ['c'] })
  })

  it('sleeps where there is something to see rather than in a town of passage', () => {
    const points = [town('a', 0), town('b', 2, { visit: 3 }), town('transit', 1), town('c', 3, { visit: 3 })]
    expect(nightsOf(daysOf(points))).toEqual(['b'])
  })

  it('holds the number of strong visits in a day', () => {
    const visits = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => town(id, 0.1, { visit: 1 }))
    expect(daysOf(visits).map((day) => day.strongVisits)).toEqual([3, 3])
    expect(daysOf(visits.map((point) => ({ ...point, strong: false })))).toHaveLength(1)
  })

  it('spreads over the days wanted, or the nearest number there is', () => {
    const points = [town('a', 0), town('b', 2, { visit: 2 }), town('c', 2, { visit: 2 }), town('d', 2, { visit: 2 })]
    expect(daysOf(points, { days: 3 })).toHaveLength(3)
    expect(daysOf(points, { days: 1 })).toHaveLength(2)
    expect(daysOf(points, { days: 40 })).toHaveLength(6)
  })

  it('names the stretch without beds that no day can hold', () => {
    const far = [town('a', 0), town('desierto', 6, { bed: false }), town('b', 5)]
    expect(splitStages(far, LIMITS)).toEqual({
      impossible: { from: 'a', to: 'b', rule: 'drive', seconds: 11 * HOUR, limit: 9 * HOUR },
    })
    const slow = [town('a', 0), town('b', 1, { visit: 12 })]
    expect(splitStages(slow, LIMITS)).toMatchObject({
      impossible: { from: 'b', to: 'b', rule: 'day', seconds: 13.25 * HOUR },
    })
    const full = [town('a', 0), ...'bcdef'.split('').map((id) => town(id, 0.1, { visit: 1, bed: false }))]
    expect(splitStages(full, LIMITS)).toEqual({
      impossible: { from: 'a', to: 'f', rule: 'visits', visits: 5, limit: 4 },
    })
  })

  it('needs no second day for a trip in which nothing happens, however many are wanted', () => {
    expect(daysOf([town('a', 0), town('b', 0, { bed: false })], { days: 2 })).toHaveLength(1)
  })

  it('refuses times that are negative or missing', () => {
    expect(() => splitStages([town('a', -1)], LIMITS)).toThrow(RangeError)
    expect(() => splitStages([town('a', NaN)], LIMITS)).toThrow(RangeError)
  })
})

const anyTown = fc.record({
  drive: fc.integer({ min: 0, max: 5 }),
  visit: fc.integer({ min: 0, max: 4 }),
  bed: fc.boolean(),
})
const anyTrip = fc
  .array(anyTown, { minLength: 1, maxLength: 6 })
  .map((towns) => towns.map((t, n) => town(`t${n}`, t.drive, t)))
const anyWish = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined })

interface Day {
  drive: number
  visit: number
  strong: number
  transit: boolean
}

/** Every way to place the nights, by trying them all: each trip is a string of drives and visits, each gap a possible night. */
function everySplit(points: SplitPoint[]): Day[][] {
  const acts = points.flatMap((point) => [
    { drive: point.driveSecondsFromPrevious, visit: 0, night: point.canSleep, transit: point.visitSeconds === 0 },
    ...(point.visitSeconds > 0 ? [{ drive: 0, visit: point.visitSeconds, night: point.canSleep, transit: false }] : []),
  ])
  const empty = (): Day => ({ drive: 0, visit: 0, strong: 0, transit: false })
  let plans: Day[][] = [[empty()]]
  acts.forEach((act, index) => {
    const add = (day: Day): Day => ({
      drive: day.drive + act.drive,
      visit: day.visit + act.visit,
      strong: day.strong + (act.visit >= 2_700 ? 1 : 0),
      transit: false,
    })
    plans = plans.map((plan) => [...plan.slice(0, -1), add(plan.at(-1)!)])
    if (!act.night || index === acts.length - 1) return
    plans = plans.flatMap((plan) => [plan, [...plan.slice(0, -1), { ...plan.at(-1)!, transit: act.transit }, empty()]])
  })
  return plans
}

function allowed(days: Day[]): boolean {
  const still = days.every((day) => day.drive + day.visit === 0)
  if (still && days.length > 1) return false
  return days.every(
    (day) =>
      (still || day.drive + day.visit > 0) &&
      day.drive <= LIMITS.maxDriveSeconds &&
      day.drive + day.visit + LIMITS.lunchSeconds <= LIMITS.daySeconds &&
      day.strong <= 4,
  )
}

function worth(days: Day[], wanted: number | undefined): [number, number, number] {
  const over = days.reduce((sum, day) => sum + Math.max(0, day.drive - LIMITS.dayDriveSeconds), 0)
  const spread = days.reduce((sum, day) => sum + (day.drive + day.visit) ** 2 + (day.transit ? 7_200 ** 2 : 0), 0)
  return wanted === undefined
    ? [days.length * 7_200 + over, days.length, over + spread / 1e12]
    : [Math.abs(days.length - wanted), days.length, over + spread / 1e12]
}

const compare = (a: number[], b: number[]) => a.reduce((sign, value, index) => sign || value - b[index]!, 0)

describe('against trying every night', () => {
  it('finds the best split there is, and calls impossible only what is', () => {
    fc.assert(
      fc.property(anyTrip, anyWish, (points, days) => {
        const best = everySplit(points)
          .filter(allowed)
          .map((plan) => worth(plan, days))
          .sort(compare)[0]
        const split = splitStages(points, { ...LIMITS, days })
        if ('impossible' in split) {
          expect(best).toBeUndefined()
          return
        }
        const mine = split.days.map((day, index): Day => {
          const point = points.find((candidate) => candidate.id === day.to)!
          const transit = index < split.days.length - 1 && point.visitSeconds === 0
          return { drive: day.driveSeconds, visit: day.visitSeconds, strong: day.strongVisits, transit }
        })
        expect(allowed(mine)).toBe(true)
        expect(worth(mine, days).map((value) => value.toFixed(6))).toEqual(best!.map((value) => value.toFixed(6)))
      }),
      { numRuns: 500 },
    )
  })

  it('loses nothing on the way: every drive and every visit falls in one day, nights where there are beds', () => {
    fc.assert(
      fc.property(anyTrip, anyWish, (points, wish) => {
        const split = splitStages(points, { ...LIMITS, days: wish })
        if ('impossible' in split) return
        const { days } = split
        expect(days.flatMap((day) => day.reaches)).toEqual(points.map((point) => point.id))
        expect(days.flatMap((day) => day.visits)).toEqual(
          points.filter((point) => point.visitSeconds > 0).map((point) => point.id),
        )
        for (const night of nightsOf(days)) expect(points.find((point) => point.id === night)!.canSleep).toBe(true)
        days.slice(1).forEach((day, index) => expect(day.from).toBe(days[index]!.to))
      }),
    )
  })

  it('splits two hundred towns', () => {
    const long = Array.from({ length: 200 }, (_, n) => town(`t${n}`, 1, { visit: n % 3 === 0 ? 1 : 0 }))
    expect(daysOf(long).length).toBeGreaterThan(30)
  })
})
