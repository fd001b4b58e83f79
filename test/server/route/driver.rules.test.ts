import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenDriverRules, type DriverDay, EU_DRIVER_LIMITS } from '../../../server/route/driver.rules'

const HOUR = 3600

/** Monday 4 January 2027 is day 0; hours of the day in order, "d" at the wheel, "b" a break, "w" other work. */
function day(
  number: number,
  startHour: number,
  pieces: readonly (readonly ['d' | 'b' | 'w', hours: number])[],
): DriverDay {
  const startSeconds = (number * 24 + startHour) * HOUR
  let clock = startSeconds
  const placed = pieces.map(([kind, hours]) => {
    const piece = { kind, startSeconds: clock, endSeconds: clock + hours * HOUR }
    clock = piece.endSeconds
    return piece
  })
  return {
    date: new Date(Date.UTC(2027, 0, 4 + number)).toISOString().slice(0, 10),
    startSeconds,
    endSeconds: clock,
    pieces: placed.flatMap(({ kind, ...times }) =>
      kind === 'w' ? [] : [{ kind: kind === 'd' ? ('drive' as const) : ('break' as const), ...times }],
    ),
  }
}
const nineHours = [
  ['d', 4.5],
  ['b', 0.75],
  ['d', 4.5],
] as const
const tenHours = [
  ['d', 4],
  ['b', 0.75],
  ['d', 4],
  ['b', 0.75],
  ['d', 2],
] as const
const rules = (...days: DriverDay[]) => brokenDriverRules(days).map(({ rule, date }) => `${date.slice(8)} ${rule}`)

describe('a driver', () => {
  it('may drive nine hours with a break of 45 minutes in the middle', () => {
    expect(rules(day(0, 8, nineHours))).toEqual([])
    expect(brokenDriverRules([])).toEqual([])
  })

  it('may drive ten hours twice a week and no third time', () => {
    const week = [0, 1, 2].map((number) => day(number, 7, tenHours))
    expect(brokenDriverRules(week)).toEqual([
      { rule: 'dailyDriving', date: '2027-01-06', seconds: 10 * HOUR, limitSeconds: 9 * HOUR },
    ])
    // the third falls in a new week when it is a Monday
    expect(rules(day(5, 7, tenHours), day(6, 7, tenHours), day(7, 7, tenHours))).toEqual([])
    expect(rules(day(0, 6, [...nineHours, ['b', 0.75], ['d', 1.1]]))).toEqual(['04 dailyDriving'])
  })

  it('rests 45 minutes after four and a half hours, whole or in parts of 15 minutes', () => {
    const broken = brokenDriverRules([
      day(0, 8, [
        ['d', 4],
        ['b', 0.5],
        ['d', 1],
      ]),
    ])
    expect(broken).toEqual([
      { rule: 'continuousDriving', date: '2027-01-04', seconds: 5 * HOUR, limitSeconds: 4.5 * HOUR },
    ])
    expect(
      rules(
        day(0, 8, [
          ['d', 2],
          ['b', 0.25],
          ['d', 2],
          ['b', 0.5],
          ['d', 3],
        ]),
      ),
    ).toEqual([])
    expect(
      rules(
        day(0, 8, [
          ['d', 2],
          ['b', 0.2],
          ['d', 2],
          ['b', 0.55],
          ['d', 3],
        ]),
      ),
    ).toEqual(['04 continuousDriving'])
    expect(
      rules(
        day(0, 8, [
          ['d', 4],
          ['w', 2],
          ['d', 1],
        ]),
      ),
    ).toEqual(['04 continuousDriving'])
  })

  it('splits the break as 15 and then 30 minutes where no better rule for tours is in force', () => {
    const limits = { ...EU_DRIVER_LIMITS, breakSplit: 'fifteen-thirty' } as const
    const split = (one: number, two: number) =>
      brokenDriverRules(
        [
          day(0, 8, [
            ['d', 2],
            ['b', one],
            ['d', 2],
            ['b', two],
            ['d', 3],
          ]),
        ],
        limits,
      ).length
    expect([split(0.25, 0.5), split(0.5, 0.25), split(0.4, 0.4)]).toEqual([0, 1, 1])
    expect(
      rules(
        day(0, 8, [
          ['d', 2],
          ['b', 0.5],
          ['d', 2],
          ['b', 0.25],
          ['d', 3],
        ]),
      ),
    ).toEqual([])
  })

  it('ends the day 13 hours after it began, or 15 with a pause of three', () => {
    expect(
      rules(
        day(0, 7, [
          ['d', 1],
          ['w', 12.5],
        ]),
      ),
    ).toEqual(['04 daySpread'])
    expect(
      rules(
        day(0, 7, [
          ['d', 1],
          ['b', 3],
          ['w', 11],
        ]),
      ),
    ).toEqual([])
    expect(
      rules(
        day(0, 7, [
          ['d', 1],
          ['b', 3],
          ['w', 11.5],
        ]),
      ),
    ).toEqual(['04 daySpread'])
  })

  it('rests eleven hours by night, nine at most three times', () => {
    const shift = [
      ['d', 1],
      ['w', 11.5],
    ] as const
    // 12.5 h of work from 7:00 to 19:30; the next day at 6:00 is 10.5 h later
    const tight = [0, 1, 2, 3, 4].map((number) => day(number, 7 - number, shift))
    expect(rules(...tight)).toEqual(['08 dailyRest'])
    const shortest = brokenDriverRules([day(0, 9, shift), day(1, 6, shift)])
    expect(shortest).toEqual([{ rule: 'dailyRest', date: '2027-01-05', seconds: 8.5 * HOUR, limitSeconds: 9 * HOUR }])
  })

  it('rests 45 hours before the seventh day', () => {
    const week = (count: number) => Array.from({ length: count }, (_, number) => day(number, 8, [['d', 2]]))
    expect(rules(...week(6))).toEqual([])
    expect(rules(...week(7))).toEqual(['10 weeklyRest'])
    const rested = [...week(5), day(7, 8, [['d', 2]]), day(8, 8, [['d', 2]])]
    expect(rules(...rested)).toEqual([])
  })

  it('drives no more than 56 hours a week and 90 in two', () => {
    const long = [0, 1].map((number) => day(number, 6, tenHours))
    const heavy = [...long, ...[2, 3, 4, 5].map((number) => day(number, 7, nineHours))]
    expect(rules(...heavy)).toEqual([])
    const next = [8, 9, 10, 11].map((number) => day(number, 7, nineHours))
    expect(brokenDriverRules([...heavy, ...next])).toEqual([
      { rule: 'fortnightDriving', date: '2027-01-15', seconds: 92 * HOUR, limitSeconds: 90 * HOUR },
    ])
    expect(rules(...heavy, day(6, 18, [['d', 1]]))).toContain('10 weeklyDriving')
  })

  it('breaks nothing more when a day is left out', () => {
    const drawn = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 6 })), { minLength: 1 })
    fc.assert(
      fc.property(drawn, (list) => {
        const days = list.slice(0, 14).map(([start, hours], number) => day(number, start, [['d', hours]]))
        expect(brokenDriverRules(days.slice(0, -1)).length).toBeLessThanOrEqual(brokenDriverRules(days).length)
      }),
    )
  })
})
